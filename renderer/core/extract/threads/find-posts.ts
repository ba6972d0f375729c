/** The posts of a thread by the markup of known programs, or as equal elements with author, time and text. */
import { within } from '../../markup/within';
import {
  authorMarksIn,
  type Candidates,
  hasAuthor,
  type Marks,
  marksOf,
  nameOf,
  type Post,
  timeMarksIn,
  timeOf,
} from './post';
import { type Part, type Program, programsOn } from './programs';

export interface Posts {
  posts: Post[];
  /** The program; null when the shape alone says so. */
  program: Program | null;
}

export function postsOfProgram(document: Document): Posts | null {
  for (const program of programsOn(document)) {
    const posts = postsBy(document, program);
    if (posts.length >= (program.isWeak ? 2 : 1)) return { posts, program };
  }
  return null;
}

function postsBy(document: Document, { parts }: Program): Post[] {
  const all = parts.map(({ at }) => at).join(', ');
  const posts: Post[] = [];
  const taken = new Set<Element>();
  const items = [...document.querySelectorAll(all)];
  const work = items.reduce((sum, item) => sum + item.getElementsByTagName('*').length, 0);
  if (work > MOST_ELEMENTS) return [];
  for (const item of items) {
    const part = parts.find(({ at }) => item.matches(at)) as Part;
    const body = bodyBy(item, part, all) ?? linkBy(item, part);
    if (!body || taken.has(body)) continue;
    taken.add(body);
    posts.push({
      item,
      ...factsBy(item, part, body, all),
      bodies: [body, ...attachmentsOf(item, body)],
    });
  }
  return posts;
}

function bodyBy(item: Element, { body }: Part, all: string): Element | null {
  if (body.startsWith('+ ')) {
    const next = item.nextElementSibling;
    return next?.matches(body.slice(2)) ? next : null;
  }
  for (const selector of body.split(', ')) {
    for (const each of item.querySelectorAll(selector))
      if (each.parentElement?.closest(all) === item || each.closest(all) === item) return each;
  }
  return null;
}

/** The link that is posted, in a paragraph of its own. */
function linkBy(item: Element, { link }: Part): Element | null {
  const found = link && item.querySelector(link);
  if (!found) return null;
  const paragraph = item.ownerDocument.createElement('p');
  paragraph.append(found.cloneNode(true));
  return paragraph;
}

function factsBy(
  item: Element,
  part: Part,
  body: Element,
  all: string,
): Pick<Post, 'author' | 'time'> {
  const isOwn = (each: Element) => !body.contains(each) && each.closest(all) === item;
  const facts = marksOf(item, isOwn);
  const author = firstText(item, part.author, isOwn) ?? facts.author;
  const time = timeBy(item, part.time, isOwn) ?? facts.time;
  return { author, time };
}

function firstText(
  item: Element,
  selectors: string | undefined,
  isOwn: (each: Element) => boolean,
) {
  for (const selector of selectors?.split(', ') ?? []) {
    for (const each of item.querySelectorAll(selector)) {
      const name = isOwn(each) ? nameOf(each) : null;
      if (name) return name;
    }
  }
  return null;
}

function timeBy(item: Element, selectors: string | undefined, isOwn: (each: Element) => boolean) {
  for (const selector of selectors?.split(', ') ?? []) {
    for (const each of item.querySelectorAll(selector)) {
      const time = isOwn(each) ? timeOf(each) : null;
      if (time) return time;
    }
  }
  return null;
}

/** Files and pictures below the text of a post. */
const ATTACHMENTS =
  '.attachbox, .message-attachments, .attachments, .attachedFiles, .attachment-list, [class*="attachment" i]';

function attachmentsOf(item: Element, body: Element): Element[] {
  const own = [...item.querySelectorAll(ATTACHMENTS)].filter(
    (each) => !body.contains(each) && !each.contains(body) && !each.matches('a, img, span, i'),
  );
  return own.filter((each) => !own.some((other) => other !== each && other.contains(each)));
}

/** More marks than this are no thread that a reader saves, and slow to compare. */
const MOST_MARKS = 4000;
const MOST_DEPTH = 40;
/** Elements in all items together. Nested items count more than once: a hostile page has many. */
const MOST_ELEMENTS = 100_000;
/** The share of elements of one shape that must have an author and a time. */
const MOST = 0.75;

interface Group {
  key: string;
  items: Element[];
  /** Number of characters in all items. */
  size: number;
}

