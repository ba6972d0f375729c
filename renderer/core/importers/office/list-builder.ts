/** Lists from paragraphs that only state their level, as word processors write them. */

export interface ListPlace {
  /** 0 for the outermost list. */
  level: number;
  isOrdered: boolean;
}

/** No document nests deeper; more levels are of a broken or hostile file. */
const DEEPEST = 8;

/** Appends blocks to `parent`, and paragraphs of a list to one list as long as they follow each other. */
export class ListBuilder {
  #open: Element[] = [];

  constructor(private readonly parent: Element) {}

  /** The last block, which may be a list. */
  get last(): Element | null {
    return this.parent.lastElementChild;
  }

  append(block: Node): void {
    this.#open = [];
    this.parent.append(block);
  }

  appendItem(item: Element, { level, isOrdered }: ListPlace): void {
    const depth = Math.min(Math.max(level, 0), DEEPEST);
    this.#open.length = Math.min(this.#open.length, depth + 1);
    const name = isOrdered ? 'OL' : 'UL';
    if (this.#open.length === depth + 1 && this.#open[depth]?.nodeName !== name)
      this.#open.length = depth;
    while (this.#open.length < depth + 1) {
      const isLast = this.#open.length === depth;
      const list = this.parent.ownerDocument.createElement(isLast ? name : 'ul');
      const outer = this.#open.at(-1);
      if (outer) (outer.lastElementChild ?? outer).append(list);
      else this.parent.append(list);
      this.#open.push(list);
    }
    this.#open[depth]?.append(item);
  }
}
