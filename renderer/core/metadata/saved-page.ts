import { archivedAddress, copyTime, isArchiveToday } from '../web/archived-address';

/** What the program that saved a page wrote into it. */
export interface SavedPage {
  isSingleFile: boolean;
  url: string | null;
  /** The address in an archive of the web that the page was saved from. */
  archiveUrl: string | null;
  /** Milliseconds since 1970. */
  savedAt: number | null;
}

const SINGLE_FILE = /^\s*(?:Page saved with SingleFile|Archive processed by SingleFile)/;
/** Internet Explorer's mark, which Chromium took over; the number is the length of the address. */
const SAVED_FROM = /^\s*saved from url=\(\d+\)\s*(\S+)/;
const MONOLITH = /^\s*Saved from (https?:\S+) at (\S+) using monolith/;
const HTTRACK = /^\s*Mirrored from (\S+) by HTTrack[^,]*, (.+?)\s*$/;
/** Other programs in their own words; the address is what matters. */
const OTHER =
  /^\s*(?:this (?:page|document|file) (?:was|is) )?(?:saved|archived|captured|downloaded|mirrored|retrieved)\b[^\n]{0,60}?\b(https?:\/\/\S+)/i;

/** Reads the marks of saving programs: comments at the top, attributes and meta tags. */
export function readSavedPage(document: Document): SavedPage {
  const saved = savedBy(document);
  const archived = saved.url
    ? archivedAddress(saved.url)
    : (archiveToday(document) ?? inPlayer(document));
  const archiveUrl = saved.url !== null && archived ? saved.url : null;
  if (!archived) return { ...saved, archiveUrl };
  // An archive's copy is older than the file that was saved from it.
  return { ...saved, archiveUrl, url: archived.url, savedAt: archived.copiedAt ?? saved.savedAt };
}

function savedBy(document: Document): Omit<SavedPage, 'archiveUrl'> {
  for (const comment of leadingComments(document)) {
    if (SINGLE_FILE.test(comment)) {
      return {
        isSingleFile: true,
        url: /^\s*url:\s*(\S+)/m.exec(comment)?.[1] ?? null,
        savedAt: savedDate(/^\s*saved date:\s*(.+?)\s*$/m.exec(comment)?.[1]),
      };
    }
    const found = inComment(comment);
    if (found) return { isSingleFile: false, ...found };
  }
  const found = inAttributes(document) ?? mirrorMark(document);
  return { isSingleFile: false, ...(found ?? { url: null, savedAt: null }) };
}

type Marks = Pick<SavedPage, 'url' | 'savedAt'>;

function inComment(comment: string): Marks | null {
  const monolith = MONOLITH.exec(comment);
  if (monolith) return { url: monolith[1] ?? null, savedAt: savedDate(monolith[2]) };
  const mirrored = mirroredFrom(comment);
  if (mirrored) return mirrored;
  const url = SAVED_FROM.exec(comment)?.[1] ?? OTHER.exec(comment)?.[1];
  return url ? { url, savedAt: null } : null;
}

function mirroredFrom(comment: string): Marks | null {
  const [, address, date] = HTTRACK.exec(comment) ?? [];
  if (!address) return null;
  const url = /^https?:/i.test(address) ? address : `http://${address}`;
  return { url, savedAt: savedDate(date) };
}

/** Where a page begins without `<head>`, HTTrack's comment is in its body. */
function mirrorMark(document: Document): Marks | null {
  for (const node of document.body?.childNodes ?? []) {
    const found = node.nodeType === Node.COMMENT_NODE && mirroredFrom((node as Comment).data);
    if (found) return found;
  }
  return null;
}

/** WebScrapBook's attributes and Save Page WE's meta tags. */
function inAttributes(document: Document): Marks | null {
  const root = document.documentElement;
  const source = root?.getAttribute('data-scrapbook-source');
  if (source)
    return { url: source, savedAt: compactDate(root.getAttribute('data-scrapbook-create') ?? '') };
  const meta = (name: string) =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') || null;
  const url = meta('savepage-url');
  return url ? { url, savedAt: savedDate(meta('savepage-date') ?? undefined) } : null;
}

/** By their name first, which browsers look up faster than any selector. */
const named = (document: Document, name: 'link' | 'meta', selector: string) =>
  [...document.getElementsByTagName(name)].filter((each) => each.matches(selector));

/** A page of archive.today has a short address; the page's address is in the field of its head line. */
function archiveToday(document: Document) {
  const stated = [
    ...named(document, 'link', '[rel="bookmark"], [rel="canonical"]'),
    ...named(document, 'meta', '[property="og:url"]'),
  ].map((each) => each.getAttribute('href') ?? each.getAttribute('content') ?? '');
  for (const address of stated) {
    const archived = archivedAddress(address);
    if (archived) return archived;
  }
  const field = stated.some(isArchiveToday) ? document.querySelector('form input[name="q"]') : null;
  const url = field?.getAttribute('value')?.trim() ?? '';
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? { url, copiedAt: null } : null;
}

/** Longer scripts are the page's own. */
const LONGEST_CALL = 20_000;
/** `__wm.wombat("https://…","20240305102030",…)`: the Wayback Machine's player is told what it shows. */
const WAYBACK = /__wm\.wombat\(\s*"(https?:[^"\s]+)"\s*,\s*"(\d{8,14})"/;
/** pywb and those built with it. */
const [PYWB, PYWB_TIME] = [
  /\bwbinfo\.url\s*=\s*["'](https?:[^"'\s]+)["']/,
  /\bwbinfo\.timestamp\s*=\s*["'](\d{8,14})["']/,
];

/** A page that an archive played, and that states no address: its head has the call of the player. */
function inPlayer(document: Document) {
  for (const script of document.head?.getElementsByTagName('script') ?? []) {
    const text = script.textContent ?? '';
    if (text.length > LONGEST_CALL) continue;
    const found = WAYBACK.exec(text) ?? PYWB.exec(text);
    const url = found?.[1] ?? '';
    const time = found?.[2] ?? PYWB_TIME.exec(text)?.[1] ?? '';
    if (URL.canParse(url)) return { url, copiedAt: copyTime(time) };
  }
  return null;
}

/** Comments before `<html>`, in it, and at the top of the head: each program has its own place. */
function* leadingComments(document: Document): Generator<string> {
  for (const parent of [document, document.documentElement]) {
    for (const node of parent?.childNodes ?? []) {
      if (node.nodeType === Node.COMMENT_NODE) yield (node as Comment).data;
    }
  }
  if (!document.head) return;
  // A head has hundreds of elements that need not be asked what they are.
  const comments = document.createTreeWalker(document.head, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const { data, parentNode } = comments.currentNode as Comment;
    if (parentNode === document.head) yield data;
  }
}

/** A date as JavaScript or HTTP writes it; the zone's name in parentheses may be in any language. */
function savedDate(text: string | undefined): number | null {
  const time = Date.parse(text?.replace(/\s*\([^)]*\)\s*$/, '') ?? '');
  return Number.isNaN(time) ? null : time;
}

/** `20240506070809123`: year to millisecond in UTC. */
function compactDate(digits: string): number | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/.exec(digits);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, millisecond = '000'] = parts;
  return savedDate(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
}
