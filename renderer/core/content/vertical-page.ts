/** Places that are looked at: a hostile page can state it a million times. */
const mostPlaces = 50;
/** UTF-16 code units before a declaration in which its selector or its element begins. */
const longestRule = 2_000;

const declaration = /writing-mode\s*:\s*(?:vertical-rl|tb-rl)/gi;
/** In the `style` of an element that can hold a text. */
const ofElement = /<(?:html|body|main|article|section|div)\b[^<>]*$/i;
/** Selectors of the page, and the usual names of what holds its text. */
const ofText =
  /(?:^|[\s,])(?:html|body|:root|main|article)(?![\w-])|[.#][\w-]*(?:article|content|entry|body|novel|honbun|vertical|tate)/i;

/** True when the styles that are saved in a page set its text in vertical lines. */
export function isVerticalPage(html: string): boolean {
  let places = 0;
  for (const { index } of html.matchAll(declaration)) {
    if (++places > mostPlaces) return false;
    const before = html.slice(Math.max(0, index - longestRule), index);
    if (ofElement.test(before)) return true;
    const brace = before.lastIndexOf('{');
    if (brace < 0 || before.includes('}', brace)) continue;
    const selector =
      before
        .slice(0, brace)
        .split(/[{}<>;]/)
        .at(-1) ?? '';
    if (ofText.test(selector)) return true;
  }
  return false;
}
