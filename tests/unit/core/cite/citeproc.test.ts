// The references of thirty articles, compared with what citeproc-js writes for the same items, styles and
// locales. Recorded with citeproc 2.4.63, which Carrel does not contain: see docs/decisions/0048.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledStyles, localeFor } from '../../../../renderer/core/cite/bundled-styles';
import { citeLocales } from '../../../../renderer/core/cite/cite-locales';
import { cslItem } from '../../../../renderer/core/cite/csl-item';
import { formatItems } from '../../../../renderer/core/cite/reference';
import { thirtyArticles } from './articles';
import { plainReference, type RecordedReferences } from './recorded';

const recorded: RecordedReferences = JSON.parse(
  readFileSync('tests/fixtures/cite/citeproc.json', 'utf8'),
);
const items = thirtyArticles.map(cslItem);

/** What citeproc-js writes otherwise, by locale; each is a choice of its own and in no English reference. */
const otherwise: Record<string, string[]> = {
  'en-US': [],
  // It leaves out the comma before a conjunction that the locale writes without spaces.
  'ko-KR': ['a11'],
  // It keeps English quotation marks within a title.
  'ja-JP': ['a05', 'a10', 'a11'],
  'zh-CN': ['a05', 'a10', 'a11'],
};

// The first run compiles the engine.
beforeAll(async () => void (await formatItems(items.slice(0, 1), bundledStyles[0]!, 'en-US')));

it('were recorded for these items', () => {
  expect(JSON.parse(JSON.stringify(items))).toEqual(recorded.items);
});

describe.each(citeLocales)('in %s', (lang) => {
  it.each(bundledStyles.map((style) => [style.title, style] as const))('%s', async (_, style) => {
    const made = await formatItems(items, style, lang);
    if (!made.ok) throw new Error(made.fault);
    const expected = recorded.references[`${style.id} ${lang}`]!;
    const isOther = (id: string) =>
      otherwise[localeFor(style.defaultLocale ?? lang).lang]!.includes(id);
    const byId = (rows: readonly { id: string; html: string }[]) =>
      rows
        .filter(({ id }) => !isOther(id))
        .map(({ id, html }) => `${id} ${plainReference(html)}`)
        .sort();
    expect(byId(made.references)).toEqual(byId(expected));
    // Notes without an author are sorted by their titles there, here by what they begin with.
    if (style.id !== 'chicago-notes') {
      const order = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
      expect(order(made.references)).toEqual(order(expected));
    }
  });
});

it('keeps italics for titles of other scripts, in HTML only', async () => {
  const made = await formatItems([items[0]!, items[1]!], bundledStyles[0]!, 'en-US');
  if (!made.ok) throw new Error(made.fault);
  const [english, korean] = made.references;
  expect(english!.html).toContain('<i>The Harbour Times</i>');
  expect(english!.text).toBe(
    'Lind, Mara, and Jan van den Berg. 2025. “The Harbour at Night: A City Waits.” The Harbour Times, February 20, 2025, sec. Business. https://quay.example/1.',
  );
  expect(korean!.html).toBe(korean!.text);
});

it.each([
  ['article-newspaper', '김하나 (2025. 2. 20.).'],
  ['article', '김하나 (2025. 2. 20.).'],
  ['document', '김하나 (2025. 2. 20.).'],
  ['review', '김하나 (2025. 2. 20.).'],
  ['article-journal', '김하나 (2025).'],
  ['thesis', '김하나 (2025).'],
] as const)('the Korean style dates a work of type %s', async (type, start) => {
  const style = bundledStyles.find(({ id }) => id === 'korean')!;
  const item = {
    ...items[1]!,
    type,
    author: [{ family: '김', given: '하나' }],
    issued: items[1]!.issued!,
  };
  const made = await formatItems([item], style, 'ko-KR');
  expect(made.ok && made.references[0]?.html.trim().startsWith(start), JSON.stringify(made)).toBe(
    true,
  );
});
