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
