/**
 * The article's text as the page states it for search engines (JSON-LD, microdata). Pages that show
 * only the beginning, or draw the rest by a script, often state all of it.
 */
import { paragraphsFrom } from '../markup/paragraphs';
import { textOf } from '../markup/plain-text';
import { type Line, linesOf } from './lines';
import { bare } from './paragraph';

const LEAST = 100;
const MOST_SCRIPT = 3_000_000;
/** Share of what was found that must be in the statement: else it is about something else. */
const SAME = 0.9;
/** A stated text that lacks this share of the found article is taken for half an article. */
const MISSING = 0.3;
/** Characters without punctuation from which a part that was not found is a paragraph. */
const LEAST_PART = 30;
const PART_OF_LINE = 12;

/** The longest text that the page states for its article; null when it states none. */
export function statedBody(
  document: Document,
  parseHtml: (html: string) => Document,
): string | null {
  let longest = '';
  for (const text of statements(document)) if (text.length > longest.length) longest = text;
  if (longest.length < LEAST) return null;
  if (!/<\/?[a-z]|&\w+;|&#/i.test(longest)) return longest;
  const plain = textOf(parseHtml(longest).body, { captions: true });
  // What was escaped twice is markup only now.
  return /<p[\s>]/i.test(plain) ? textOf(parseHtml(plain).body, { captions: true }) : plain;
}

function* statements(document: Document): Generator<string> {
  for (const meta of document.querySelectorAll('meta[itemprop="articleBody"][content]'))
    yield meta.getAttribute('content') ?? '';
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
    const text = script.textContent ?? '';
    if (text.length > MOST_SCRIPT) continue;
    for (const [, literal] of text.matchAll(/"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")/g)) {
      try {
        // Line breaks that JSON does not allow are common, and are breaks of paragraphs.
        yield JSON.parse(
          (literal as string).replace(/\r?\n/g, '\\n').replace(/\t/g, ' '),
        ) as string;
      } catch {
        // Broken data states nothing.
      }
    }
  }
}

/**
 * Puts the parts of the stated text that the page does not show into `found`, they belong. Changes `found`; false
 * when the statement is about another text.
 */
export function addStated(page: Element, found: Element, stated: string): boolean {
  const { text, places } = withPlaces(stated);
  const matches: { start: number; end: number; line: Line }[] = [];
  let all = 0;
  let same = 0;
  let cursor = 0;
  for (const line of linesOf(found)) {
    const key = bare(line.text);
    if (key.length < PART_OF_LINE) continue;
    all += key.length;
    let start = text.indexOf(key, cursor);
    if (start === -1) start = text.indexOf(key);
    if (start === -1) continue;
    same += key.length;
    if (start < cursor) continue;
    cursor = start + key.length;
    matches.push({ start, end: cursor, line });
  }
  if (matches.length === 0 || same < all * SAME) return false;
  // Statements repeat the related links and scripts of the page: those are there, and were left.
  if (text.length - same < same * MISSING) return true;
  const shown = bare(page.textContent ?? '');
  let end = 0;
  let before: Line | null = null;
  for (const match of [...matches, { start: text.length, end: text.length, line: null }]) {
    const part = stated.slice(places[end], places[match.start] ?? stated.length);
    if (match.start - end >= LEAST_PART && !isShown(part, shown)) {
      insert(found, part, before, match.line);
    }
    end = match.end;
    before = match.line ?? before;
  }
  return true;
}

/** Half of its sentences are on the page, if in other words or another order. */
function isShown(part: string, shown: string): boolean {
  const sentences = part
    .split(/[.!?。！？\n]+/)
    .map(bare)
    .filter((each) => each.length >= PART_OF_LINE);
  return 2 * sentences.filter((each) => shown.includes(each)).length >= sentences.length;
}

function insert(found: Element, part: string, before: Line | null, after: Line | null): void {
  const lines = part.split(/\n+/).map((line) => line.replace(/^[\s.,;:!?…]+(?=\s)/, '').trim());
  const paragraphs = paragraphsFrom(
    lines.filter((line) => bare(line) !== '' && !/[{}]/.test(line)),
    found.ownerDocument,
  );
  const neighbour = before?.block ?? after?.block;
  if (!neighbour || neighbour === found) found.append(...paragraphs);
  else if (before) neighbour.after(...paragraphs);
  else neighbour.before(...paragraphs);
}

/** The text as `bare` has it, with the place of each of its characters. */
function withPlaces(stated: string): { text: string; places: number[] } {
  const places: number[] = [];
  let text = '';
  for (let at = 0; at < stated.length; at++) {
    const one = bare(stated.charAt(at));
    for (let each = 0; each < one.length; each++) places.push(at);
    text += one;
  }
  return { text, places };
}
