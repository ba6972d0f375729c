/** Where in what was found the article itself is. */
import type { PageFacts } from './decision';
import { headingsOfText } from './headings-of-text';
import type { Line } from './lines';
import { nameOf } from './names';
import { isNote } from './notes';
import { bare, isParagraph, isSentence, weightOf } from './paragraph';
import { hasSentences, isListWithHeading, isRunningText, isSection } from './shape';

export interface Survey {
  /** Indexes of the first and last paragraph. */
  first: number;
  last: number;
  /** The innermost element with most of the paragraphs. */
  core: Element;
  root: Element;
  /** Headings that are parts of the text, whatever they say. */
  headings: ReadonlySet<Element>;
  /** The line stands once more within a longer one. */
  repeats(text: string): boolean;
  /** The next words that are as long are the same, and within the text. */
  isSaidAgain(at: number): boolean;
  /** For each block, the word of its class or id, or of those around it, that says what it is. */
  names: Map<Element, Name | null>;
  /** The named element holds running text of the article: the name says what that is about. */
  isText(named: Element): boolean;
}

/** `element` has the name, its blocks take it over. */
export type Name = NonNullable<ReturnType<typeof nameOf>> & { element: Element };

export function survey(root: Element, lines: readonly Line[], facts: PageFacts): Survey {
  const weights = new Map<Element, number>();
  const paragraphs = textLines(lines);
  let all = 0;
  for (const { block, text } of paragraphs) {
    const weight = weightOf(text);
    all += weight;
    for (let each: Element | null = block; each && each !== root; each = each.parentElement)
      weights.set(each, (weights.get(each) ?? 0) + weight);
  }
  const names = namesAround(root, lines, weights, all);
  // A summary above the text and a note below it are paragraphs too, but not where it begins.
  const own = new Set(paragraphs.filter(({ block }) => !names.get(block)));
  let core = root;
  for (const [element, weight] of weights) {
    if (weight >= all * 0.7 && core.contains(element)) core = element;
  }
  while (core !== root && !HOLDS_ARTICLES.test(core.nodeName)) core = core.parentElement ?? root;
  const at = lines.flatMap((line, index) => (own.has(line) ? [index] : []));
  const last = at.findLast((index) => !isNote(lines[index]!.text, facts)) ?? at.at(-1) ?? -1;
  const first = at[0] ?? -1;
  const isText = textIn({ lines, names, core, last });
  const headings = headingsOfText(lines);
  const isSaidAgain = saidAgainIn(lines, last);
  const repeats = repeatsIn(lines);
  return { first, last, core, root, names, headings, isText, isSaidAgain, repeats };
}

function textIn({
  lines,
  names,
  core,
  last,
}: Pick<Survey, 'names' | 'core' | 'last'> & { lines: readonly Line[] }) {
  const places = new Map<Element, number[]>();
  for (const [at, { block }] of lines.entries()) {
    const named = names.get(block)?.element;
    if (!named) continue;
    const known = places.get(named);
    if (known) known.push(at);
    else places.set(named, [at]);
  }
  const known = new Map<Element, boolean>();
  return (named: Element): boolean => {
    let is = known.get(named);
    if (is === undefined) {
      const at = places.get(named) ?? [];
      const own = at.map((each) => lines[each] as Line);
      const isAfter = (at.at(-1) ?? lines.length) > last && last !== -1;
      // A box below the text is about its author, a newsletter, or comments.
      is = isAfter
        ? (core.parentElement ?? core).contains(named) &&
          (isSection(named, own) || isListWithHeading(named, own))
        : isRunningText(own) || hasSentences(own) || isListWithHeading(named, own);
      known.set(named, is);
    }
    return is;
  };
}

/** The paragraphs; of a page of short lines, its sentences. */
function textLines(lines: readonly Line[]): Line[] {
  const paragraphs = lines.filter(isParagraph);
  return paragraphs.length > 0 ? paragraphs : lines.filter(isSentence);
}

/** Weight below which the same words are a heading, a name or a chorus. */
const LEAST_REPEATED = 28;
/** Weight below which a sentence may well be said twice. */
const LEAST_SAID_AGAIN = 60;

function saidAgainIn(lines: readonly Line[], last: number): Survey['isSaidAgain'] {
  // A verdict at the end sums up; the text goes on behind what it begins with.
  const texts = lines.slice(0, Math.max(last, 0)).map(({ text }) => bare(text));
  const isLong = (at: number) => weightOf(lines[at]?.text ?? '') >= LEAST_SAID_AGAIN;
  return (at) => {
    // Between a deck and the text stand a date, a name and a caption, but no other text.
    let next = at + 1;
    while (next < texts.length && !isLong(next)) next += 1;
    const isSame = isLong(at) && next < texts.length && texts[next] === texts[at];
    return isSame && !areAlike(lines[at]!.block, lines[next]!.block);
  };
}

/** Two paragraphs side by side: a text may say the same twice, as a refrain or an oath. */
const areAlike = (one: Element, other: Element) =>
  one.parentElement === other.parentElement && one.nodeName === other.nodeName;

function repeatsIn(lines: readonly Line[]): Survey['repeats'] {
  const longer = lines.map(({ text }) => bare(text));
  return (text) => {
    const short = bare(text);
    return (
      weightOf(short) >= LEAST_REPEATED &&
      longer.some((each) => each.length > short.length && each.includes(short))
    );
  };
}

/** One long paragraph, list or table is not all there is to an article. */
const HOLDS_ARTICLES = /^(?:DIV|SECTION|ARTICLE|MAIN|BODY|TD)$/;

/** A block with much of the text is the article, whatever it is called. */
const MUCH_OF_TEXT = 0.3;

function namesAround(
  root: Element,
  lines: readonly Line[],
  weights: ReadonlyMap<Element, number>,
  all: number,
): Survey['names'] {
  const own = new Map<Element, Name | null>();
  // Forty comments of a thread are each small, and together they are what was saved.
  const together = new Map<string, number>();
  for (const { block } of lines) {
    for (let each: Element | null = block; each && each !== root; each = each.parentElement) {
      if (own.has(each)) break;
      const found = nameOf(each);
      const name = found && { ...found, element: each };
      own.set(each, name);
      if (name) together.set(name.word, (together.get(name.word) ?? 0) + (weights.get(each) ?? 0));
    }
  }
  const names: Survey['names'] = new Map();
  const find = (element: Element): Name | null => {
    if (element === root) return null;
    const known = names.get(element);
    if (known !== undefined) return known;
    const outer = element.parentElement ? find(element.parentElement) : null;
    const name = own.get(element) ?? null;
    const isText = name !== null && (together.get(name.word) ?? 0) > all * MUCH_OF_TEXT;
    const found = outer ?? (isText ? null : name);
    names.set(element, found);
    return found;
  };
  for (const { block } of lines) find(block);
  return names;
}
