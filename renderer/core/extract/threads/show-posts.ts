/** Posts as the text of an article: a heading with name and time above each. */
import type { Post } from './post';

const NOT_TEXT =
  '.signature, .sig, .message-signature, [class~="post-signature"], .js-selectToQuoteEnd, .bbCodeBlock-expandLink, ' +
  '.bbCodeBlock-shrinkLink, .lnk_quote, form, .post-menu, .post-buttons, .post-controls, .quote-controls, .notice, ' +
  '.editedby, .lastedited, .lastEdited, .codebox > p, .message-lastEdit, .edited-by';

const QUOTES =
  '.bbCodeBlock--quote, .bbCodeQuote, .bbcode_quote, .quotebox, aside.quote, div.quote, .quotecontent, .mycode_quote, .quote_container, .ipsQuote';

export function showPosts(document: Document, posts: readonly Post[]): Element {
  const body = document.createElement('div');
  for (const { author, time, bodies } of posts) {
    const section = document.createElement('section');
    const name = [author, time].filter((each) => each).join(' · ');
    if (name !== '') {
      const heading = document.createElement('h3');
      heading.textContent = name;
      section.append(heading);
    }
    section.append(...bodies.map((each) => textOf(each, document)));
    body.append(section);
  }
  document.body.replaceChildren(body);
  return body;
}

/** Table cells, list items and custom elements of the page stand in no table or list any more. */
function textOf(body: Element, document: Document): Element {
  for (const element of body.querySelectorAll(NOT_TEXT)) element.remove();
  for (const quote of body.querySelectorAll(QUOTES)) {
    if (quote.closest('blockquote') || quote.querySelector('blockquote')) continue;
    const other = document.createElement('blockquote');
    other.append(...quote.childNodes);
    quote.replaceWith(other);
  }
  if (/^(?:P|PRE|BLOCKQUOTE|UL|OL|TABLE|FIGURE|DL)$/.test(body.nodeName)) return body;
  const block = document.createElement('div');
  block.append(...body.childNodes);
  return block;
}
