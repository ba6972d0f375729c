import { expect, type Page } from '@playwright/test';
import type { ArticleDraft } from '../../renderer/core/article/article';
import type { ImportItem } from '../../renderer/core/importers/importer';
import type { Expected } from './fixtures';

/** A draft without the bytes of images, which stay in the page; `prose` is its text without captions. */
type ReadDraft = ArticleDraft & { prose: string };
export type ReadItem = Extract<ImportItem, { ok: false }> | { ok: true; draft: ReadDraft };

/** What renderer/core makes of a file and of the files beside it, in the real engine. */
export function readInPage(
  page: Page,
  name: string,
  bytes: Uint8Array,
  filesBeside: Record<string, string | Uint8Array> = {},
): Promise<ReadItem[]> {
  const packed = Object.entries(filesBeside).map(([path, content]) => [
    path,
    Buffer.from(content).toString('base64'),
  ]);
  return page.evaluate(
    async ({ name, base64, besides }) => {
      const bytesOf = (text: string) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
      const beside = core.companionsAround(
        name,
        (path) => {
          const text = besides[path];
          return text ? { name: path, read: async () => bytesOf(text) } : null;
        },
        () => core.indexNames(Object.keys(besides)),
        (path) => /\.html$/.test(path) && path in besides,
      );
      const bytes = bytesOf(base64);
      const items: ReadItem[] = [];
      for await (const item of core.readSource(
        { name, bytes, modifiedAt: null, beside },
        core.context,
      )) {
        if (!item.ok) items.push(item);
        if (!('draft' in item)) continue;
        for (const asset of item.draft.assets) asset.bytes = new Uint8Array();
        const body = core.context.parseHtml(item.draft.html).body;
        items.push({
          ok: true,
          draft: { ...item.draft, prose: core.textOf(body, { captions: false, asides: false }) },
        });
      }
      return items;
    },
    { name, base64: Buffer.from(bytes).toString('base64'), besides: Object.fromEntries(packed) },
  );
}

/** The drafts of a file of which every item is read. */
export async function draftsInPage(
  page: Page,
  name: string,
  content: string | Uint8Array,
  filesBeside: Record<string, string | Uint8Array> = {},
): Promise<ReadDraft[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const items = await readInPage(page, name, bytes, filesBeside);
  return items.map((item) => {
    expect(item).toMatchObject({ ok: true });
    return (item as Extract<ReadItem, { ok: true }>).draft;
  });
}

export async function expectItem(page: Page, item: ReadItem | undefined, expected: Expected) {
  const { prose, contains = [], omits = [], canonicalUrl, ...fields } = expected;
  expect(item).toMatchObject({ ok: true });
  const { draft } = item as { draft: ReadDraft };
  const found = Object.fromEntries(
    Object.keys(fields).map((name) => [name, draft[name as keyof ReadDraft]]),
  );
  expect.soft(found).toEqual(fields);
  if (canonicalUrl !== undefined) {
    // A fixture has the address as the page gives it; a draft has its canonical form.
    const normal = await page.evaluate((url) => url && core.canonicalUrl(url), canonicalUrl);
    expect.soft(draft.canonicalUrl).toBe(normal);
  }
  if (prose) expect.soft(draft.prose.split('\n')).toEqual(prose);
  for (const text of contains) expect.soft(draft.text).toContain(text);
  for (const text of omits) expect.soft(draft.prose).not.toContain(text);
}
