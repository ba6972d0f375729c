import type { Page } from '@playwright/test';

/**
 * Our own texts on the screen that do not fit: buttons, tabs, menu rows, labels and headings that are cut,
 * reach out of their box or out of the window. What the user's articles say may be cut.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours =
      'button, [role=tab], [role=menuitem], [role=menuitemradio], [role=radio], label, legend, h1, h2, h3, h4, dt, th, .choice-option, .setting-hint, .quiet';
    // Titles, addresses and names of the user's, and what only a screen reader meets.
    const theirs =
      '[role=option], [role=row], .row, .visually-hidden, .sidebar-sites, time, code, [data-user-text]';
    const faults: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      const owner = element?.closest(ours);
      if (text === '' || !element || !owner || element.closest(theirs)) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      if (rect.width < 2 || rect.height < 2) continue;
      if (isHidden(element)) continue;
      const why = cutBy(rect, element);
      if (why !== null) faults.push(`“${text}” ${why}`);
    }
    return faults;

    /** A box of a pixel, for screen readers only, or one that is scrolled out of sight. */
    function isHidden(element: Element): boolean {
      for (let each: Element | null = element; each; each = each.parentElement) {
        const { width, height } = each.getBoundingClientRect();
        if (width <= 1 || height <= 1) return true;
      }
      return false;
    }

    function cutBy(rect: DOMRect, element: Element): string | null {
      for (let each: Element | null = element; each; each = each.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(each);
        const box = each.getBoundingClientRect();
        const scrolls = /auto|scroll/.test(`${overflowX} ${overflowY}`);
        const isButton = each.matches('button, [role=tab], [role=radio], .choice-option');
        const outside = rect.right > box.right + 1 || rect.left < box.left - 1;
        if (outside && (overflowX !== 'visible' || isButton) && !/auto|scroll/.test(overflowX)) {
          return `is wider than ${each.tagName} ${each.className}`;
        }
        const beyond = rect.bottom > box.bottom + 2 || rect.top < box.top - 2;
        if (beyond && overflowY !== 'visible' && !/auto|scroll/.test(overflowY)) {
          return `is higher than ${each.tagName} ${each.className}`;
        }
        if (scrolls || position === 'fixed') return null;
      }
      return rect.right > innerWidth + 1 || rect.left < -1 ? 'is out of the window' : null;
    }
  });
}
