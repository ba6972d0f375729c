import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type Expected, encodingCases, fixtures } from './fixtures';
import { expectItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

for (const { name, file, bytes, expected } of [
  ...fixtures<Expected>('pages'),
  ...fixtures<Expected>('text'),
]) {
  test(`reads the article ${name}`, async () => {
    const items = await readInPage(page, file, bytes);
    await expectItem(page, items[0], expected());
    expect(items).toHaveLength(1);
  });
}

for (const { name, file, bytes, expected } of fixtures<{ title: string; items: Expected[] }>(
  'feeds',
)) {
  test(`reads the feed ${name}`, async () => {
    const { title, items: wanted } = expected();
    const items = await readInPage(page, file, bytes);
    expect(items).toHaveLength(wanted.length);
    for (const [at, each] of wanted.entries())
      await expectItem(page, items[at], { site: title, ...each });
  });
}

test('decodes every legacy encoding without a declaration', async () => {
  const cases = encodingCases();
  const found = await page.evaluate(async (all) => {
    const texts: string[] = [];
    for (const { base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      texts.push((await core.decodeBytes(bytes, 'text')).text);
    }
    return texts;
  }, cases);
  expect(found).toEqual(cases.map(({ text }) => text));
});

test('finds what Readability finds, with fewer questions to each element', async () => {
  const pages = [
    ...fixtures<Expected>('pages').map(({ bytes }) => bytes.toString('utf8')),
    withHiddenParts,
  ];
  const found = await page.evaluate(
    (all) =>
      all.map((html) =>
        [core.Readability, core.QuickReadability].map((Reader) => {
          const reader = new Reader(core.parseHtml(html));
          // Ours leaves addresses as they are.
          Object.assign(reader, { _fixRelativeUris: () => undefined });
          const { content, byline } = reader.parse() ?? {};
          return { content, byline };
        }),
      ),
    pages,
  );
  for (const [plain, quick] of found) expect(quick).toEqual(plain);
  expect(found.at(-1)?.[1]?.byline).toBe('Marit Solberg');
  expect(found.at(-1)?.[1]?.content).not.toMatch(/Unseen/);
});

const paragraph =
  '<p>The ferry left the island before the fog came in, and nobody on the pier could say why.</p>';
const withHiddenParts = `<body><article><h1>Fog</h1>
  <span rel="author">Marit Solberg</span>
  ${paragraph.repeat(4)}
  <p hidden>Unseen by its attribute, though it is a whole sentence, with commas, and long.</p>
  <p style="display: none">Unseen by its style, though it is a whole sentence, with commas.</p>
  <p style="visibility:hidden">Unseen as well, though it is a whole sentence, with commas.</p>
  <p aria-hidden="true">Unseen by programs, though it is a whole sentence, with commas.</p>
  <p aria-hidden="false" style="color: red">Seen, a whole sentence, with commas, and long.</p>
  ${paragraph.repeat(4)}</article></body>`;
