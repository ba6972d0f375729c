/**
 * What the address for updates answers with, as JSON:
 *
 *     {
 *       "version": "0.2.0",
 *       "notes": "What is new, as plain text",
 *       "page": "https://…",
 *       "files": [{ "name": "carrel_0.2.0_amd64.deb", "bytes": 123, "sha256": "…" }]
 *     }
 *
 * `notes` and `files` may be missing. Fields that are not named here are ignored.
 */
import * as v from 'valibot';
import type { UpdateOffer } from '../ipc/help.js';

/** UTF-16 code units. */
const longestNotes = 20_000;

const version = v.pipe(v.string(), v.maxLength(40), v.regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/));
const file = v.object({
  name: v.pipe(v.string(), v.regex(/^[\w.+~-]{1,120}$/)),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  sha256: v.pipe(v.string(), v.toLowerCase(), v.regex(/^[0-9a-f]{64}$/)),
});
const offer = v.object({
  version,
  notes: v.optional(v.pipe(v.string(), v.maxLength(longestNotes)), ''),
  page: v.pipe(
    v.string(),
    v.maxLength(2_000),
    v.check((text) => URL.canParse(text) && new URL(text).protocol === 'https:'),
  ),
  files: v.optional(v.pipe(v.array(file), v.maxLength(50)), []),
});

/** Null for anything else. */
export function readUpdateOffer(bytes: Uint8Array): UpdateOffer | null {
  try {
    const read = v.safeParse(offer, JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** True when version `one` comes after `other` by the rules of semver.org; false when one is not a version. */
export function isLater(one: string, other: string): boolean {
  if (!v.is(version, one) || !v.is(version, other)) return false;
  const [first, second] = [partsOf(one), partsOf(other)];
  for (const [at, number] of first.numbers.entries()) {
    const than = second.numbers[at] ?? 0;
    if (number !== than) return number > than;
  }
  if (first.before === second.before) return false;
  if (first.before === '' || second.before === '') return first.before === '';
  return compareBefore(first.before.split('.'), second.before.split('.')) > 0;
}

function partsOf(text: string): { numbers: number[]; before: string } {
  const dash = text.indexOf('-');
  const [numbers, before] = dash < 0 ? [text, ''] : [text.slice(0, dash), text.slice(dash + 1)];
  return { numbers: numbers.split('.').map(Number), before };
}

/** Compares what stands behind the dash; numbers come before words. */
function compareBefore(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [a, b] = [one[at], other[at]];
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
    if (a === b) continue;
    const [isNumber, isOther] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumber && isOther) return Number(a) - Number(b);
    if (isNumber !== isOther) return isNumber ? -1 : 1;
    return a < b ? -1 : 1;
  }
  return 0;
}
