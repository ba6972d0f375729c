import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnchors, quoteOf } from '../../../../renderer/core/highlights/anchor-quote';
import {
  deepLink,
  findLinkedQuote,
  readDeepLink,
} from '../../../../renderer/core/highlights/deep-link';

const id = '01JCARRE1TESTARTXC1E000001';
const passage = (quote: string, prefix = '', suffix = '') => ({ quote, prefix, suffix });

/** Any code units, halves of surrogate pairs too. */
const anyText = (maxLength: number) =>
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength });

/** Where a link to `quote` in `before` leads in `after`. */
function follow(before: string, quote: string, after = before): string | null {
  const span = createAnchors(before)(passage(quote));
  if (span === null) throw new Error('The quote is not in the text');
  const link = readDeepLink(deepLink(id, quoteOf(before, span), before));
  const place = link?.quote && findLinkedQuote(after, link.quote);
  return place ? after.slice(place.start, place.end) : null;
}

describe('a link', () => {
  it('names the article alone', () => {
    expect(deepLink(id)).toBe(`carrel://article/${id}`);
    expect(readDeepLink(deepLink(id))).toEqual({ id, quote: null });
  });

  it('quotes the words', () => {
    expect(deepLink(id, passage('the old harbour, at night and well-lit'))).toBe(
      `carrel://article/${id}#the%20old%20harbour%2C%20at%20night%20and%20well%2Dlit`,
    );
  });

  it('quotes Korean words', () => {
    const link = deepLink(id, passage('조선총독부는 그해 말에 신문을 폐간시켰다.'));
    expect(link).toMatch(/^[!-~]+$/);
    expect(readDeepLink(link)?.quote?.start).toBe('조선총독부는 그해 말에 신문을 폐간시켰다.');
  });

  it('gives the ends of a long quote', () => {
    const words = Array.from({ length: 4000 }, (_, at) => `word${at}`).join(' ');
    const link = deepLink(id, passage(words));
    expect(link.length).toBeLessThan(300);
    const { quote } = readDeepLink(link)!;
    expect(quote!.start).toMatch(/^word0 word1 .*\d$/);
    expect(quote!.end).toMatch(/^word\d+ .* word3999$/);
  });

  it('can stand in Markdown and in running text', () => {
    const link = deepLink(id, passage('An [odd] *one* (really) _so_ <b>, "it" ends here.'));
    expect(link).not.toMatch(/[[\]()*_<>"\s]|\.$/);
  });

  it('stays short whatever the words are', () => {
    fc.assert(
      fc.property(anyText(200), anyText(40), (quote, context) => {
        const link = deepLink(id, passage(quote, context, context));
        expect(link.length).toBeLessThan(4096);
        expect(readDeepLink(link)?.id).toBe(id);
      }),
    );
  });

  it('is made of half a surrogate pair, too', () => {
    expect(readDeepLink(deepLink(id, passage('cut \ud83d')))?.quote?.start).toBe('cut \ufffd');
  });
});

describe('following a link', () => {
  const text =
    'A lamp was lit.\nThe keeper wrote: “A lamp was lit.”\n\nNothing else happened in the well-known harbour, ' +
    'or so she said.\n그해 말에 신문은 문을 닫았다.\n';

  it.each([
    'well-known harbour, or so',
    '그해 말에 신문은',
    'lamp was lit.”',
    text.slice(0, text.indexOf('\n그해')),
  ])('leads to %j', (quote) => {
    expect(follow(text, quote)).toBe(quote);
  });

  it('tells two occurrences apart by the words around them', () => {
    const at = text.lastIndexOf('A lamp was lit');
    const link = deepLink(id, quoteOf(text, { start: at, end: at + 14 }), text);
    expect(findLinkedQuote(text, readDeepLink(link)!.quote!)).toEqual({ start: at, end: at + 14 });
  });

  it('gives no context where the words are there once', () => {
    expect(deepLink(id, passage('else', 'Nothing ', ' happened'), text)).toMatch(/#else$/);
    expect(deepLink(id, passage('else', 'Nothing ', ' happened'))).toMatch(
      /#Nothing-,else,-happened$/,
    );
  });

  it('leads to the same words after another extraction', () => {
    const again = text
      .replaceAll('“', '"')
      .replaceAll('”', '"')
      .replace(/\n/g, '  \n\n')
      .replace('harbour', 'har\u00adbor');
    expect(follow(text, 'well-known harbour, or so she said.', again)).toBe(
      'well-known har\u00adbor, or so she said.',
    );
    expect(follow(text, '“A lamp was lit.”', again)).toBe('"A lamp was lit."');
  });

  it('finds the ends of a long quote although its middle has changed', () => {
    const line = (name: string) =>
      Array.from({ length: 60 }, (_, at) => `${name}${at * 7}`).join(' ');
    const before = `${line('a')}\n${line('b')}\n${line('c')}`;
    const quote = `${line('a').slice(30)}\n${line('b')}`;
    const after = before.replace(line('b').slice(40, 200), 'a correction');
    const place = follow(before, quote, after);
    expect(place?.startsWith(quote.slice(0, 40))).toBe(true);
    expect(place?.endsWith(quote.slice(-40))).toBe(true);
    expect(place).toContain('a correction');
    // One end is enough to scroll to.
    expect(follow(before, quote, line('a'))).toBe(follow(before, quote, line('a').slice(20)));
    expect(quote.endsWith(follow(before, quote, line('b'))!)).toBe(true);
  });

  it('finds nothing where the words are gone', () => {
    expect(follow(text, 'well-known harbour', 'Another article on quite other things.')).toBeNull();
  });

  it('accepts what people write by hand', () => {
    const read = (rest: string) => readDeepLink(`carrel://article/${id}${rest}`);
    expect(read('#Nothing else happened')?.quote?.start).toBe('Nothing else happened');
    expect(read('#그해 말에')?.quote?.start).toBe('그해 말에');
    expect(read('#one, two, three')?.quote?.start).toBe('one, two, three');
    expect(read('/#lamp')?.quote?.start).toBe('lamp');
    expect(read('#')?.quote).toBeNull();
    expect(readDeepLink(`CARREL://Article/${id.toLowerCase()}`)).toEqual({ id, quote: null });
  });

  it('opens the article where an escape was cut off', () => {
    expect(readDeepLink(`carrel://article/${id}#%ED%95`)).toEqual({ id, quote: null });
  });
});

describe('hostile links', () => {
  it.each([
    '',
    'carrel:',
    'carrel://',
    `carrel:article/${id}`,
    `carrel:///article/${id}`,
    `carrel://settings/${id}`,
    `carrel://article.evil.example/${id}`,
    `carrel://article:80/${id}`,
    `carrel://user@article/${id}`,
    `carrel://article/../${id}`,
    `carrel://article/${id}/../../x`,
    `carrel://article/${id}?run=1`,
    `carrel://article/${id}x`,
    `carrel://article/${id.slice(1)}`,
    `carrel://article/%30${id.slice(1)}`,
    `carrel://article/${id}\n--library=/tmp`,
    `carrel://article/${id}#a\u0000b`,
    `carrel://article/${id}#a%00b`,
    `carrel://article/${id}#a%1Bb`,
    `carrel://article/${id}#a%C2%85b`,
    `carrel://article/${id}#${'a'.repeat(4096)}`,
    `https://article/${id}`,
    `javascript:alert(1)//carrel://article/${id}`,
    ` carrel://article/${id}`,
  ])('%j is refused', (link) => {
    expect(readDeepLink(link)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyText(60), (rest) => {
        const read = readDeepLink(`carrel://article/${id}#${rest}`);
        if (read?.quote) findLinkedQuote('a lamp was lit', read.quote);
      }),
    );
  });
});
