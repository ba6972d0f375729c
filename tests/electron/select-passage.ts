import type { Page } from '@playwright/test';

/** Selects a passage of the open article, as a mouse or the keyboard would, and focuses the article. */
export function select(page: Page, passage: string): Promise<void> {
  return page
    .frameLocator('iframe[sandbox="allow-same-origin"]')
    .locator('.article-body')
    .evaluate((body, wanted) => {
      const frame = body.ownerDocument;
      const walker = frame.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        frame.defaultView?.focus();
        frame.defaultView?.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      }
    }, passage);
}
