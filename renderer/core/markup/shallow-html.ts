import { costlyTags, MOST_ATTRIBUTES, type Span, TooCostly } from './costly-tags';

/** A page with fewer tags cannot be slow, however they nest. */
const HARMLESS_TAGS = 20_000;

/**
 * Parsers reopen all unclosed formatting elements in each new block, so the tree can have the product of
 * both numbers as nodes. Below this product parsing is fast.
 */
const HARMLESS_NODES = 4_000_000;

/** Direction look-ups that are still fast. */
const HARMLESS_LOOKUPS = 200_000_000;

/** Elements whose direction depends on their text: Blink searches their content for each new node. */
const AUTO = /\bdir\s*=\s*["']?auto|<bdi/gi;

/**
 * Formatting elements, which a parser reopens (HTML standard, "formatting"). `a` and `nobr` are reopened at
 * most once.
 */
const FORMATTING = /<(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)[\t\n\f\r />]/gi;

/**
 * Returns HTML that Chromium parses in linear time. Tags that nest deeper than 512 or multiply during
 * parsing are removed, and their text stays. Other HTML is returned unchanged. Chromium's parser searches
 * all open elements at each `<div>`, and no time-out can stop it: a million nested ones, 5 MB of text, take
 * hours.
 */
export function shallowHtml(html: string): string {
  if (isHarmless(html)) return html;
  try {
    return withoutSpans(html, costlyTags(html, 'deep'));
  } catch (error) {
    if (!(error instanceof TooCostly)) throw error;
    return withoutSpans(html, costlyTags(html, 'deep-and-multiplying'));
  }
}

function isHarmless(html: string): boolean {
  let tags = 0;
  let mayScan = 4 * html.length;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > HARMLESS_TAGS) return false;
    if (!beginsTag(html, at + 1)) continue;
    const scanned = scanAttributes(html, at + 1);
    mayScan -= scanned;
    // With an unclosed quote, every tag would be scanned to the end of the text.
    if (scanned < 0 || mayScan < 0) return false;
  }
  const count = (what: RegExp) => html.match(what)?.length ?? 0;
  // Not more of the tags can be formatting than there are.
  const isFormatting = tags * tags > HARMLESS_NODES && tags * count(FORMATTING) > HARMLESS_NODES;
  return !isFormatting && tags * tags * count(AUTO) <= HARMLESS_LOOKUPS;
}

/** Only a letter or a slash makes a tag of `<` (HTML standard, "tag open state"): `a <= b` is text. */
function beginsTag(html: string, at: number): boolean {
  const code = html.charCodeAt(at);
  return (
    code === SLASH || (code >= LOWER_A && code <= LOWER_Z) || (code >= UPPER_A && code <= UPPER_Z)
  );
}

const [SLASH, UPPER_A, UPPER_Z, LOWER_A, LOWER_Z] = [0x2f, 0x41, 0x5a, 0x61, 0x7a] as const;

/** A tag's name or one of its attributes, with the blanks and slashes before it. */
const NAME_OR_ATTRIBUTE =
  /[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>"'][^\s>]*|))?/y;

/** The length of the tag's name and attributes in characters; -1 for too many attributes. */
function scanAttributes(html: string, from: number): number {
  NAME_OR_ATTRIBUTE.lastIndex = from;
  let end = from;
  for (let found = 0; NAME_OR_ATTRIBUTE.test(html); found++) {
    if (found > MOST_ATTRIBUTES) return -1;
    end = NAME_OR_ATTRIBUTE.lastIndex;
  }
  return end - from;
}

/** @param spans in order, not overlapping */
function withoutSpans(html: string, spans: readonly Span[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    if (start > from) kept.push(html.slice(from, start));
    // A comment keeps `<<b>div>` without its `<b>` from becoming another tag.
    if (start > from && html[start - 1] === '<') kept.push('<!---->');
    from = end;
  }
  kept.push(html.slice(from));
  return kept.join('');
}
