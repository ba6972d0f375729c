import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { ArticleDraft } from '../../renderer/core/article';
import { openCorePage } from './core-page.mjs';
import { readInPage } from './read-in-page';

interface Expected {
  title: string;
  byline: string[];
  site: string | null;
  publishedAt: string | null;
  lang: string | null;
  canonicalUrl: string | null;
  contains: string[];
  omits: string[];
  encoding: string;
}

const folder = join(import.meta.dirname, '../fixtures/pages');
let page: Page;
let close: () => Promise<void>;

test.beforeAll(async () => {
  ({ page, close } = await openCorePage());
});
test.afterAll(() => close());

for (const name of readdirSync(folder).sort()) {
  test(`reads the saved page ${name}`, async () => {
    const expected: Expected = JSON.parse(
      readFileSync(join(folder, name, 'expected.json'), 'utf8'),
    );
    const [item] = await readInPage(
      page,
      'page.html',
      readFileSync(join(folder, name, 'page.html')),
    );
    expect(item).toMatchObject({ ok: true });
    const { draft } = item as { draft: ArticleDraft };
    const canonicalUrl = await page.evaluate(
      (address) => address && core.canonicalUrl(address),
      expected.canonicalUrl,
    );
    const { title, byline, site, publishedAt, lang, encoding } = draft;
    expect.soft({ title, byline, site, publishedAt, lang, encoding }).toEqual({
      title: expected.title,
      byline: expected.byline,
      site: expected.site,
      publishedAt: expected.publishedAt,
      lang: expected.lang,
      encoding: expected.encoding,
    });
    expect.soft(draft.canonicalUrl).toBe(canonicalUrl);
    for (const text of expected.contains) expect.soft(draft.text).toContain(text);
    for (const text of expected.omits) expect.soft(draft.text).not.toContain(text);
  });
}
