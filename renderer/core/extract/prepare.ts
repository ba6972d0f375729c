/** What must be gone before anyone looks for the article. */
const NEVER_TEXT =
  'script, style, link, template, object, embed, applet, canvas, .sf-hidden, [hidden=""]';

export function prepare(document: Document): void {
  for (const element of document.querySelectorAll(NEVER_TEXT)) element.remove();
  for (const frame of document.querySelectorAll('iframe[src]')) replaceByLink(frame);
}

const VIDEO =
  /^(?:https?:)?\/\/(?:www\.)?(?:youtube(?:-nocookie)?\.com\/embed|player\.vimeo\.com\/video)\//;

/** A film cannot be kept; where it is can. */
function replaceByLink(frame: Element): void {
  const src = frame.getAttribute('src') ?? '';
  if (!VIDEO.test(src)) return;
  const paragraph = frame.ownerDocument.createElement('p');
  const link = frame.ownerDocument.createElement('a');
  link.href = src;
  link.textContent = frame.getAttribute('title') || src.replace(/^(?:https?:)?\/\//, '');
  paragraph.append(link);
  frame.replaceWith(paragraph);
}
