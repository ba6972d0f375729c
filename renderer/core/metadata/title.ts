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
  const documentTitle = withoutCafe(clean(clues.documentTitle ?? ''), headings);
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
  const own = PLATFORM.test(documentTitle) ? '' : documentTitle;
  if (!stated) return main[0] ?? (own || (headings[0] ?? documentTitle));
  const title = statedTitle(stated, candidates, { headings, sites, headline });
  const found = asHeadingSays(title, main, { headings, hasData: headline !== '' }) ?? title;
  return asAllSay(found, [clean(clues.candidates[0] ?? ''), headline, documentTitle], sites);
}

/**
 * The title with the end that was cut off it, where og:title, JSON-LD and `<title>` all have it and it does not
 * name the site: "Harbour cranes: a history", with its second half in a line of its own.
 */
function asAllSay(title: string, stated: readonly string[], sites: readonly string[]): string {
  const [whole = ''] = stated;
  const folded = fold(title);
  const isCut = fold(whole).startsWith(folded) && fold(whole).length > folded.length;
  if (!isCut || stated.some((each) => fold(each) !== fold(whole))) return title;
  const last = partsOfTitle(whole).at(-1) ?? '';
  return namesSite(last, sites) ? title : whole;
}

interface Shown {
  headings: readonly string[];
  sites: readonly string[];
  /** JSON-LD's headline; empty where the page has none. */
  headline: string;
}

function statedTitle(
  stated: string,
  candidates: readonly string[],
  { headings, sites, headline }: Shown,
): string {
  const shown = shownHeadline(headline, headings, sites);
  if (shown) return withoutKicker(shown, candidates);
  const cut =
    headingWithin(stated, { headings, sites, headline }) ??
    withoutSite(stated, sites, [...candidates.slice(1), ...headings]) ??
    stated;
  // The same words as the page prints them.
  return withoutKicker(headings.find((heading) => isSameBut(heading, cut)) ?? cut, candidates);
}

/** The candidate that the title ends with: what is before it is a kicker. */
function withoutKicker(title: string, candidates: readonly string[]): string {
  const whole = fold(title);
  const bare = candidates.find((each) => {
    const short = fold(each);
    return short !== whole && whole.endsWith(short) && short.length * 2 > whole.length;
  });
  return bare ?? title;
}

const clean = (text: string) => squeeze(decodeTwice(text));

/** The frames of a Korean café or blog have the platform's name for a title. */
const PLATFORM = /^(?:네이버|다음|daum|naver)\s?(?:카페|블로그|cafe|blog)$/i;

export const isPlatformName = (title: string) => PLATFORM.test(title);

/**
 * "강물사랑 : 네이버 카페" is the title of a post or the name of its café: only a heading tells. Empty for the
 * name, where there is another heading.
 */
function withoutCafe(documentTitle: string, headings: readonly string[]): string {
  const [name, platform, ...others] = partsOfTitle(documentTitle);
  if (!name || !platform || others.length > 0 || !PLATFORM.test(platform)) return documentTitle;
  const isTitle = headings.length === 0 || headings.some((each) => fold(each) === fold(name));
  return isTitle ? documentTitle : '';
}

/** What templates put where a page has no title. */
const isEmpty = (text: string) => PLATFORM.test(text) || NO_TITLE.test(text) || isPlaceholder(text);

const NO_TITLE =
  /^(?:home(?: ?page)?|index|untitled(?: (?:document|page))?|new page(?: \d+)?|no title|title|startseite|accueil|inicio|start|blog|news|article|page|undefined|null|unbenannt(?:es dokument)?|ohne titel|document? sans (?:titre|nom)|sans titre|documento (?:sin|sem) título|(?:documento )?senza (?:titolo|nome)|sin título|sem título|naamloos(?: document)?|bez (?:tytułu|názvu)|без (?:названия|имени)|документ без названия|無題(?:ドキュメント)?|名称未設定|新規ページ|제목 ?없(?:음|는 ?(?:문서|페이지))|새 ?문서|无标题(?:文档)?|無標題(?:文件)?|新建网页)$/iu;

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

/** Ideographs and Hangul say in one character what takes Latin script two. */
const weightOf = (text: string) =>
  text.length + (text.match(/[\u3040-\u30ff\u4e00-\u9fff가-힣]/g)?.length ?? 0);

/** Shorter headings are words of the template. */
const LEAST_LETTERS = 8;
/** As much must be alike where the page states its title in data as well, or has several headings. */
const [ALIKE, VERY_ALIKE] = [0.5, 0.7];
/** A title of so few words, beside a longer heading of other words, is the name of a section or of the site. */
const FEW_WORDS = 2;

