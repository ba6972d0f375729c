/** Formulas of Word (Office Math, ECMA-376 part 1, section 22.1) as MathML. */
import { childOf, childrenOf, valueOfChild } from '../office/xml-tree';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** Deeper formulas are of a hostile file: of these the characters stay. */
const DEEPEST = 60;

/** @param formula `oMath`, or `oMathPara`, which stands in a line of its own */
export function mathOf(formula: Element, document: Document): Element {
  const writer = new FormulaWriter(document);
  const isBlock = formula.localName === 'oMathPara';
  const parts = isBlock ? childrenOf(formula, 'oMath') : [formula];
  const math = writer.make('math', ...parts.map((part) => writer.row(part, 0)));
  if (isBlock) math.setAttribute('display', 'block');
  return math;
}

class FormulaWriter {
  constructor(private readonly document: Document) {}

  make(name: string, ...children: (Element | string)[]): Element {
    const made = this.document.createElementNS(MATHML, name);
    made.append(...children);
    return made;
  }

  /** The content of an element, as one element; an empty row for one that is missing. */
  row(element: Element | null, depth: number): Element {
    if (depth > DEEPEST) return this.make('mtext', element?.textContent ?? '');
    const parts = [...(element?.children ?? [])].flatMap((child) => this.#parts(child, depth + 1));
    const [only] = parts;
    return only && parts.length === 1 ? only : this.make('mrow', ...parts);
  }

  #parts(element: Element, depth: number): Element[] {
    const name = element.localName;
    const part = (child: string) => this.row(childOf(element, child), depth);
    const setting = (child: string) => valueOfChild(childOf(element, `${name}Pr`), child);
    switch (name) {
      case 'r':
        return this.#run(element);
      case 'f':
        return [this.#fraction(part('num'), part('den'), setting('type'))];
      case 'rad': {
        const hasDegree = setting('degHide') !== '1' && childOf(element, 'deg')?.hasChildNodes();
        return [
          hasDegree ? this.make('mroot', part('e'), part('deg')) : this.make('msqrt', part('e')),
        ];
      }
      case 'sSup':
        return [this.make('msup', part('e'), part('sup'))];
      case 'sSub':
        return [this.make('msub', part('e'), part('sub'))];
      case 'sSubSup':
        return [this.make('msubsup', part('e'), part('sub'), part('sup'))];
      case 'sPre':
        return [this.make('msubsup', this.make('mrow'), part('sub'), part('sup')), part('e')];
      case 'nary':
        return [this.#large(element, depth), part('e')];
      case 'd':
        return [this.#delimited(element, depth)];
      case 'func':
        return [part('fName'), this.make('mo', '\u2061'), part('e')];
      case 'limLow':
        return [this.make('munder', part('e'), part('lim'))];
      case 'limUpp':
        return [this.make('mover', part('e'), part('lim'))];
      case 'acc':
        return [this.make('mover', part('e'), this.make('mo', setting('chr') ?? '\u0302'))];
      case 'bar':
        return [this.#barred(part('e'), '\u203e', setting('pos') === 'top')];
      case 'groupChr':
        return [this.#barred(part('e'), setting('chr') ?? '\u23df', setting('pos') === 'top')];
      case 'm':
        return [
          this.#table(
            childrenOf(element, 'mr').map((row) => childrenOf(row, 'e')),
            depth,
          ),
        ];
      case 'eqArr':
        return [
          this.#table(
            childrenOf(element, 'e').map((each) => [each]),
            depth,
          ),
        ];
      default:
        // Boxes and what was inserted; settings have a name of their own.
        return name.endsWith('Pr') ? [] : [this.row(element, depth)];
    }
  }

  /** Each letter is a name of its own, unless the run is text or upright ("sin"). */
  #run(run: Element): Element[] {
    const text = childrenOf(run, 't')
      .map((each) => each.textContent ?? '')
      .join('');
    const properties = childOf(run, 'rPr');
    if (childOf(properties, 'nor')) return text === '' ? [] : [this.make('mtext', text)];
    const isUpright = valueOfChild(properties, 'sty') === 'p';
    const tokens = isUpright ? /\d+(?:[.,]\d+)*|\p{L}+|\S/gu : /\d+(?:[.,]\d+)*|\S/gu;
    return (text.match(tokens) ?? []).map((token) =>
      this.make(/^\d/.test(token) ? 'mn' : /^\p{L}/u.test(token) ? 'mi' : 'mo', token),
    );
  }

  #fraction(above: Element, below: Element, type: string | null): Element {
    if (type === 'lin' || type === 'skw')
      return this.make('mrow', above, this.make('mo', '/'), below);
    const fraction = this.make('mfrac', above, below);
    if (type === 'noBar') fraction.setAttribute('linethickness', '0');
    return fraction;
  }

  /** The sign of a sum or an integral with its limits. */
  #large(element: Element, depth: number): Element {
    const properties = childOf(element, 'naryPr');
    const sign = this.make('mo', valueOfChild(properties, 'chr') ?? '∫');
    const limit = (name: 'sub' | 'sup') =>
      valueOfChild(properties, `${name}Hide`) === '1' || !childOf(element, name)?.hasChildNodes()
        ? null
        : this.row(childOf(element, name), depth);
    const [below, above] = [limit('sub'), limit('sup')];
    const isAround = valueOfChild(properties, 'limLoc') === 'undOvr';
    if (below && above) return this.make(isAround ? 'munderover' : 'msubsup', sign, below, above);
    if (below) return this.make(isAround ? 'munder' : 'msub', sign, below);
    return above ? this.make(isAround ? 'mover' : 'msup', sign, above) : sign;
  }

  #delimited(element: Element, depth: number): Element {
    const properties = childOf(element, 'dPr');
    const character = (name: string, usual: string) => valueOfChild(properties, name) ?? usual;
    const mark = (text: string) => (text === '' ? [] : [this.make('mo', text)]);
    const separator = character('sepChr', '|');
    const parts = childrenOf(element, 'e').flatMap((each, at) => [
      ...(at > 0 ? mark(separator) : []),
      this.row(each, depth),
    ]);
    return this.make(
      'mrow',
      ...mark(character('begChr', '(')),
      ...parts,
      ...mark(character('endChr', ')')),
    );
  }

  #barred(part: Element, mark: string, isAbove: boolean): Element {
    return this.make(isAbove ? 'mover' : 'munder', part, this.make('mo', mark));
  }

  #table(rows: readonly (readonly Element[])[], depth: number): Element {
    return this.make(
      'mtable',
      ...rows.map((cells) =>
        this.make('mtr', ...cells.map((cell) => this.make('mtd', this.row(cell, depth)))),
      ),
    );
  }
}
