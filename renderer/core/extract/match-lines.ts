/** Which lines of a page are in the block that was taken out of it. */
import type { Line } from './lines';
import { bare } from './paragraph';

/** Shorter texts occur by chance within others. */
const LEAST_OVERLAP = 20;
/** Above this many lines without a twin, a line inside another is not looked for. */
const MOST_COMPARED = 400;

/**
 * For each line of the page its twin in `found`, or null. A text that is on the page more than once
 * (the title, a date) is matched where its neighbours are.
 */
export function matchLines(page: readonly Line[], found: readonly Line[]): (Line | null)[] {
  const twins: (Line | null)[] = page.map(() => null);
  const places = new Map<string, number[]>();
  for (const [at, { text }] of page.entries()) {
    const key = bare(text);
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
  }
  const candidates = found.map(({ text }) => places.get(bare(text)) ?? []);
  const anchors = candidates.map((each) => (each.length === 1 ? (each[0] as number) : null));
  const nextAnchors = new Array<number | null>(found.length).fill(null);
  for (let at = found.length - 2; at >= 0; at--)
    nextAnchors[at] = anchors[at + 1] ?? nextAnchors[at + 1] ?? null;

  const unmatched: Line[] = [];
  let previous: number | null = null;
  for (const [at, line] of found.entries()) {
    const free = (candidates[at] as number[]).filter((place) => twins[place] === null);
    const next = nextAnchors[at] ?? page.length;
    const within = free.filter((place) => place > (previous ?? -1) && place < next);
    const place: number | undefined =
      previous === null ? (within.at(-1) ?? free[0]) : (within[0] ?? free[0]);
    if (place === undefined) {
      unmatched.push(line);
      continue;
    }
    twins[place] = line;
    previous = place;
  }
  matchParts(page, twins, unmatched);
  return twins;
}

/** A line that lost or gained a word on the way is still the same line. */
function matchParts(page: readonly Line[], twins: (Line | null)[], unmatched: Line[]): void {
  const rest = unmatched
    .slice(0, MOST_COMPARED)
    .map((line) => ({ line, key: bare(line.text) }))
    .filter(({ key }) => key.length >= LEAST_OVERLAP);
  if (rest.length === 0) return;
  for (const [at, { text }] of page.entries()) {
    if (twins[at]) continue;
    const key = bare(text);
    if (key.length < LEAST_OVERLAP) continue;
    const twin = rest.find((each) => each.key.includes(key) || key.includes(each.key));
    if (twin) twins[at] = twin.line;
  }
}
