/**
 * The text of a page that is not in the body of its article. It is kept beside the body in parts, so
 * that a wrong choice of the body loses nothing. `core/extract/left-out.ts` makes the parts.
 */
/** `prose` is running text; `links` is menus, lists of links, buttons and labels. */
export const leftOutKinds = ['prose', 'links'] as const;
export type LeftOutKind = (typeof leftOutKinds)[number];

export interface LeftOutPart {
  kind: LeftOutKind;
  /** `lineHash` of the line of the body that it follows on the page; empty before the first line. */
  after: string;
  /** The id of its element in the body after the reader has brought it back; absent before. */
  backAs?: string;
  /** In the form that `core/sanitize/left-out-html.ts` writes: each line of text in an element. */
  html: string;
}

/** The parts stand in the order of the page. */
export interface LeftOut {
  parts: LeftOutPart[];
  /** The body may be only a part of the article: see `core/extract/left-out.ts`. */
  mayMiss: boolean;
}

/** Together with `most.leftOutParts`, what bounds the size of one article's left-out text. */
export const longestLeftOut = 4 * 1024 * 1024;

/** The plain text of a part, one line for each of its elements. */
export function textOfPart({ html }: Pick<LeftOutPart, 'html'>): string {
  return html
    .split('\n')
    .map((line) => plainText(line).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The text of markup in the form of left-out parts, which has no comments and quotes all values. */
export function plainText(markup: string): string {
  return markup
    .replace(/<(?:[^<>"]|"[^"]*")*>/g, '')
    .replace(/&(?:#10|lt|gt|quot|amp);/g, (entity) => characters[entity] ?? entity);
}

const characters: Record<string, string> = {
  '&#10;': '\n',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** The texts of the parts of a kind that are not in the body. */
export function leftOutText(parts: readonly LeftOutPart[], kind: LeftOutKind): string {
  return parts
    .filter((part) => part.kind === kind && part.backAs === undefined)
    .map(textOfPart)
    .join('\n');
}

/** FNV-1a of a line without its spaces, as eight hexadecimal digits: names a line of a body. */
export function lineHash(line: string): string {
  let sum = 0x811c9dc5;
  for (const unit of withoutSpaces(line))
    sum = Math.imul(sum ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** Two renderings of one text differ in white space and invisible characters only. */
export const withoutSpaces = (text: string) =>
  text.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');
