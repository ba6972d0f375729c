/** Code and formulas of a Markdown text, set aside while its other syntax is replaced. */

/** Stands around the number of a piece; a character of no script, which is removed from the text before. */
const MARK = '\u{f0000}';

const FENCE =
  /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}|~{3,})([^\n`]*)\n[\s\S]*?(?:^[ \t>]*\2[`~]*[ \t]*$|(?![\s\S]))/gm;
const CODE_ELEMENT =
  /<(pre|code|script|style|textarea)\b[^>]*>[\s\S]{0,200000}?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const CODE_SPAN = /(?<!`)(`{1,8})(?!`)([^\n]*?[^`\n])\1(?!`)/g;
const FORMULA = /\$\$(?=\S|\s)[^$]{1,4000}?\$\$|\$`[^`\n]{1,1000}`\$/g;

export class MaskedCode {
  readonly #pieces: string[] = [];

  /** The text with a short mark in the place of each piece of code. */
  maskAll(markdown: string): string {
    let text = markdown.replaceAll(MARK, '');
    // What is before a fence stays, so that the fence is known to be in a list or a box.
    text = text.replace(
      FENCE,
      (piece, before: string) => before + this.mask(piece.slice(before.length)),
    );
    for (const pattern of [CODE_ELEMENT, FORMULA, CODE_SPAN]) {
      text = text.replace(pattern, (piece) => this.mask(piece));
    }
    return text;
  }

  /** A mark for one piece. */
  mask(piece: string): string {
    return `${MARK}${this.#pieces.push(piece) - 1}${MARK}`;
  }

  /** A line, and the pieces in it, with up to so many spaces less at the start. */
  dedent(line: string, spaces: number): string {
    const start = new RegExp(`^ {0,${spaces}}`, 'gm');
    const shifted = (text: string) =>
      text.replace(/^[ \t]+/gm, (space) => space.replaceAll('\t', '    ')).replace(start, '');
    return shifted(line).replace(MARKS, (_mark, index) =>
      this.mask(shifted(this.#pieces[Number(index)] ?? '')),
    );
  }

  /** The text with all pieces back in their places. */
  unmask(text: string): string {
    let unmasked = text;
    // A piece can hold marks of pieces that were set aside before it.
    for (let round = 0; round < 5 && unmasked.includes(MARK); round++) {
      unmasked = unmasked.replace(MARKS, (_mark, index) => this.#pieces[Number(index)] ?? '');
    }
    return unmasked;
  }
}

const MARKS = new RegExp(`${MARK}(\\d+)${MARK}`, 'gu');
