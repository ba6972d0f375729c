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
  let directed = 0;
  let mayScan = 4 * html.length;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > HARMLESS_TAGS) return false;
    if (!beginsTag(html, at + 1)) continue;
    const { end, attributes, isDirected } = scanTag(html, at + 1);
    mayScan -= end - at;
    if (isDirected) directed += 1;
    // With an unclosed quote, every tag would be scanned to the end of the text.
    if (attributes > MOST_ATTRIBUTES || mayScan < 0) return false;
  }
  // Not more of the tags can be formatting than there are.
  const isFormatting =
    tags * tags > HARMLESS_NODES && tags * (html.match(FORMATTING)?.length ?? 0) > HARMLESS_NODES;
  return !isFormatting && tags * tags * directed <= HARMLESS_LOOKUPS;
}

/** Only a letter or a slash makes a tag of `<` (HTML standard, "tag open state"): `a <= b` is text. */
function beginsTag(html: string, at: number): boolean {
  const code = html.charCodeAt(at);
  return (
    code === SLASH || (code >= LOWER_A && code <= LOWER_Z) || (code >= UPPER_A && code <= UPPER_Z)
  );
}

const [TAB, LINE_FEED, FORM_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0c, 0x0d, 0x20] as const;
const [DOUBLE_QUOTE, QUOTE, SLASH, EQUALS, CLOSE] = [0x22, 0x27, 0x2f, 0x3d, 0x3e] as const;
const [UPPER_A, UPPER_Z, LOWER_A, LOWER_Z] = [0x41, 0x5a, 0x61, 0x7a] as const;

const isBlank = (code: number) =>
  code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === FORM_FEED;

/** Where the word ends that begins there: at a blank, a `>`, or one of two more. */
function endOfWord(html: string, from: number, end: number = CLOSE, other: number = end): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === CLOSE || isBlank(code) || code === end || code === other) break;
  }
  return at;
}

function skipBlanks(html: string, from: number): number {
  let at = from;
  while (isBlank(html.charCodeAt(at))) at++;
  return at;
}

/** A tag as the tokenizer reads it, from behind its `<`, up to its `>` or one attribute too many. */
interface ScannedTag {
  end: number;
  attributes: number;
  /** Its direction depends on its text: Blink searches its content for each new node. */
  isDirected: boolean;
}

function scanTag(html: string, from: number): ScannedTag {
  let at = endOfWord(html, html.charCodeAt(from) === SLASH ? from + 1 : from, SLASH);
  let isDirected = at - from === 3 && /^bdi$/i.test(html.slice(from, at));
  let attributes = 0;
  while (attributes <= MOST_ATTRIBUTES) {
    while (html.charCodeAt(at) === SLASH || isBlank(html.charCodeAt(at))) at++;
    if (at >= html.length || html.charCodeAt(at) === CLOSE) break;
    attributes += 1;
    const name = at;
    // An equals sign at its beginning is part of a name.
    at = endOfWord(html, at + 1, SLASH, EQUALS);
    const nameEnd = at;
    const sign = skipBlanks(html, at);
    if (html.charCodeAt(sign) !== EQUALS) continue;
    const value = skipBlanks(html, sign + 1);
    at = endOfValue(html, value);
    if (nameEnd - name === 3 && /^dir$/i.test(html.slice(name, nameEnd)))
      isDirected ||= /^["']?auto/i.test(html.slice(value, value + 5));
  }
  return { end: at, attributes, isDirected };
}

function endOfValue(html: string, from: number): number {
  const code = html.charCodeAt(from);
  if (code !== DOUBLE_QUOTE && code !== QUOTE) return endOfWord(html, from);
  const close = html.indexOf(code === QUOTE ? "'" : '"', from + 1);
  return close === -1 ? html.length : close + 1;
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
