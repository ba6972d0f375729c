/**
 * What a site's pages have in common. A line that stands on several of them belongs to the site and
 * not to any one article; likewise what hangs on every title.
 */

import { remembered } from '../text/remembered';

/** What is remembered of a page: hashes, so that a family costs little and tells nothing. */
export interface PageTrace {
  /** The hash of its address: a page that comes again replaces its own trace. */
  page: number;
  /** The hashes of its lines, sorted, each once. */
  lines: Uint32Array;
  /** The hashes of the first and the last part of its title, where it has more than one. */
  titleParts: number[];
}

export interface SiteFamily {
  /** For a page: what repeats on others, as far as they are other articles. */
  seenFrom(trace: PageTrace): Repeats;
}

export interface Repeats {
  hasLine(text: string): boolean;
  hasTitlePart(part: string): boolean;
}

/** Five pages with this one: what fewer have in common may be chance. */
const leastOthers = 4;
/** A line is the site’s own when this share of the other pages has it, and at least three do. */
const leastShare = 0.3;
const leastCount = 3;
/** Two pages with so much in common (Jaccard) are one article under two addresses. */
const sameArticle = 0.8;

/** Lines that are remembered: menus and footers stand at the ends, and nobody's page has more. */
const mostLines = 400;
/** Pages that are remembered of a site. */
export const mostTraces = 24;

export function traceOf(address: string, lines: readonly string[], title: string[]): PageTrace {
  const kept =
    lines.length <= mostLines
      ? lines
      : [...lines.slice(0, mostLines / 2), ...lines.slice(-mostLines / 2)];
  const hashes = new Set(kept.map(hashOfLine).filter((each) => each !== null));
  return {
    page: hash(address),
    lines: Uint32Array.from(hashes).sort(),
    titleParts:
      title.length > 1 ? [title[0]!, title.at(-1)!].map((part) => hash(normalised(part))) : [],
  };
}

/** The newest last, each page once, the oldest gone. */
export function withTrace(traces: readonly PageTrace[], trace: PageTrace): PageTrace[] {
  return [...traces.filter(({ page }) => page !== trace.page), trace].slice(-mostTraces);
}

/** Null where there are too few pages to tell. */
export function familyOf(traces: readonly PageTrace[]): SiteFamily | null {
  if (traces.length < leastOthers) return null;
  return {
    seenFrom(own) {
      const others: PageTrace[] = [];
      for (const trace of traces) {
        if (trace.page === own.page || isSame(trace, own)) continue;
        if (!others.some((other) => isSame(trace, other))) others.push(trace);
      }
      const least = Math.max(leastCount, Math.ceil(others.length * leastShare));
      const lines = repeated(
        others.map((trace) => trace.lines),
        least,
      );
      const half = Math.max(leastCount, Math.ceil(others.length / 2));
      const parts = repeated(
        others.map((trace) => new Set(trace.titleParts)),
        half,
      );
      const isEnough = others.length >= leastOthers;
      return {
        hasLine: (text) => isEnough && lines.has(hash(normalised(text))),
        hasTitlePart: (part) => isEnough && parts.has(hash(normalised(part))),
      };
    },
  };
}

function repeated(sets: readonly Iterable<number>[], least: number): Set<number> {
  const counts = new Map<number, number>();
  for (const set of sets) for (const one of set) counts.set(one, (counts.get(one) ?? 0) + 1);
  return new Set([...counts].flatMap(([one, count]) => (count >= least ? one : [])));
}

/** Both are sorted. */
function isSame({ lines: a }: PageTrace, { lines: b }: PageTrace): boolean {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) shared += 1;
    if (a[i]! <= b[j]!) i += 1;
    else j += 1;
  }
  return shared > sameArticle * (a.length + b.length - shared);
}

const normalised = (line: string) =>
  line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim();

/** Null for a line without letters and digits. Pages of one site have the same menus. */
const hashOfLine = remembered((line) => {
  const text = normalised(line);
  return text === '' ? null : hash(text);
});

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  }
  return sum >>> 0;
}
