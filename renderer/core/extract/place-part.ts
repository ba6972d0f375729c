/** Puts a left-out part into the body of its article, and takes it out again. */
import { type LeftOutPart, lineHash } from '../article/left-out';
import { textLinesOf } from './text-lines';

/** The sanitizer gives all ids of bodies its prefix `user-content-`; this is one that it leaves alone. */
const idPrefix = 'user-content-back-';

/** @param name lower-case letters and digits, different for each part */
export const partId = (name: string) => idPrefix + name;

const isPart = (element: Element | null) => element?.id.startsWith(idPrefix) ?? false;

/** Elements that may hold a section between their children. */
const HOLDS_SECTIONS = /^(?:BODY|DIV|SECTION|ARTICLE|MAIN)$/;

/**
 * Puts a part behind the line of the body that it follows on its page; at the end where that line is not
 * in the body.
 *
 * @param content the part, parsed
 * @param isBefore true for the id of a part that is before this one on the page
 */
export function placePart(
  body: Element,
  { after, backAs }: LeftOutPart,
  content: readonly Node[],
  isBefore: (id: string) => boolean,
): void {
  const section = body.ownerDocument.createElement('section');
  section.id = backAs ?? '';
  section.append(...content);
  let before: Element | null = null;
  if (after !== '') {
    before = elementOfLine(body, after);
    if (!before) {
      body.append(section);
      return;
    }
  }
  // Parts that follow the same line stay in the order of the page.
  for (;;) {
    const next: Element | null = before ? before.nextElementSibling : body.firstElementChild;
    if (!next || !isPart(next) || !isBefore(next.id)) break;
    before = next;
  }
  if (before) before.after(section);
  else body.prepend(section);
}

/** The element that holds the line and may have a section behind it; null where there is none. */
function elementOfLine(body: Element, hash: string): Element | null {
  const line = textLinesOf(body).find(
    ({ key, block }) => lineHash(key) === hash && !block.element.closest(`[id^="${idPrefix}"]`),
  );
  let element = line?.block.element ?? null;
  if (!element || element === body) return null;
  while (element.parentElement && !HOLDS_SECTIONS.test(element.parentElement.nodeName))
    element = element.parentElement;
  return body.contains(element) && element !== body ? element : null;
}

/** False when the body does not hold it. */
export function removePart(body: Element, id: string): boolean {
  const section = [...body.querySelectorAll(`[id^="${idPrefix}"]`)].find((each) => each.id === id);
  section?.remove();
  return section !== undefined;
}
