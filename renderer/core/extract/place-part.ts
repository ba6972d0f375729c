/** Puts a left-out part into the body of its article, and takes it out again. */
import type { CleanHtml } from '../article/article';
import { type LeftOutPart, lineHash, textOfPart } from '../article/left-out';
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

/** What `bringBackAgain` needs of a browser. */
interface Tools {
  parseHtml(html: string): Document;
  clean(html: Element, baseUrl: string | null): CleanHtml;
}

/**
 * Puts parts that the reader had brought back into a new reading of the page, too: those of its parts
 * whose lines all were in such a part.
 *
 * @param known the parts of the reading before
 */
export function bringBackAgain(
  html: CleanHtml,
  parts: readonly LeftOutPart[],
  known: readonly LeftOutPart[],
  { parseHtml, clean }: Tools,
): { html: CleanHtml; parts: LeftOutPart[] } {
  const ids = new Map<string, string>();
  for (const part of known) {
    for (const line of part.backAs === undefined ? [] : linesOf(part)) ids.set(line, part.backAs!);
  }
  const used = new Set<string>();
  const placed = parts.map((part) => {
    const lines = linesOf(part);
    const id = ids.get(lines[0] ?? '');
    if (id === undefined || used.has(id) || !lines.every((line) => ids.has(line))) return part;
    used.add(id);
    return { ...part, backAs: id };
  });
  if (used.size === 0) return { html, parts: [...parts] };
  const { body } = parseHtml(html);
  const order = placed.map(({ backAs }) => backAs);
  for (const [at, part] of placed.entries()) {
    if (part.backAs === undefined) continue;
    const content = [...parseHtml(part.html).body.childNodes];
    placePart(body, part, content, (id) => order.slice(0, at).includes(id));
  }
  return { html: clean(body, null), parts: placed };
}

const linesOf = (part: LeftOutPart) => textOfPart(part).split('\n');
