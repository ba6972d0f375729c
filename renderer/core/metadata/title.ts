/** The article's title, without the site's name that pages hang on it. */

import { decodeTwice } from '../markup/decode-entities';
import { isPlaceholder } from './placeholder';

export interface TitleClues {
  /** In order of trust: og:title, twitter:title. */
  candidates: readonly (string | null)[];
  /** The page's `<title>`, where the site's name usually hangs. */
  documentTitle: string | null;
  /** The headings of the first level come first. */
  headings: readonly string[];
  /** How many of `headings` are of the first level. */
  mainHeadings?: number;
  /** og:site_name, the publisher, the host: whatever the site may call itself. */
  sites: readonly (string | null)[];
  /** JSON-LD's headline and name. */
  headline?: string | null;
  name?: string | null;
}

const SEPARATOR =
  /\s+[-–—|｜∣:：·•«»‹›<>~/\\_－]+\s+|\s*[|｜∣：]\s*|\s*::+\s*|\s*--+\s*|\s+:(?=\S)|(?<=\S):\s+|(?<=[^\p{ASCII}\s])[-_－](?=[^\p{ASCII}\s])|\s*[-–—]\s*(?=(?:[\w-]+\.)+[a-z]{2,}$)/giu;

/** What separators set off in it. */
export function partsOfTitle(title: string): string[] {
  return squeeze(title)
    .split(SEPARATOR)
    .filter((part) => part.trim() !== '');
}

/** Cuts off at either end what hangs on the site's other titles, too. */
export function withoutRepeats(title: string, repeats: (part: string) => boolean): string {
  const parts = partsOfTitle(title);
  if (parts.length < 2) return title;
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (repeats(last)) return title.slice(0, endBefore(title, last)).trim() || title;
  return repeats(first) ? title.slice(startBehind(title, first)).trim() || title : title;
}

function endBefore(title: string, last: string): number {
  const cut = [...title.matchAll(SEPARATOR)].findLast(
    ({ index, 0: mark }) => index + mark.length <= title.lastIndexOf(last),
  );
  return cut?.index ?? title.length;
}

function startBehind(title: string, first: string): number {
  const cut = [...title.matchAll(SEPARATOR)].find(
    ({ index }) => index >= title.indexOf(first) + first.length,
  );
  return cut ? cut.index + cut[0].length : 0;
}

/**
 * The title that a reader sees. og:title, `<title>` and JSON-LD are written for search engines and
 * networks as well: they tell which heading is the title, and where the site's name begins.
 */
export function chooseTitle(clues: TitleClues): string {
  const headings = clues.headings.map(clean).filter((each) => each.length > 1);
  const sites = clues.sites
    .flatMap((site) => (site ? [fold(site)] : []))
    .filter((site) => site.length > 1);
  const documentTitle = clean(clues.documentTitle ?? '');
  const isUsable = (text: string) => text !== '' && !sites.includes(fold(text)) && !isEmpty(text);
  const headline = confirmed([clues.headline, clues.name], [documentTitle, ...headings]);
  const candidates = [
    clean(clues.candidates[0] ?? ''),
    headline,
    ...clues.candidates.slice(1).map((each) => clean(each ?? '')),
    documentTitle,
  ]
    .filter(isUsable)
    .map((each, _, all) => untruncated(each, [...headings, ...all]));
  const [stated] = candidates;
  const main = clues.headings.slice(0, clues.mainHeadings).map(clean).filter(isUsable);
  if (!stated) return main[0] ?? (documentTitle || (headings[0] ?? ''));
  const [partOfTitle = ''] = partsOfTitle(documentTitle);
  const others = [...candidates.filter((each) => each !== documentTitle), partOfTitle];
  const shown =
    shownHeadline(headline, headings, sites) ?? (headline ? null : soleHeading(main, others));
  if (shown) return shown;
  const cut =
    headingWithin(stated, headings, sites, headline) ??
    withoutSite(stated, sites, [...candidates.slice(1), ...headings]) ??
    stated;
  // The same words as the page prints them.
  return headings.find((heading) => isSameBut(heading, cut)) ?? cut;
}

const clean = (text: string) => squeeze(decodeTwice(text));

/** What templates put where a page has no title. */
const isEmpty = (text: string) =>
  /^(?:home(?: ?page)?|index|untitled(?: document)?|no title|title|startseite|accueil|inicio|start|blog|news|article|page|undefined|null|無題|제목 ?없음|无标题)$/i.test(
    text,
  ) || isPlaceholder(text);

/**
 * The first of JSON-LD's names for the article that the page shows somewhere. Encyclopedias have a
 * description there, which the page does not show.
 */
function confirmed(
  names: readonly (string | null | undefined)[],
  shown: readonly string[],
): string {
  const texts = names.map((name) => clean(name ?? '')).filter((name) => name !== '');
  const isShown = (text: string) => shown.some((each) => fold(each).includes(fold(text)));
  return texts.find(isShown) ?? (names[1] ? '' : (texts[0] ?? ''));
}