/** Elements of one shape, each with an author, a time and a text; null when the page has none. */
export function postsByShape(document: Document): Posts | null {
  const authors = authorMarksIn(document);
  if (authors.length < 2 || authors.length > MOST_MARKS) return null;
  const groups = groupsAround(authors, document);
  const candidates = groups.length === 0 ? null : { authors, times: timeMarksIn(document) };
  const isQuoted = within(isQuote);
  for (const group of candidates ? groups : []) {
    const posts = postsIn(group, candidates as Candidates, isQuoted);
    if (posts) return { posts, program: null };
  }
  return null;
}

/** The likeliest first: with most of the text, and then with most elements. */
function groupsAround(marks: readonly Element[], document: Document): Group[] {
  const groups = new Map<string, Set<Element>>();
  const numbers = new Map<Element, number>();
  const keysOf = new Map<Element, string[]>();
  for (const mark of marks) {
    let each = mark.parentElement;
    for (
      let up = 0;
      each && each !== document.body && up < MOST_DEPTH;
      up++, each = each.parentElement
    ) {
      if (keysOf.has(each)) break;
      const keys = shapesOf(each, numbers);
      keysOf.set(each, keys);
      for (const key of keys) {
        const known = groups.get(key);
        if (known) known.add(each);
        else groups.set(key, new Set([each]));
      }
    }
  }
  const all: Group[] = [];
  const lengths = new Map<Element, number>();
  for (const [key, set] of groups) {
    if (set.size < 2) continue;
    const items = [...set].toSorted((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    all.push({ key, items, size: sizeOf(items, lengths) });
  }
  if (all.length === 0) return [];
  const largest = Math.max(0, ...all.map(({ size }) => size));
  if (largest < lengthOfText(document) * LEAST_SHARE) return [];
  return all
    .filter(({ size }) => size >= largest * 0.7)
    .toSorted((one, other) => other.items.length - one.items.length || other.size - one.size)
    .slice(0, 12);
}

/** Menus and side columns have the rest of a thread's page, at most. */
const LEAST_SHARE = 0.2;

function lengthOfText(document: Document): number {
  let length = document.body.textContent?.length ?? 0;
  for (const code of document.body.querySelectorAll('script, style, noscript'))
    length -= code.textContent?.length ?? 0;
  return length;
}

/** Its tag with each of its classes, and its tag among its siblings. */
function shapesOf(element: Element, numbers: Map<Element, number>): string[] {
  const parent = element.parentElement as Element;
  const number = numbers.get(parent) ?? numbers.size;
  numbers.set(parent, number);
  const classes = (element.getAttribute('class') ?? '')
    .split(/\s+/)
    .filter((each) => each && !/\d{2}/.test(each));
  return [
    `${element.nodeName} in ${number}`,
    ...classes.map((each) => `${element.nodeName}.${each}`),
  ];
}

/** Without counting what stands in one of them inside another twice. An element is in several groups. */
function sizeOf(items: readonly Element[], lengths: Map<Element, number>): number {
  let size = 0;
  let last: Element | null = null;
  for (const item of items) {
    if (last?.contains(item)) continue;
    last = item;
    const length = lengths.get(item) ?? item.textContent?.length ?? 0;
    lengths.set(item, length);
    size += length;
  }
  return size;
}

/** The candidates that have one of the items around them, by the innermost. */
function byItem(
  { authors, times }: Candidates,
  all: ReadonlySet<Element>,
  ownerOf: (element: Element) => Element | null,
): Map<Element, { authors: Element[]; times: Element[] }> {
  const own = new Map<Element, { authors: Element[]; times: Element[] }>();
  for (const item of all) own.set(item, { authors: [], times: [] });
  for (const each of authors)
    if (!all.has(each)) own.get(ownerOf(each) as Element)?.authors.push(each);
  for (const each of times) if (!all.has(each)) own.get(ownerOf(each) as Element)?.times.push(each);
  return own;
}

const isQuote = (element: Element) =>
  element.localName === 'blockquote' || /quote/i.test(element.getAttribute('class') ?? '');

function postsIn(
  { items }: Group,
  candidates: Candidates,
  isQuoted: (element: Element) => boolean,
): Post[] | null {
  const work = items.reduce((sum, item) => sum + item.getElementsByTagName('*').length, 0);
  if (work > MOST_ELEMENTS) return null;
  const all = new Set(items);
  const ownerOf = (element: Element): Element | null => {
    for (let each: Element | null = element; each; each = each.parentElement)
      if (all.has(each)) return each;
    return null;
  };
  const complete: { item: Element; marks: Marks }[] = [];
  const mostIncomplete = Math.min(items.length * (1 - MOST), items.length - 2);
  const candidatesOf = byItem(candidates, all, ownerOf);
  for (const [at, item] of items.entries()) {
    const own = candidatesOf.get(item) as Candidates;
    const isOwn = (each: Element) => ownerOf(each) === item && !isQuoted(each);
    const marks = hasAuthor(item, isOwn, own) ? marksOf(item, isOwn, own) : null;
    if (marks?.author && marks.time) complete.push({ item, marks });
    // Most groups of a page are no posts, which their first elements show.
    if (at + 1 - complete.length > mostIncomplete) return null;
  }
  const key = bodyKey(complete, ownerOf);
  const posts = complete.flatMap(({ item, marks }): Post[] => {
    const body = key ? keyedIn(item, ownerOf).get(key) : restOf(item, marks, all);
    if (!body || !(body.textContent?.trim() || body.querySelector('img'))) return [];
    return [
      {
        item,
        author: marks.author,
        time: marks.time,
        bodies: [body, ...attachmentsOf(item, body)],
      },
    ];
  });
  return posts.length >= 2 && posts.length >= items.length * MOST ? posts : null;
}

const NO_TEXT =
  /(?:^|[\s_-])(?:sig|signature|footer|controls?|actions?|buttons?|toolbar)(?:$|[\s_-])/i;

/** What all posts have the most text in, and that has neither the author nor the time. */
function bodyKey(
  posts: readonly { item: Element; marks: Marks }[],
  ownerOf: (element: Element) => Element | null,
): string | null {
  const sizes = new Map<string, { count: number; size: number; order: number }>();
  for (const { item, marks } of posts) {
    for (const [key, element] of keyedIn(item, ownerOf)) {
      if (marks.authorAt && element.contains(marks.authorAt)) continue;
      if (marks.timeAt && element.contains(marks.timeAt)) continue;
      if (marks.authorAt?.contains(element) || NO_TEXT.test(element.getAttribute('class') ?? ''))
        continue;
      if (posts.some((other) => other.item !== item && element.contains(other.item))) continue;
      const known = sizes.get(key) ?? { count: 0, size: 0, order: sizes.size };
      known.count++;
      known.size += element.textContent?.trim().length ?? 0;
      sizes.set(key, known);
    }
  }
  const shared = [...sizes].filter(([, { count }]) => count >= posts.length * MOST);
  const largest = Math.max(0, ...shared.map(([, { size }]) => size));
  if (largest === 0) return null;
  // Of elements that have the same text the innermost, which comes last.
  const [key] = shared
    .filter(([, { size }]) => size >= largest * 0.97)
    .toSorted(([, one], [, other]) => one.order - other.order)
    .at(-1) ?? [null];
  return key;
}

const MOST_INSIDE = 400;

/** The elements of a post by tag and class, and by their place. The first of each. */
function keyedIn(
  item: Element,
  ownerOf: (element: Element) => Element | null,
): Map<string, Element> {
  const keyed = new Map<string, Element>();
  const add = (key: string, element: Element) => {
    if (!keyed.has(key)) keyed.set(key, element);
  };
  for (const element of [...item.querySelectorAll('*')].slice(0, MOST_INSIDE)) {
    if (!/^(?:ARTICLE|SECTION|DIV|P|TD|DD|LI|BLOCKQUOTE|SPAN|[\w]+-[\w-]+)$/.test(element.nodeName))
      continue;
    if (ownerOf(element) !== item) continue;
    for (const each of (element.getAttribute('class') ?? '').split(/\s+/))
      if (each && !/\d{2}/.test(each)) add(`${element.nodeName}.${each}`, element);
    if (element.nodeName !== 'P' && element.nodeName !== 'SPAN')
      add(placeIn(item, element), element);
  }
  return keyed;
}

function placeIn(item: Element, element: Element): string {
  const path: string[] = [];
  for (let each: Element | null = element; each && each !== item; each = each.parentElement) {
    let at = 0;
    for (let before = each.previousElementSibling; before; before = before.previousElementSibling)
      if (before.nodeName === each.nodeName) at++;
    path.push(`${each.nodeName}${at}`);
  }
  return path.reverse().join('>');
}

/** The text stands beside author and time, in no element of its own. */
function restOf(item: Element, { authorAt, timeAt }: Marks, all: ReadonlySet<Element>): Element {
  const copy = item.cloneNode(true) as Element;
  const originals = [...item.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  for (const [at, original] of originals.entries()) {
    const isMark = original === authorAt || original === timeAt;
    if (isMark || all.has(original) || original.matches('button, form')) copies[at]?.remove();
  }
  return copy;
}
