/**
 * Books of two libraries of plain text, which say in notes of their own what a book is: Project Gutenberg, and
 * Aozora Bunko, which also writes readings (`灯台《とうだい》`) and headings (`［＃「一」は中見出し］`) into the text.
 */

export interface LibraryBook {
  title: string;
  byline: string[];
  /** In the order of the book. */
  body: BookLine[];
  /** The notes of the library, which are not the author's. */
  leftOut: string[];
}

export interface BookLine {
  isHeading: boolean;
  /** Words, some of which have their reading. */
  pieces: { text: string; reading?: string }[];
}

/** Null for any other text. `lines` are without empty ones. */
export function readLibraryBook(lines: readonly string[]): LibraryBook | null {
  return readGutenberg(lines) ?? readAozora(lines);
}

const START = /^\*{3}\s?START OF TH(?:E|IS) PROJECT GUTENBERG E(?:BOOK|TEXT)/i;
const END = /^\*{3}\s?END OF TH(?:E|IS) PROJECT GUTENBERG E(?:BOOK|TEXT)/i;

function readGutenberg(lines: readonly string[]): LibraryBook | null {
  const start = lines.findIndex((line) => START.test(line));
  if (start === -1) return null;
  const end = lines.findIndex((line, at) => at > start && END.test(line));
  const head = lines.slice(0, start);
  const stated = (name: string) =>
    head
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const title = stated('Title');
  if (title === '') return null;
  const book = lines.slice(start + 1, end === -1 ? undefined : end);
  return {
    title,
    byline: [stated('Author')].filter((name) => name !== ''),
    body: book.map((text) => ({ isHeading: false, pieces: [{ text }] })),
    leftOut: [...head, ...(end === -1 ? [] : lines.slice(end + 1))],
  };
}

const RULE = /^-{20,}$/;
const COLOPHON = /^底本[：:]/;
/** Lines at the top: the title, a subtitle, the author, a translator. */
const MOST_HEAD = 6;

function readAozora(lines: readonly string[]): LibraryBook | null {
  const rule = lines.findIndex((line) => RULE.test(line));
  const second = lines.findIndex((line, at) => at > rule && RULE.test(line));
  const legend = lines.slice(rule, second);
  if (rule < 2 || rule > MOST_HEAD || second === -1) return null;
  if (!legend.some((line) => /《》[：:]|［＃］[：:]|記号について/.test(line))) return null;
  const head = lines.slice(0, rule);
  const colophon = lines.findIndex((line, at) => at > second && COLOPHON.test(line));
  const text = lines.slice(second + 1, colophon === -1 ? undefined : colophon);
  return {
    title: plain(head[0]!),
    byline: [plain(head.at(-1)!).replace(/\s*[作著訳]$/, '')],
    body: [
      ...head.slice(1, -1).map((line) => ({ isHeading: false, pieces: [{ text: plain(line) }] })),
      ...text.map(lineOf).filter(({ pieces }) => pieces.length > 0),
    ],
    leftOut: [...legend, ...(colophon === -1 ? [] : lines.slice(colophon))],
  };
}

const NOTE = /［＃[^［］]*］/g;
const plain = (line: string) =>
  line
    .replace(NOTE, '')
    .replace(/《[^《》]*》/g, '')
    .replaceAll('｜', '')
    .trim();

/** What has a reading: all behind a `｜`, else the ideographs, kana or letters right before the brackets. */
const READING =
  /(?:｜([^｜《》]{1,60})|([\p{Script=Han}々〆ヶ]+|[\p{Script=Katakana}ー]+|[\p{Script=Hiragana}]+|[A-Za-zＡ-Ｚａ-ｚ]+))《([^《》]{1,60})》/gu;

function lineOf(line: string): BookLine {
  const isHeading = /［＃[^［］]*見出し/.test(line);
  const text = line.replace(NOTE, '').replace(/^[　\s]+|\s+$/g, '');
  const pieces: BookLine['pieces'] = [];
  let from = 0;
  for (const match of text.matchAll(READING)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: match[1] ?? match[2] ?? '', reading: match[3]! });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return { isHeading, pieces };
}
