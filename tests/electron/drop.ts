import type { Locator, Page } from '@playwright/test';

/** Drops files and folders of the disk on the window, or on an item in it, as a file manager does. */
export async function drop(page: Page, paths: string[], item?: Locator): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const box = await item?.boundingBox();
  const at = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 400, y: 300 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await devtools.detach();
}
