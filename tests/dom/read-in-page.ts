import type { Page } from '@playwright/test';
import type { ImportItem } from '../../renderer/core/importer';

/** What core makes of a file, in the real engine. The pictures' bytes stay there. */
export function readInPage(page: Page, name: string, bytes: Uint8Array): Promise<ImportItem[]> {
  return page.evaluate(
    async ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const items: ImportItem[] = [];
      for await (const item of core.readSource({ name, bytes, modifiedAt: null }, core.context)) {
        if (item.ok) {
          for (const asset of item.draft.assets) asset.bytes = new Uint8Array();
        }
        items.push(item);
      }
      return items;
    },
    { name, base64: Buffer.from(bytes).toString('base64') },
  );
}
