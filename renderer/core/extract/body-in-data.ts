/**
 * Some pages come without their text: a script draws it from data that stands in the page (Next.js,
 * Nuxt). Saved without running it, the data is all there is.
 */
import { showContent } from '../content/show-content';

/** A JavaScript or JSON string long enough to be an article. */
const LONG_STRING = /"((?:[^"\\]|\\.){400,400000})"/g;
/** A string inside a string inside a script: streamed components. */
const DEEPEST = 2;
const MOST_SCRIPT = 3_000_000;

export function bodyInData(
  document: Document,
  parseHtml: (html: string) => Document,
): Element | null {
  let best: string | null = null;
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? '';
    if (
      text.length < 500 ||
      text.length > MOST_SCRIPT ||
      !/\\u003c|<\\?\/?p|articleBody/i.test(text)
    )
      continue;
    for (const each of longStrings(text, 0)) {
      if (paragraphCount(each) >= 2 && (!best || each.length > best.length)) best = each;
    }
  }
  return best === null ? null : fromHtml(parseHtml(best), document);
}

const paragraphCount = (text: string) => text.match(/<p[\s>]/gi)?.length ?? 0;

function* longStrings(text: string, depth: number): Generator<string> {
  for (const [literal] of text.matchAll(LONG_STRING)) {
    let value: string;
    try {
      value = JSON.parse(literal) as string;
    } catch {
      continue;
    }
    // A whole payload is no body; the strings in it may be.
    if (/^[\s\w$:]*[[{]/.test(value) || /":\s*"/.test(value)) {
      if (depth < DEEPEST) yield* longStrings(value, depth + 1);
    } else {
      yield value;
    }
  }
}

function fromHtml(parsed: Document, document: Document): Element {
  const container = document.createElement('div');
  container.append(...parsed.body.childNodes);
  showContent(container);
  for (const element of container.querySelectorAll('script, style, iframe')) element.remove();
  for (const caption of container.querySelectorAll('[class*="caption" i]')) {
    const other = document.createElement('figcaption');
    other.append(...caption.childNodes);
    caption.replaceWith(other);
  }
  // Where a script would put advertisements.
  for (const node of textNodes(container)) {
    node.data = node.data.replace(/\$\$\w+\$\$|\{\{\w+\}\}/g, '');
  }
  return container;
}

function textNodes(root: Element): Text[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text);
  return found;
}
