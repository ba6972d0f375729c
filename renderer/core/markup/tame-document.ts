/** Neutralises what a page can do to the code that reads its tree. */

/** Removing a hundred thousand attributes from one element, one by one, takes minutes. */
const MOST_ATTRIBUTES = 500;

/**
 * Elements whose name becomes a property of their form or of the document. Attributes stand in front,
 * because most elements have neither.
 */
const NAMED =
  ':is([name], [id]):is(form, img, embed, object, iframe, input, button, select, textarea, output, fieldset)';

/**
 * Two attacks on code that walks the tree: `<input name="parentNode">` covers a property of its form, so
 * that the walk never ends; and absurd numbers of attributes. The source has had none on a single tag since
 * `shallowHtml`, but a parser adds those of further `<html>` and `<body>` tags to the first.
 */
export function tameDocument(document: Document): void {
  uncoverNames(document);
  for (const element of [document.documentElement, document.body]) {
    if (element && element.attributes.length > MOST_ATTRIBUTES) dropAttributes(element);
  }
}

/** Removes names that cover a property of a form or of the document. `root` is a whole tree. */
export function uncoverNames(root: Node): void {
  // Calls methods of the prototypes, because the document's or a form's own may be covered already.
  const { prototype } =
    root instanceof Document
      ? Document
      : root instanceof DocumentFragment
        ? DocumentFragment
        : Element;
  for (const element of prototype.querySelectorAll.call(root, NAMED)) uncover(element);
}

function uncover(element: Element): void {
  const { getAttribute, removeAttribute } = Element.prototype;
  for (const attribute of ['name', 'id']) {
    const name = getAttribute.call(element, attribute);
    const covers = name && (name in HTMLFormElement.prototype || name in Document.prototype);
    if (covers) removeAttribute.call(element, attribute);
  }
}

/** Replaces the element by one without attributes; its content stays. */
function dropAttributes(element: Element): void {
  const bare = element.ownerDocument.createElementNS(element.namespaceURI, element.localName);
  bare.append(...element.childNodes);
  element.replaceWith(bare);
}
