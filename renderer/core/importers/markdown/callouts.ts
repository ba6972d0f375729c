import { labelOf } from './boxes';

const MARK = /^\s*\[!([\p{L}\w-]+)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*/u;

/** Turns quotations that begin with `[!note]` (Obsidian, GitHub, DocFX) into boxes with a title. */
export function showCallouts(body: Element): void {
  for (const quote of body.querySelectorAll('blockquote')) showCallout(quote);
}

function showCallout(quote: Element): void {
  const first = quote.firstElementChild;
  const text = first?.firstChild;
  if (first?.localName !== 'p' || text?.nodeType !== Node.TEXT_NODE) return;
  const [mark, kind = '', fold] = MARK.exec(text.textContent ?? '') ?? [];
  if (mark === undefined) return;
  text.textContent = (text.textContent ?? '').slice(mark.length);
  const document = quote.ownerDocument;
  const title = document.createElement(fold ? 'summary' : 'p');
  takeFirstLine(first, title);
  if (title.textContent?.trim() === '') title.textContent = labelOf(kind) ?? kind;
  if (!first.textContent?.trim() && !first.querySelector('img')) first.remove();
  const box = document.createElement(fold ? 'details' : 'blockquote');
  if (!fold) {
    const strong = document.createElement('strong');
    strong.append(...title.childNodes);
    title.append(strong);
  }
  box.append(title, ...quote.childNodes);
  quote.replaceWith(box);
}

/** Moves what stands before the first line break. */
function takeFirstLine(from: Element, to: Element): void {
  for (let node = from.firstChild; node; node = from.firstChild) {
    const isText = node.nodeType === Node.TEXT_NODE;
    const at = isText ? (node.textContent ?? '').indexOf('\n') : -1;
    if (node.nodeName === 'BR') {
      node.remove();
      return;
    }
    if (at !== -1) {
      to.append((node.textContent ?? '').slice(0, at));
      node.textContent = (node.textContent ?? '').slice(at + 1);
      return;
    }
    to.append(node);
  }
}
