/** What a page can do to the code that reads it, before anything of it is read. */

/** No page needs more on one element; taking a hundred thousand off, one by one, takes minutes. */
const MOST_ATTRIBUTES = 500;

/** Their names become properties of the form around them or of the document. */
const NAMED = 'form, img, embed, object, iframe, input, button, select, textarea, output, fieldset';

/**
 * Two attacks on our own loops: `<input name="parentNode">` makes its form lie about its parent (a walk
 * through the tree then never ends), and absurd numbers of attributes.
 */
export function tameDocument(document: Document): void {
  uncoverNames(document);
  for (const element of document.querySelectorAll('*')) {
    if (element.attributes.length > MOST_ATTRIBUTES) relieve(element);
  }
}

/** Takes the names off that would cover a property of a form or of the document; `root` is a whole tree. */
export function uncoverNames(root: Node): void {
  // By the prototypes: the methods of the document, or of a form, may be covered already.
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
    if (name && (name in HTMLFormElement.prototype || name in Document.prototype)) {
      removeAttribute.call(element, attribute);
    }
  }
}

/** All at once; what is in the element stays. */
function relieve(element: Element): void {
  const bare = element.ownerDocument.createElementNS(element.namespaceURI, element.localName);
  bare.append(...element.childNodes);
  element.replaceWith(bare);
}
