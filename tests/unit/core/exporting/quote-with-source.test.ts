import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  type QuoteForm,
  type QuoteSource,
  quoteForms,
  quoteWithSource,
} from '../../../../renderer/core/exporting/quote-with-source';
import { article } from '../../article';

const link = 'carrel://article/01JCARRE1TESTARTXC1E000001#like%20herons';
const source = (given: Parameters<typeof article>[0] = {}): QuoteSource => ({
  article: article({
    title: 'The harbour at night',
    byline: ['Kim Ji-young', '박서준'],
    site: 'The Herald',
    publishedAt: '2024-03-05T09:00:00+09:00',
    url: 'https://herald.example/harbour?a=1&b=(2)',
    ...given,
  }),
  link,
  reference: null,
});
const text = (quote: string, form: QuoteForm, from = source()) =>
  quoteWithSource(quote, from, form).text;

describe('a copied quote', () => {
  it('is plain text with its source and its link', () => {
    expect(text('Cranes stood over the quay like herons.', 'plain')).toBe(
      `Cranes stood over the quay like herons.

— Kim Ji-young, 박서준, “The harbour at night”, The Herald, 2024-03-05
https://herald.example/harbour?a=1&b=(2)
${link}`,
    );
  });

  it('does not take the date of a file for that of its publication', () => {
    const made = '2024-03-05T09:00:00+09:00';
    const from = source({ publishedAt: made, publication: { created: made } });
    expect(text('Words.', 'plain', from)).toContain('“The harbour at night”, The Herald\n');
  });

  it('is a block quote in Markdown', () => {
    expect(text('One *line*.\nAnother.', 'markdown')).toBe(
      `> One \\*line\\*.
>
> Another.
>
> — [Kim Ji-young, 박서준, “The harbour at night”, The Herald, 2024-03-05](<https://herald.example/harbour?a=1&b=(2)>) ([Carrel](${link}))`,
    );
  });

  it('names the source by a reference, which has the address in it', () => {
    const reference = 'Kim. “The Harbour.” Herald, 5 March 2024. https://herald.example/harbour';
    const from = {
      ...source({ url: 'https://herald.example/harbour' }),
      reference,
    };
    expect(text('Words.', 'citation', from)).toBe(`Words.\n\n— ${reference}\n${link}`);
  });

  it('names the pages of a PDF, but for a reference, which has no place for them', () => {
    const on = (first: number, last: number) => ({ ...source(), pages: { first, last } });
    expect(text('Words.', 'plain', on(3, 3))).toContain(', The Herald, 2024-03-05, p. 3\n');
    expect(text('Words.', 'markdown', on(3, 4))).toContain(', 2024-03-05, pp. 3–4](');
    expect(quoteWithSource('Words.', on(3, 3), 'plain').html).toContain(', p. 3</a>');
    const reference = 'Kim. “The Harbour.” 2024.';
    expect(text('Words.', 'citation', { ...on(3, 3), reference })).not.toContain('p. 3');
  });

  it('is the source alone where nothing is quoted', () => {
    expect(text('', 'plain')).toMatch(/^Kim Ji-young, .*\nhttps:.*\ncarrel:.*$/);
    expect(text(' \n ', 'markdown')).toMatch(/^\[Kim Ji-young, /);
  });

  it('names what is known', () => {
    const bare = source({ byline: [], site: null, publishedAt: null, url: null });
    expect(text('Words.', 'plain', bare)).toBe(`Words.\n\n— “The harbour at night”\n${link}`);
    expect(text('Words.', 'markdown', bare)).toBe(
      `> Words.\n>\n> — [“The harbour at night”](${link})`,
    );
    expect(text('Words.', 'plain', source({ publishedAt: '2024' }))).toContain('Herald, 2024\n');
  });

  it('is a block quote in a word processor', () => {
    expect(quoteWithSource('One.\nTwo.', source({ lang: 'en-GB' }), 'plain').html).toBe(
      '<blockquote lang="en-GB"><p>One.</p><p>Two.</p></blockquote>' +
        '<p>— <a href="https://herald.example/harbour?a=1&amp;b=(2)">Kim Ji-young, 박서준, “The harbour at night”, The Herald, 2024-03-05</a> ' +
        `(<a href="${link}">Carrel</a>)</p>`,
    );
  });
});

describe('hostile words', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '](javascript:alert(1)) [x',
    '`**_~[x](y)_**`',
    '# heading\n- list\n1. list\n> quote\n\n---\n    code',
    'rm -rf ~\r\u001b[2K\u0007\u0000\u009b31m',
  ];

  it.each(hostile)('%j stay words in each form', (words) => {
    const from = source({ title: words, byline: [words], site: words, lang: words });
    for (const form of quoteForms) {
      const copied = quoteWithSource(words, from, form);
      expect(copied.text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      expect(copied.html).not.toMatch(/<(?!\/?(?:blockquote|p|a)\b)|\p{Cc}/u);
      if (form !== 'markdown') continue;
      const html = marked.parse(copied.text) as string;
      expect(html).not.toMatch(/<(?!\/?(?:blockquote|p|a)\b)/);
      expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
        expect.stringMatching(/^https:/),
        link,
      ]);
    }
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://x.example/> [y](javascript:z)',
    'data:text/html,x',
  ])('the address %j is not linked to', (url) => {
    for (const form of quoteForms) {
      const copied = quoteWithSource('Words.', source({ url }), form);
      expect(copied.text + copied.html).not.toContain(url);
    }
  });
});
