/** Puts a body into the frame's document, below an empty header. */
export function showBody(frame: Document, content: DocumentFragment, lang: string | null): void {
  const header = frame.createElement('header');
  header.className = 'article-header';
  const body = frame.createElement('article');
  body.className = 'article-body';
  if (lang) body.lang = lang;
  body.append(frame.importNode(content, true));
  markJoinedLetters(body);
  frame.body.replaceChildren(header, body);
}

/** Scripts whose letters join, or hang from a common line. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/u;

/** Chromium spaces such letters, too, and pages seldom name the language of a quoted word. */
function markJoinedLetters(body: HTMLElement): void {
  if (!joining.test(body.textContent)) return;
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (joining.test(text.nodeValue ?? '')) text.parentElement?.classList.add('joined-letters');
  }
}
