/**
 * Links into the library: `carrel://article/ID` opens an article, and `carrel://article/ID#QUOTE` scrolls to
 * the quoted words. The fragment has the form of a text fragment (WICG, Scroll To Text Fragment):
 *
 *     [prefix-,]start[,end][,-suffix]
 *
 * It names words and no position, so it survives a new extraction of the page.
 */
import * as v from 'valibot';
import { ulid } from '../records/values';
import { comparableText } from '../text/comparable-text';
import { createAnchors, longestQuote, type TextQuote, type TextSpan } from './anchor-quote';

export interface DeepLink {
  /** The article's id, a ULID. */
  id: string;
  /** Null when the link names the whole article, or when its fragment is damaged. */
  quote: LinkedQuote | null;
}

/** The words that a link quotes. */
export interface LinkedQuote {
  /** The whole quote, or the beginning of a long one. */
  start: string;
  /** The end of a long quote; empty for a short one. */
  end: string;
  /** Context; empty where the link has none. */
  prefix: string;
  suffix: string;
}

/** UTF-16 code units. No link made here is longer, and a longer one is refused unread. */
const longestLink = 4096;
/** A longer quote is given by its two ends; UTF-16 code units. */
const longestWhole = 120;
const endLength = 48;
const contextLength = 24;
/** Without the article's text, a shorter quote may occur twice and gets context. */
const shortQuote = 24;

const article = /^carrel:\/\/article\/([0-9a-hjkmnp-tv-z]{26})\/?(?:#(.*))?$/iu;
const control = /\p{Cc}/u;

/**
 * The link to an article, or to a passage of it.
 *
 * @param text the article's. With it, the passage's context is in the link exactly where the words alone
 *   occur more than once.
 */
export function deepLink(id: string, passage?: TextQuote, text?: string): string {
  if (!v.is(ulid, id)) throw new Error('Not the id of an article');
  const link = `carrel://article/${id}`;
  const quote = plainWords(passage?.quote ?? '');
  if (passage === undefined || quote === '') return link;
  const isLong = quote.length > longestWhole;
  const start = isLong ? headOf(quote, endLength) : quote;
  const end = isLong ? tailOf(quote, endLength) : '';
  const parts = [encode(start), ...(isLong ? [encode(end)] : [])];
  if (needsContext(start, end, text)) {
    const prefix = tailOf(plainWords(passage.prefix), contextLength);
    const suffix = headOf(plainWords(passage.suffix), contextLength);
    if (prefix !== '') parts.unshift(`${encode(prefix)}-`);
    if (suffix !== '') parts.push(`-${encode(suffix)}`);
  }
  return `${link}#${parts.join(',')}`;
}

/** Reads a link; null for anything that `deepLink` could not have made or that is too long. */
export function readDeepLink(link: string): DeepLink | null {
  if (link.length > longestLink || control.test(link)) return null;
  const [, id, fragment] = article.exec(link) ?? [];
  if (id === undefined) return null;
  const quote = readQuote(fragment ?? '');
  if (quote !== null && Object.values(quote).some((words) => control.test(words))) return null;
  return { id: id.toUpperCase(), quote };
}

/**
 * Where the linked words are in a text; null when neither their start nor their end is found. When only one
 * of the two is, the place is that one.
 */
export function findLinkedQuote(text: string, linked: LinkedQuote): TextSpan | null {
  const { start, end, prefix, suffix } = linked;
  const anchor = createAnchors(text);
  if (end === '') return anchor({ quote: start, prefix, suffix });
  const first = anchor({ quote: start, prefix, suffix: '' });
  if (first === null) return anchor({ quote: end, prefix: '', suffix });
  const rest = text.slice(first.end, first.end + longestQuote);
  const last = createAnchors(rest)({ quote: end, prefix: '', suffix });
  return last === null ? first : { start: first.start, end: first.end + last.end };
}

function needsContext(start: string, end: string, text: string | undefined): boolean {
  if (text === undefined) return start.length < shortQuote;
  const page = comparableText(text).text;
  return [start, end].some((words) => {
    const wanted = comparableText(words).text;
    const at = wanted === '' ? -1 : page.indexOf(wanted);
    return at >= 0 && page.indexOf(wanted, at + 1) >= 0;
  });
}

/** Words with single spaces and without control characters. */
function plainWords(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}+/gu, '')
    .trim();
}

/** The first `length` code units, cut between words if possible, and never inside a character. */
function headOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const space = cut.lastIndexOf(' ');
  return space > length / 2
    ? cut.slice(0, space)
    : cut.slice(0, -1).replace(/[\ud800-\udbff]$/, '');
}

/** The last `length` code units, cut like the first ones. */
function tailOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(-length - 1);
  const space = cut.indexOf(' ');
  return space >= 0 && space < length / 2
    ? cut.slice(space + 1)
    : cut.slice(1).replace(/^[\udc00-\udfff]/, '');
}

/**
 * Escapes also what has a meaning in the fragment (`-`), in Markdown (brackets, asterisks), and at the end of
 * an address in running text (full stops).
 */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replace(
    /[-!'()*._~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Null when there are no words or an escape is broken. */
function readQuote(fragment: string): LinkedQuote | null {
  const parts = fragment.split(',');
  // A hyphen marks context. It is looked for before decoding, because hyphens of the quote are escaped.
  const hasPrefix = parts.length > 1 && parts[0]!.endsWith('-');
  const prefix = hasPrefix ? parts.shift()!.slice(0, -1) : '';
  const hasSuffix = parts.length > 1 && parts.at(-1)!.startsWith('-');
  const suffix = hasSuffix ? parts.pop()!.slice(1) : '';
  // Whoever writes a link by hand may leave commas as they are.
  const [start = '', end = ''] = parts.length > 2 ? [parts.join(',')] : parts;
  try {
    const quote = { start, end, prefix, suffix };
    for (const part of ['start', 'end', 'prefix', 'suffix'] as const) {
      quote[part] = decodeURIComponent(quote[part]);
    }
    return quote.start.trim() === '' ? null : quote;
  } catch {
    return null;
  }
}
