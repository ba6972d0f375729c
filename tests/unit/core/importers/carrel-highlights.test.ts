// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CleanHtml } from '../../../../renderer/core/article/article';
import { highlightsCsv } from '../../../../renderer/core/exporting/highlights-csv';
import { highlightsJson } from '../../../../renderer/core/exporting/highlights-json';
import { highlightsMarkdown } from '../../../../renderer/core/exporting/highlights-markdown';
import { newNote } from '../../../../renderer/core/exporting/note/update-note';
import { type Highlight, highlightColours } from '../../../../renderer/core/highlights/highlight';
import {
  carrelHighlights,
  carrelHighlightsCsv,
} from '../../../../renderer/core/importers/carrel-highlights';
import type { ImportContext, ListImporter } from '../../../../renderer/core/importers/importer';
import { listImporters } from '../../../../renderer/core/importers/registry';
import { article } from '../../article';

const context = {
  parseHtml: (html: string) => new DOMParser().parseFromString(html, 'text/html'),
  cleanBody: (body: Element) => ({ html: body.innerHTML as CleanHtml, body }),
  cleanSvg: () => null,
} as unknown as ImportContext;

async function readBack(importer: ListImporter, name: string, text: string) {
  const source = { name, bytes: new TextEncoder().encode(text), modifiedAt: null };
  expect(listImporters.find((each) => each.accepts(source))).toBe(importer);
  const items = [];
  for await (const item of importer.read(source, context)) items.push(item);
  return items.map((item) => {
    if (!item.ok || !('draft' in item)) throw new Error(JSON.stringify(item));
    return item;
  });
}

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const line = fc
  .tuple(fc.constantFrom('', '=', "'=", '+', '-', '@', '"', ','), word)
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '' && text.trim() === text);
const marks = fc.record({
  id: fc.uuid().map((id) => id.replaceAll('-', '').slice(0, 26).toUpperCase()),
  quote: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  prefix: word,
  suffix: word,
  colour: fc.constantFrom(...highlightColours),
  note: fc.oneof(fc.constant(''), line),
  tags: fc.uniqueArray(line, { maxLength: 3 }),
  createdAt: fc.integer({ min: 1, max: 4_000_000_000_000 }),
});
const library = fc.array(
  fc.tuple(
    fc.record({
      id: fc.ulid(),
      title: fc.constantFrom('The harbour', '=SUM(A1)', '-@ 항구의 밤', "'='"),
      url: fc.constantFrom(null, 'https://a.example/1', 'https://b.example/?q=2'),
      byline: fc.uniqueArray(fc.constantFrom('Kim Minji', 'Doe, Jane', '-x'), { maxLength: 2 }),
      site: fc.constantFrom(null, '@site'),
      tags: fc.uniqueArray(line, { maxLength: 2 }),
      savedAt: fc.integer({ min: 1, max: 4_000_000_000_000 }),
    }),
    fc.uniqueArray(marks, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
  ),
  { minLength: 1, maxLength: 4 },
);

describe.each([
  ['JSON', carrelHighlights, 'highlights.json', highlightsJson],
  ['CSV', carrelHighlightsCsv, 'highlights.csv', highlightsCsv],
] as const)('as %s', (_format, importer, name, write) => {
  test('every highlight is imported as it was exported', async () => {
    await fc.assert(
      fc.asyncProperty(library, async (rows) => {
        const all = rows.map(([given, highlights]) => ({
          article: article({ ...given, lang: 'en' }),
          highlights,
        }));
        const items = await readBack(importer, name, write(all));
        expect(items.map(({ markedIn }) => markedIn)).toEqual(all.map(({ article: { id } }) => id));
        for (const [at, { draft }] of items.entries()) {
          const { article: known, highlights } = all[at]!;
          expect(draft.marks?.highlights).toEqual(highlights);
          const { title, byline, tags, url, savedAt } = known;
          expect(draft).toMatchObject({ title, byline, tags, url, savedAt });
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a broken entry costs only itself', async () => {
    const highlight: Highlight = {
      ...{ id: 'H', quote: 'a quote', prefix: '', suffix: '', colour: 'blue', note: '' },
      ...{ tags: [], createdAt: 1 },
    };
    const known = article({ id: '01J00000000000000000000000', url: 'https://a.example/' });
    const text = write([{ article: known, highlights: [highlight] }]);
    const broken = name.endsWith('json')
      ? text
          .replace('"highlights": [', '"highlights": [7, null, {"quote": 3, "colour": "x"},')
          .replace('"articles": [', '"articles": [7, {"highlights": {}},')
      : text.replace('\r\n', '\r\n,,,\r\n');
    const source = { name, bytes: new TextEncoder().encode(broken), modifiedAt: null };
    const items = [];
    for await (const item of importer.read(source, context)) items.push(item);
    const whole = items.filter((item) => item.ok);
    expect(items.length).toBeGreaterThan(1);
    expect(whole).toHaveLength(1);
    expect(whole[0]).toMatchObject({ draft: { marks: { highlights: [highlight] } } });
  });
});

test('a quote with marks of footnotes is exported without them, and comes back with both', async () => {
  const mark: Highlight = {
    ...{
      id: 'H1',
      quote: 'It cost 3.5 million.2 He paid.',
      words: 'It cost 3.5 million. He paid.',
    },
    ...{ prefix: '', suffix: '', colour: 'green', note: '', tags: [], createdAt: 1_000 },
  };
  const exported = [{ article: article({ id: '01JQ4Z5M0000000000000000AA' }), highlights: [mark] }];
  const note = newNote(exported[0]!.article, [mark]);
  for (const text of [highlightsMarkdown(exported), note]) {
    expect(text).toContain('> It cost 3.5 million. He paid.');
  }
  const json = highlightsJson(exported);
  expect(JSON.parse(json).articles[0].highlights[0].quote).toBe(mark.words);
  for (const [importer, name, text] of [
    [carrelHighlights, 'a.json', json],
    [carrelHighlightsCsv, 'a.csv', highlightsCsv(exported)],
  ] as const) {
    const [item] = await readBack(importer, name, text);
    expect(item?.draft.marks?.highlights, name).toEqual([mark]);
  }
});
