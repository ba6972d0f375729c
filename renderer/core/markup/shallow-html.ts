import { costlyTags, MOST_ATTRIBUTES, type Span, TooCostly } from './costly-tags';

/** No page with fewer tags is slow, however they nest. */
const HARMLESS_TAGS = 20_000;

/**
 * A parser opens all unclosed formatting elements again in each new block, so the tree can have as
 * many nodes as the product of the two. Below this product it cannot be slow.
 */
const HARMLESS_NODES = 4_000_000;

/** Nodes that a parser may look through for the direction of text without being slow. */
const HARMLESS_LOOKS = 200_000_000;

/** For each new node Blink looks through what such an element holds for its direction. */
const AUTO = /\bdir\s*=\s*["']?auto|<bdi/gi;

/** Elements that a parser opens again (HTML standard, "formatting"); of `a` and `nobr` one at most. */
const FORMATTING = /<(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)[\t\n\f\r />]/gi;

/**
 * HTML that Chromium parses in linear time: what nests more than 512 deep, or multiplies when it is
 * parsed, has its tags taken out, and its text stays. HTML that does neither comes back unchanged.
 *
 * Chromium's parser looks through all open elements at each `<div>`, and no time-out can stop it: a
 * million nested ones, 5 MB of text, keep it busy for hours.
 */
export function shallowHtml(html: string): string {
  if (isHarmless(html)) return html;
  try {
    return without(html, costlyTags(html, 'deep'));
  } catch (error) {
    if (!(error instanceof TooCostly)) throw error;
    return without(html, costlyTags(html, 'deep-and-multiplying'));
  }
}

function isHarmless(html: string): boolean {
  let tags = 0;
  let mayScan = 4 * html.length;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > HARMLESS_TAGS) return false;
    const scanned = scanAttributes(html, at + 1);
    mayScan -= scanned;
    // Quotes that nothing closes would be looked through to the end at each tag.
    if (scanned < 0 || mayScan < 0) return false;
  }
  const count = (what: RegExp) => html.match(what)?.length ?? 0;
  return tags * count(FORMATTING) <= HARMLESS_NODES && tags * tags * count(AUTO) <= HARMLESS_LOOKS;
}

/** A tag's name or one of its attributes, with the blanks and slashes before it. */
const NAME_OR_ATTRIBUTE =
  /[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>"'][^\s>]*|))?/y;

/** How many characters this tag has, if it is one; -1 when it has too many attributes. */
function scanAttributes(html: string, from: number): number {
  NAME_OR_ATTRIBUTE.lastIndex = from;
  let end = from;
  for (let found = 0; NAME_OR_ATTRIBUTE.test(html); found++) {
    if (found > MOST_ATTRIBUTES) return -1;
    end = NAME_OR_ATTRIBUTE.lastIndex;
  }
  return end - from;
}

/** @param spans in order, none overlapping another */
function without(html: string, spans: readonly Span[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    if (start > from) kept.push(html.slice(from, start));
    // `<<b>div>` without its `<b>` would be another tag.
    if (start > from && html[start - 1] === '<') kept.push('<!---->');
    from = end;
  }
  kept.push(html.slice(from));
  return kept.join('');
}