/** An attribute ends at the first quotation mark that a page did not escape: the rest is elsewhere. */
function untruncated(title: string, others: readonly string[]): string {
  const whole = others.find(
    (other) =>
      other.length > title.length &&
      other.startsWith(title) &&
      /^\s?["'“”]/.test(other.slice(title.length)),
  );
  return whole ?? title;
}

/** JSON-LD's headline, where a heading shows it, alone or under a kicker. */
function shownHeadline(
  headline: string,
  headings: readonly string[],
  sites: readonly string[],
): string | null {
  const folded = fold(headline);
  if (folded.length <= 3 || sites.includes(folded)) return null;
  const same = headings.find((heading) => fold(heading) === folded);
  if (same) return same;
  const withKicker = headings.find(
    (heading) =>
      folded.length > 8 &&
      fold(heading).endsWith(folded) &&
      folded.length * 2 > fold(heading).length,
  );
  return withKicker ? headline : null;
}

/** The only heading of the first level, where it says in other words what the page states. */
function soleHeading(main: readonly string[], candidates: readonly string[]): string | null {
  const [only] = main;
  if (only === undefined || new Set(main.map(fold)).size > 1 || fold(only).length < 8) return null;
  // With more or fewer words at its ends it has a kicker, or the title has the site's name.
  const overlaps = (each: string) =>
    each !== '' && (fold(each).includes(fold(only)) || fold(only).includes(fold(each)));
  if (candidates.some(overlaps)) return null;
  return candidates.some((each) => isAlike(only, each)) ? only : null;
}

/** Half of the longer words of the shorter one are in the other. */
function isAlike(one: string, other: string): boolean {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const same = [...first].filter((word) => second.has(word)).length;
  return same >= 2 && same * 2 >= Math.min(first.size, second.size);
}

/** An ideographic space is the author's own: Japanese headlines have it between their halves. */
const squeeze = (text: string) =>
  text
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[ \t\n\r\f\u00a0\u2000-\u200a]+/g, ' ')
    .trim();
const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

/** Apart from a full stop that one of them ends with. */
const isSameBut = (heading: string, title: string) =>
  heading.replace(/[.。]$/, '') === title.replace(/[.。]$/, '');

/** A heading that is the title but for what follows or leads up to a separator. */
function headingWithin(
  title: string,
  headings: readonly string[],
  sites: readonly string[],
  headline: string,
): string | null {
  const folded = fold(title);
  const within: string[] = [];
  for (const heading of headings) {
    const short = fold(heading);
    if (short === folded) return heading.length <= title.length + 4 ? heading : title;
    if (short.length < 4 || sites.includes(short)) continue;
    // Some set a mark before their headings: "■ …".
    const bare = heading.replace(/^[\p{S}\s]+/u, '');
    const at = title.indexOf(bare);
    if (at === -1) continue;
    const before = title.slice(0, at);
    const after = title.slice(at + bare.length);
    // The kicker belongs to a title that is stated twice with it.
    if (before && fold(headline) === folded) return title;
    if (
      isFurniture(before, 'before') &&
      isFurniture(after, 'after') &&
      bare.length * 3 > title.length
    )
      within.push(heading);
  }
  const [first] = within;
  // The site's name may be a heading as well; of two the title is by far the longer.
  return within.find((each) => first && each.length > 2 * first.length) ?? first ?? null;
}

/** Text beside the heading that a separator sets off. */
function isFurniture(text: string, side: 'before' | 'after'): boolean {
  if (!text.trim()) return true;
  const mark = /^\s*(?:[-–—|｜∣·•«»‹›<>~/\\_]|::|:\s)/;
  return side === 'after' ? mark.test(text) : /(?:[-–—|｜∣·•«»‹›<>~/\\_:])\s*$/.test(text);
}

/** Cuts segments at the ends that name the site, or that another candidate does without. */
function withoutSite(
  title: string,
  sites: readonly string[],
  others: readonly string[],
): string | null {
  const cuts = [...title.matchAll(SEPARATOR)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let start = 0;
  let end = title.length;
  // From the end inwards: "Title - Section - Site".
  for (const cut of [...cuts].reverse()) {
    if (cut.start === 0 || cut.end >= end) continue;
    const rest = title.slice(0, cut.start);
    if (
      namesSite(title.slice(cut.end, end), sites) ||
      others.some((other) => fold(other) === fold(rest))
    )
      end = cut.start;
    else if (end === title.length) continue;
    else break;
  }
  for (const cut of cuts) {
    if (cut.end >= end) break;
    if (!namesSite(title.slice(start, cut.start), sites)) break;
    start = cut.end;
  }
  // Some put nothing but a space before it.
  const lastWord = title.lastIndexOf(' ', end - 1);
  if (lastWord > start && sites.includes(fold(title.slice(lastWord, end)))) end = lastWord;
  const cutTitle = title.slice(start, end).trim();
  return cutTitle && cutTitle !== title ? cutTitle : null;
}

function namesSite(segment: string, sites: readonly string[]): boolean {
  const folded = fold(segment);
  if (!folded) return false;
  return sites.some(
    (site) =>
      site === folded ||
      (site.length > 2 &&
        folded.length > 2 &&
        (folded.includes(site) || site.includes(folded)) &&
        Math.min(site.length, folded.length) * 3 >= Math.max(site.length, folded.length)),
  );
}

/** What stands beside the title in `<title>` is most often the site's name, at the far end. */
export function siteInTitle(documentTitle: string, title: string): string | null {
  const whole = squeeze(documentTitle);
  const at = whole.indexOf(title);
  if (at === -1 || whole === title) return null;
  const after = whole.slice(at + title.length);
  const pieces = (after.trim() ? after : whole.slice(0, at))
    .split(SEPARATOR)
    .filter((each) => each.trim() !== '');
  const name = (after.trim() ? pieces.at(-1) : pieces[0])?.replace(
    /^[\s\p{P}\p{S}]+|[\s|:：·-]+$/gu,
    '',
  );
  return name && name.length >= 2 && name.length <= 40 ? name : null;
}
