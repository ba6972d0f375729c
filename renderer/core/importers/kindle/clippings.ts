import { statedTime } from '../../dates/stated-date';
import { parseDate } from '../../metadata/dates';

/** One entry of Kindle's `My Clippings.txt`. */
export interface Clipping {
  /** The title with the author, as the entry states them. */
  book: string;
  kind: 'highlight' | 'note' | 'bookmark';
  page: string | null;
  /** The first and the last location; those of the pages where the book has no locations. */
  start: number | null;
  end: number | null;
  /** Milliseconds since 1970, from the clock of the device; null when the date cannot be read. */
  addedAt: number | null;
  /** Empty for a bookmark. */
  text: string;
}

const SEPARATOR = /^={10,}[^\S\n]*$/m;

/** True for a file that begins with a title and a line of a place and a date, and has a separator. */
export function beginsAsClippings(head: string): boolean {
  if (!head.includes('==========')) return false;
  const lines = head.replace(/\r\n?/g, '\n');
  return /^\s*\S.*\n\s*- .*\d.*\|.*\n/.test(lines) && SEPARATOR.test(lines);
}

/** The entries of a file, in its order. An entry without a title or a place is `null`. */
export function readClippings(text: string): (Clipping | null)[] {
  const entries = text
    .replace(/\r\n?/g, '\n')
    .split(SEPARATOR)
    .map((entry) => entry.replace(/^[\s\ufeff]+/, '').trimEnd());
  return entries.filter((entry) => entry !== '').map(readEntry);
}

function readEntry(entry: string): Clipping | null {
  const [title = '', facts = '', ...lines] = entry.split('\n');
  const book = title.replace(/\ufeff/g, '').trim();
  if (book === '' || !/^\s*- /.test(facts)) return null;
  const text = lines.join('\n').trim();
  const cut = facts.lastIndexOf('|');
  const place = facts.slice(0, cut === -1 ? facts.length : cut);
  const date = cut === -1 ? '' : facts.slice(cut + 1);
  return { book, kind: kindOf(place, text), ...placeIn(place), addedAt: timeIn(date), text };
}

/**
 * "Note" in the languages of the devices. All other entries with a text are highlights or clips: a note in a
 * language that is missing here becomes a passage, and no text is lost.
 */
const NOTE =
  /(?<!\p{L})(?:note|notes|notiz|nota|notitie|notatka|notat|anteckning|notunuz|not|заметка|заметку|примечание|ملاحظة|नोट)(?!\p{L})|笔记|筆記|备注|備註|註記|メモ|메모|노트/iu;

function kindOf(place: string, text: string): Clipping['kind'] {
  if (text === '') return 'bookmark';
  return NOTE.test(place) ? 'note' : 'highlight';
}

/**
 * The numbers in `Your Highlight on page 3 | location 120-122`: the last range or number is the location, a
 * number before it the page. A page may be a Roman numeral.
 */
function placeIn(place: string): Pick<Clipping, 'page' | 'start' | 'end'> {
  const [last, before] = [...place.matchAll(/(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?/g)].reverse();
  if (!last) return { page: null, start: null, end: null };
  const start = Number(last[1]);
  return { page: before?.[0] ?? null, start, end: fullEnd(last[1] ?? '', last[2]) };
}

/** Older devices shorten the second number: `1203-5` is 1203 to 1205. */
function fullEnd(first: string, second: string | undefined): number {
  if (second === undefined) return Number(first);
  const end = Number(second);
  if (end >= Number(first)) return end;
  return Number(first.slice(0, Math.max(0, first.length - second.length)) + second);
}

function timeIn(date: string): number | null {
  // British devices wrote the year with two digits: `26 March 14 15:05:22`.
  const full = date.replace(/(\d{1,2} \p{L}+) (\d\d)(?= \d{1,2}:\d\d)/u, '$1 20$2');
  return statedTime(parseDate(full));
}

/** The title and the authors of `Title (Series) (Author)`: the last brackets hold the authors. */
export function splitBook(book: string): { title: string; authors: string[] } {
  const end = book.length - 1;
  if (!')）'.includes(book[end] ?? ' ')) return { title: book, authors: [] };
  let depth = 0;
  for (let at = end; at > 0; at--) {
    const character = book[at] ?? '';
    if (')）'.includes(character)) depth += 1;
    if (!'(（'.includes(character)) continue;
    depth -= 1;
    if (depth > 0) continue;
    const title = book.slice(0, at).trim();
    if (title === '') break;
    // Chinese editions have a second pair of brackets around the author.
    const inner = book.slice(at + 1, end).trim();
    const authors = /^（[^（）]*）$/.test(inner) ? inner.slice(1, -1) : inner;
    return { title, authors: authors.split(';').filter((name) => name.trim() !== '') };
  }
  return { title: book, authors: [] };
}

/** What devices write in place of a passage once the publisher's limit is reached. */
const LIMIT =
  /^<[^<>]*(?:clipping[ -]limit|limite de (?:coupures|recortes|ritagli)|límite de recortes?|剪贴上限|剪貼上限|クリップの上限|클리핑 한도)[^<>]*>$/iu;

export const isLimit = ({ text }: Clipping): boolean => LIMIT.test(text);

/** A highlight with the notes to it. */
export interface Passage extends Clipping {
  note: string;
}

/** A passage is compared with so many before it, at most. */
const LOOKED_BACK = 50;

/**
 * The highlights of one book in the order of the book, with its notes. A highlight that was extended or
 * shortened on the device is written again: of two that overlap, where one holds the other's words, the
 * later one counts.
 */
export function passagesOf(clippings: readonly Clipping[]): {
  passages: Passage[];
  loose: Clipping[];
} {
  const passages: Passage[] = [];
  for (const clipping of clippings) {
    if (clipping.kind !== 'highlight') continue;
    const older = passages.slice(-LOOKED_BACK).findLast((each) => isSameHighlight(each, clipping));
    if (older) passages.splice(passages.lastIndexOf(older), 1);
    passages.push({ ...clipping, note: '' });
  }
  // The sort is stable, so passages without a location keep their order.
  passages.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  const byEnd = new Map(passages.map((each) => [each.end, each]));
  const loose: Clipping[] = [];
  for (const note of clippings) {
    if (note.kind !== 'note') continue;
    // A note has the location at which its passage ends.
    const owner = note.end === null ? null : (byEnd.get(note.end) ?? passageAt(passages, note));
    if (!owner) loose.push(note);
    else if (!owner.note.split('\n\n').includes(note.text)) {
      owner.note = owner.note === '' ? note.text : `${owner.note}\n\n${note.text}`;
    }
  }
  return { passages, loose };
}

/** The last passage that begins before the note, if the note is in it. */
function passageAt(passages: readonly Passage[], { start }: Clipping): Passage | null {
  if (start === null) return null;
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found = passages[low - 1];
  return found?.end != null && found.end >= start ? found : null;
}

function isSameHighlight(one: Clipping, other: Clipping): boolean {
  const [a, b] = [wordsOf(one.text), wordsOf(other.text)];
  if (a === b) return one.start === other.start || one.start === null || other.start === null;
  if (one.start === null || other.start === null) return false;
  const overlaps = one.start <= (other.end ?? 0) && other.start <= (one.end ?? 0);
  return overlaps && (a.includes(b) || b.includes(a));
}

const wordsOf = (text: string) => text.replace(/\s+/g, ' ').trim();
