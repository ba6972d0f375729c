/** Footnotes: a mark in the text is a link to an element of the same page. */

/** The id that a mark leads to; null when the link is no mark of a footnote. */
export function noteIdOf(link: Element): string | null {
  const text = link.textContent?.trim() ?? '';
  const isMark =
    text.length <= 5 &&
    (/^[[(（]?(?:\d+|[a-z]|[ivxl]+|[*†‡§※]+)[\])）]?$/iu.test(text) ||
      link.closest('sup') !== null);
  const hash = (link.getAttribute('href') ?? '').split('#')[1];
  if (!isMark || !hash) return null;
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

const HIDDEN =
  '[hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i]';

/** Footnotes that a script shows beside their mark are hidden until then. */
export function revealFootnotes(document: Document): void {
  for (const mark of document.querySelectorAll('a[href^="#"]')) {
    const id = noteIdOf(mark);
    let element = id === null ? null : document.getElementById(id);
    for (; element && element !== document.body; element = element.parentElement) {
      if (!element.matches(HIDDEN)) continue;
      element.removeAttribute('hidden');
      element.removeAttribute('aria-hidden');
      element.style.removeProperty('display');
    }
  }
}
