/** Puts a body into the frame's document, below an empty header. */
export function showBody(frame: Document, content: DocumentFragment, lang: string | null): void {
  const header = frame.createElement('header');
  header.className = 'article-header';
  const body = frame.createElement('article');
  body.className = 'article-body';
  if (lang) body.lang = lang;
  body.append(frame.importNode(content, true));
  frame.documentElement.lang = lang ?? '';
  frame.body.replaceChildren(header, body);
}
