/** Puts the words of the reader's language into a page of the extension. */
export function localize(document: Document): void {
  document.documentElement.lang = chrome.i18n.getUILanguage();
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = chrome.i18n.getMessage(element.dataset.text ?? '');
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', chrome.i18n.getMessage(element.dataset.label ?? ''));
  }
}

/** The element with this id. Throws where the page has none. */
export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no ${id}`);
  return element as Kind;
}