/**
 * The heading of the first level that says the title in other words: og:title and JSON-LD are
 * written for networks and search engines. Null where the title is as the page shows it.
 */
function asHeadingSays(
  title: string,
  main: readonly string[],
  { headings, hasData }: { headings: readonly string[]; hasData: boolean },
): string | null {
  const whole = fold(title);
  const others = [...new Map(main.map((text) => [fold(text), text]))]
    .map(([folded, text]) => ({ folded, text, share: shareOfWords(text, title) }))
    .filter(({ folded }) => weightOf(folded) >= LEAST_LETTERS)
    .sort((one, other) => other.share - one.share);
  const [best] = others;
  if (!best || others.some(({ folded }) => folded === whole)) return null;
  const { folded, text, share } = best;
  // The words before the title are a kicker; those behind it may be the site's name.
  if (folded.includes(whole)) {
    if (hasData) return null;
    const goesOn = folded.startsWith(whole) && !isFurniture(restOf(text, title), 'after');
    return goesOn || isWordOf(title, text, others.length) ? text : null;
  }
  if (whole.includes(folded))
    return folded.length * 2 >= whole.length && (!hasData || whole.startsWith(folded))
      ? text
      : null;
  if (share >= (hasData || others.length > 1 ? VERY_ALIKE : ALIKE)) return text;
  if (others.length > 1 || text.split(' ').length <= FEW_WORDS) return null;
  const isSection = title.split(' ').length <= FEW_WORDS;
  return isSection || (!hasData && !isShown(whole, headings)) ? text : null;
}

/** "Cards", where the only heading is "Eleven thousand cards": a word of a sentence, with no mark beside it. */
function isWordOf(title: string, heading: string, headings: number): boolean {
  if (headings > 1 || title.split(' ').length > FEW_WORDS) return false;
  const at = heading.toLowerCase().indexOf(title.toLowerCase());
  const around = at === -1 ? '' : heading.slice(0, at) + heading.slice(at + title.length);
  return around !== '' && !/[\p{Pd}:：|｜/·•»«›‹!?？！…【】[\]]/u.test(around);
}

const restOf = (heading: string, title: string) =>
  heading.startsWith(title) ? heading.slice(title.length) : '';

/** A heading shows the title, or a good part of it. */
const isShown = (foldedTitle: string, headings: readonly string[]) =>
  headings
    .map(fold)
    .some((each) => each.includes(foldedTitle) || (each.length > 5 && foldedTitle.includes(each)));

/** The share of the longer words of the shorter text that the other one has; 0 for fewer than two. */
function shareOfWords(one: string, other: string): number {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const same = [...first].filter((word) => second.has(word)).length;
  return same < 2 ? 0 : same / Math.min(first.size, second.size);
}

/** An ideographic space is the author's own: Japanese headlines have it between their halves. */
const squeeze = (text: string) =>
  text
    .replace(/[\u00ad\u200b\ufeff]/g, '')
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
function headingWithin(title: string, { headings, sites, headline }: Shown): string | null {
  const folded = fold(title);
  const within: string[] = [];
  // "The ledger. What it leaves out | Quay": the next heading behind a full stop.
  const isDeck = (after: string) =>
    /^[.:]\s/.test(after) &&
    headings.some((each) => fold(each).length > 8 && fold(after).startsWith(fold(each)));
  for (const heading of headings) {
    const short = fold(heading);
    if (short === folded) return heading.length <= title.length + 4 ? heading : title;
    if (short.length < 4 || sites.includes(short)) continue;
    // Some set a mark before their headings: "■ …".
    const bare = heading.replace(/^[\p{S}\s]+/u, '');
    const at = withPlainMarks(title).indexOf(withPlainMarks(bare));
    if (at === -1) continue;
    const before = title.slice(0, at);
    const after = title.slice(at + bare.length);
    // The kicker belongs to a title that is stated twice with it.
    if (before && fold(headline) === folded) return title;
    if (!isFurniture(before, 'before')) continue;
    if (isFurniture(after, 'after') ? bare.length * 3 > title.length : isDeck(after))
      within.push(heading);
  }
  const [first] = within;
  // The site's name may be a heading as well; of two the title is by far the longer.
  return within.find((each) => first && each.length > 2 * first.length) ?? first ?? null;
}

/** With dashes and quotation marks of one kind; keeps the length. */
const withPlainMarks = (text: string) =>
  text
    .replace(/[–—‑−]/g, '-')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'");

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
