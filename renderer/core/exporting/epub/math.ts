/** Elements with a fixed number of parts (MathML 3, section 3.1.3). */
const parts: Record<string, number> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
};
const tokens = new Set('mi mn mo ms mtext'.split(' '));
const rowsOf: Record<string, string> = { mtable: 'mtr', mtr: 'mtd' };

/** Replaces formulas that the schema of MathML refuses by their text. */
export function keepValidMath(root: Element): void {
  for (const math of [...root.querySelectorAll('math')]) {
    const all = [math, ...math.querySelectorAll('*')];
    for (const element of all) if (!tokens.has(element.localName)) dropSpaces(element);
    if (math.parentElement?.closest('math') || !all.every(isValid))
      math.replaceWith(math.textContent ?? '');
  }
}

function isValid(element: Element): boolean {
  const { localName: name, childElementCount } = element;
  if (element.namespaceURI !== 'http://www.w3.org/1998/Math/MathML') return false;
  if (tokens.has(name)) return childElementCount === 0;
  if (hasOwnText(element)) return false;
  if (Object.hasOwn(parts, name)) return childElementCount === parts[name];
  if (name === 'semantics') return childElementCount > 0;
  if (name === 'mmultiscripts') return childElementCount % 2 === 1;
  const row = rowsOf[name];
  return row === undefined || [...element.children].every(({ localName }) => localName === row);
}

/** Between the parts of a formula even a no-break space is an error. */
function dropSpaces(element: Element): void {
  for (const node of [...element.childNodes]) {
    if (node.nodeType === 3 && (node.nodeValue ?? '').trim() === '') node.remove();
  }
}

const hasOwnText = (element: Element) =>
  [...element.childNodes].some(
    (node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '',
  );
