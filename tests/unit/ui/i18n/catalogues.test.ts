import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../../electron/ipc/languages';
import { catalogueOf, type Texts } from '../../../../renderer/ui/i18n/catalogue';
import english from '../../../../resources/locales/en.json';
import { messagesOf, parametersOf, pluralsOf } from './message-parts';

const folder = join(import.meta.dirname, '../../../../resources/locales');
const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
const englishMessages = new Map(messagesOf(english));
const names = Object.keys(languages);

/** Names, and what the programs that they name show in English only. */
const sameEverywhere =
  /^(?:Carrel|OK|left-out|“\{word\}”|SHA-256|Markdown|CSV|JSON|BibTeX|RIS|CSL-JSON|MIT|English|日本語|中文|한국어|upload to a REST Form API|\d\. .+|\{percent, number\} ?%|\{size\} MB)$/;

it('every language has its file, and every file its language', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.map((name) => name.replace('.json', '')).sort()).toEqual([...names].sort());
});

describe.each(names)('%s', (language) => {
  const messages = messagesOf(textsOf(language));

  it('has every message, and no other', () => {
    expect(messages.map(([path]) => path)).toEqual([...englishMessages.keys()]);
  });

  it('has the parameters of the English messages', () => {
    const faults = messages.filter(([path, text]) => {
      const expected = parametersOf(englishMessages.get(path) ?? '');
      return [...parametersOf(text)].some(([name, type]) => expected.get(name) !== type);
    });
    expect(faults).toEqual([]);
  });

  it('says every parameter that is not only there for its plural', () => {
    const faults = messages.filter(([path, text]) => {
      const own = parametersOf(text);
      const wanted = [...parametersOf(englishMessages.get(path) ?? '')];
      return wanted.some(([name, type]) => type === 'string' && !own.has(name));
    });
    expect(faults).toEqual([]);
  });

  it('has no empty message but where English has none', () => {
    const faults = messages.filter(
      ([path, text]) => text.trim() === '' && englishMessages.get(path) !== '',
    );
    expect(faults).toEqual([]);
  });

  it('has the cases of its plurals, and no others', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const faults = messages.filter(([path, text]) => {
      const model = pluralsOf(englishMessages.get(path) ?? '');
      const mayHaveOne = model.some((cases) => !cases.includes('one'));
      return pluralsOf(text).some((cases) => {
        const named = cases.filter((name) => !name.startsWith('='));
        const wanted = named.length === 1 && mayHaveOne ? ['other'] : pluralCategories;
        return [...named].sort().join() !== [...wanted].sort().join();
      });
    });
    expect(faults).toEqual([]);
  });

  it.runIf(language !== 'en')('leaves nothing in English but names', () => {
    const faults = messages.filter(
      ([path, text]) =>
        text === englishMessages.get(path) && /[a-z]{2}/i.test(text) && !sameEverywhere.test(text),
    );
    expect(faults).toEqual([]);
  });
});

describe('a catalogue', () => {
  const ko = catalogueOf('ko', textsOf('ko'));

  it('takes values by their place and counts by the rules of its language', () => {
    const en = catalogueOf('en', english);
    expect(en.list.articles(1)).toBe('1 article');
    expect(en.list.articles(12_345)).toBe('12,345 articles');
    expect(ko.list.articles(12_345)).toBe('글 12,345편');
    expect(en.tags.mergeWarning('a', 'b', 2)).toContain('2 articles tagged “a” will be tagged “b”');
  });

  it('shows markup and braces of a title as they are', () => {
    expect(ko.reader.nextArticle('<b>{0} it’s</b>')).toContain('<b>{0} it’s</b>');
  });

  it('is in English where its file lacks a text', () => {
    const some = catalogueOf('ko', { list: { label: '글 목록' } });
    expect(some.list.label).toBe('글 목록');
    expect(some.list.articles(2)).toBe('2 articles');
  });
});
