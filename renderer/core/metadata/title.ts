/** The article's title, without the site's name that pages hang on it. */

export interface TitleClues {
  /** In order of trust: JSON-LD headline, og:title, `<title>`… */
  candidates: readonly (string | null)[];
  /** The page's `<title>`, where the site's name usually hangs. */
  documentTitle: string | null;
  headings: readonly string[];
  /** og:site_name, the publisher, the host: whatever the site may call itself. */
  sites: readonly (string | null)[];
  /** What the page's data calls it (JSON-LD). */
  headline?: string | null;
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

export function chooseTitle(clues: TitleClues): string {
  const headings = clues.headings.map(squeeze).filter((each) => each.length > 1);
  const sites = clues.sites
    .flatMap((site) => (site ? [fold(site)] : []))
    .filter((site) => site.length > 1);
  const documentTitle = squeeze(clues.documentTitle ?? '');
  const candidates = [...clues.candidates.map((each) => squeeze(each ?? '')), documentTitle].filter(
    (each) => each && !sites.includes(fold(each)),
  );
  const [stated] = candidates;
  if (!stated) return headings[0] ?? documentTitle;
  // og:title and `<title>` are written for searchers; what the page shows and its data says is the title.
  const headline = squeeze(clues.headline ?? '');
  const shown = headline && headings.find((heading) => fold(heading) === fold(headline));
  if (shown && fold(shown).length > 3 && !sites.includes(fold(shown))) return shown;
  const cut =
    headingWithin(stated, headings, sites) ??
    withoutSite(stated, sites, [...candidates.slice(1), ...headings]) ??
    stated;
  // The same words as the page prints them.
  return headings.find((heading) => isSameBut(heading, cut)) ?? cut;
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
    if (
      isFurniture(before, 'before') &&
      isFurniture(after, 'after') &&
      bare.length * 3 > title.length
    )
      within.push(heading);
  }
  const [first] = within;
  // A site's name may be a heading as well; of two the title is by far the longer.
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
