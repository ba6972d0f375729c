/** Takes a tab's page: as the browser's own web archive, by our serializer, or as the file that it shows. */
import type { PageHead, Quote } from '../messages';
import { PART_BYTES } from '../messages';
import { fromBase64 } from '../page/base64';
import type { Look } from '../page/look';
import type { CarrelPage, Prepared } from '../page/page';
import type { FrameAnswer, PageQuestion, PictureAnswer } from '../page/page-messages';
import { pdfAt } from '../page/pdf-file';
import { pictureAt } from '../page/pictures';
import type { Missing } from '../page/serialize';
import { type Archive, readArchive } from './mhtml';

/** Chromium only. Firefox's linter objects to the name after a dot. */
const { pageCapture } = chrome;

export interface Captured {
  mediaType: PageHead['mediaType'];
  url: string;
  title: string;
  bytes: Blob;
  quotes: Quote[];
  missing: Missing;
}

export type Capture = { ok: true; page: Captured } | { ok: false; reason: string };

/** What is being taken at the moment, by tab: its page asks for pictures and frames. */
const taking = new Map<number, Taking>();

interface Taking {
  archive: Archive | null;
  /** The numbers of frames by the keys that they have shown their parents. */
  frames: Map<string, number>;
}

export async function capture(tab: chrome.tabs.Tab): Promise<Capture> {
  if (tab.id === undefined) return { ok: false, reason: 'no-page' };
  if (tab.url !== undefined && !/^https?:/.test(tab.url)) return { ok: false, reason: 'not-web' };
  if (tab.discarded) return { ok: false, reason: 'unloaded' };
  const seen = await enter(tab.id);
  if (seen === null) return takeUnseen(tab, tab.id);
  if (seen.contentType === 'application/pdf') return takePdf(tab.id, seen);
  await call(tab.id, 'loadLazy');
  return take(tab, tab.id, seen);
}

/** The page may not be entered: a tab in the background without permission, or one of the browser's own. */
async function takeUnseen(tab: chrome.tabs.Tab, tabId: number): Promise<Capture> {
  const { url = '', title = '' } = tab;
  const seen = { url, title, quotes: [] };
  const archive = /^https?:/.test(url) ? await archiveOf(tabId) : null;
  if (archive) return { ok: true, page: { ...archived(archive), ...seen } };
  return /\.pdf(?:$|[?#])/i.test(url) ? fetchPdf(seen) : { ok: false, reason: 'not-readable' };
}

async function take(tab: chrome.tabs.Tab, tabId: number, first: Look): Promise<Capture> {
  const archive = await archiveOf(tabId);
  // What came in while the page was scrolled counts, too.
  const seen = (await call(tabId, 'look')) ?? first;
  const quotes = (await call(tabId, 'quotes')) ?? [];
  const { url, title } = { url: seen.url, title: seen.title || tab.title || '' };
  if (archive && seen.lostInArchive === 0) {
    return { ok: true, page: { ...archived(archive), url, title, quotes } };
  }
  const own = await serialized(tabId, archive);
  if (own.ok) return { ok: true, page: { ...own.page, url, title, quotes } };
  // Half a page is better than none, and it says so.
  if (archive) return { ok: true, page: { ...archived(archive), url, title, quotes } };
  return own;
}

const archived = (bytes: Blob) => ({
  mediaType: 'multipart/related' as const,
  bytes,
  missing: nothing,
});

const nothing: Missing = { pictures: 0, frames: 0 };

type Own = { ok: true; page: Pick<Captured, 'mediaType' | 'bytes' | 'missing'> };

async function serialized(
  tabId: number,
  archive: Blob | null,
): Promise<Own | { ok: false; reason: string }> {
  taking.set(tabId, {
    archive: archive && (await readArchive(archive)),
    frames: await framesOf(tabId),
  });
  try {
    const prepared = await call(tabId, 'prepare', 'page');
    return await fetched(tabId, prepared, 'text/html');
  } finally {
    taking.delete(tabId);
  }
}

async function takePdf(tabId: number, { url, title }: Look): Promise<Capture> {
  const seen = { url, title, quotes: [] };
  const own = await fetched(tabId, await call(tabId, 'prepare', 'file'), 'application/pdf');
  if (own.ok) return { ok: true, page: { ...own.page, ...seen } };
  return own.reason === 'too-large' ? own : fetchPdf(seen);
}

/** Firefox shows PDFs in a page that may not fetch them; the background may, with a permission. */
async function fetchPdf(seen: Pick<Captured, 'url' | 'title' | 'quotes'>): Promise<Capture> {
  const isAllowed = await chrome.permissions.contains({ origins: ['<all_urls>'] });
  if (!isAllowed) return { ok: false, reason: 'pdf-not-allowed' };
  const file = await pdfAt(seen.url);
  if (!file.ok) return file;
  const bytes = new Blob([file.bytes]);
  return { ok: true, page: { mediaType: 'application/pdf', bytes, missing: nothing, ...seen } };
}

/** Brings the prepared bytes over in parts: the browser limits one answer to 64 MiB. */
async function fetched(
  tabId: number,
  prepared: Prepared | null,
  mediaType: PageHead['mediaType'],
): Promise<Own | { ok: false; reason: string }> {
  if (!prepared) return { ok: false, reason: 'not-readable' };
  if (!prepared.ok) return prepared;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < prepared.bytes; at += PART_BYTES) {
    const part = await call(tabId, 'part', at, PART_BYTES);
    if (part === null) return { ok: false, reason: 'page-left' };
    parts.push(fromBase64(part));
  }
  await call(tabId, 'forget');
  const bytes = new Blob(parts, { type: mediaType });
  if (bytes.size !== prepared.bytes) return { ok: false, reason: 'page-left' };
  return { ok: true, page: { mediaType, bytes, missing: prepared.missing } };
}

/** Puts our code into all frames that may be entered, and looks; null when the page may not be entered. */
export async function enter(tabId: number): Promise<Look | null> {
  try {
    await chrome.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: ['page.js'],
    });
  } catch {
    return null;
  }
  return call(tabId, 'look');
}

type Verb = keyof CarrelPage;

/** Calls a function of page/page.ts in the tab's main frame; null when the page is gone. */
export function call<Name extends Verb>(
  tabId: number,
  name: Name,
  ...values: Parameters<CarrelPage[Name]>
): Promise<Awaited<ReturnType<CarrelPage[Name]>> | null> {
  return callIn(tabId, 0, name, values);
}

async function callIn<Name extends Verb>(
  tabId: number,
  frameId: number,
  name: Name,
  values: Parameters<CarrelPage[Name]>,
): Promise<Awaited<ReturnType<CarrelPage[Name]>> | null> {
  try {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await chrome.scripting.executeScript({
      target,
      func: run,
      args: [name, values],
    });
    return (answer?.result ?? null) as Awaited<ReturnType<CarrelPage[Name]>> | null;
  } catch {
    // The page was left or closed, or the answer is above the browser's limit.
    return null;
  }
}

/** Runs in the page: it reaches nothing of this file. */
function run(name: Verb, values: unknown[]): unknown {
  const verb = globalThis.carrelPage?.[name] as ((...values: unknown[]) => unknown) | undefined;
  return verb?.(...values);
}

/** The numbers of the tab's frames by the keys that they have shown their parents. */
async function framesOf(tabId: number): Promise<Map<string, number>> {
  const target = { tabId, allFrames: true };
  const answers = await chrome.scripting
    .executeScript({ target, func: run, args: ['showKey', []] })
    .catch(() => []);
  const frames = new Map<string, number>();
  for (const { frameId, result } of answers) {
    if (typeof result === 'string') frames.set(result, frameId);
  }
  return frames;
}

/**
 * Chromium's web archive of a tab; null elsewhere. It is a file that the browser can delete before it is
 * read (NotFoundError, often at the first call of a new browser), so that it is read at once.
 */
async function archiveOf(tabId: number): Promise<Blob | null> {
  for (let attempt = 0; pageCapture && attempt < 3; attempt++) {
    try {
      const archive = await pageCapture.saveAsMHTML({ tabId });
      const bytes = await archive?.arrayBuffer();
      if (bytes && bytes.byteLength > 0) return new Blob([bytes]);
    } catch {
      // The next attempt asks again.
    }
  }
  return null;
}

/** Answers a page that is being taken; undefined for what this is not about. */
export function answerPage(
  question: unknown,
  { id, tab }: chrome.runtime.Sender,
): Promise<PictureAnswer | FrameAnswer | null> | undefined {
  const current =
    id === chrome.runtime.id && tab?.id !== undefined ? taking.get(tab.id) : undefined;
  if (!current || tab?.id === undefined) return undefined;
  const asked = question as PageQuestion;
  if (asked.kind === 'picture') return pictureFor(asked.url, current.archive);
  if (asked.kind !== 'frame') return undefined;
  return frameFor(tab.id, asked, current);
}

async function frameFor(
  tabId: number,
  { key, url, at, of, depth }: Extract<PageQuestion, { kind: 'frame' }>,
  { archive, frames }: Taking,
): Promise<FrameAnswer | null> {
  const frameId = key === null ? undefined : frames.get(key);
  const live = frameId === undefined ? null : await callIn(tabId, frameId, 'frame', [depth]);
  return live ?? archive?.frame(url, at, of) ?? null;
}

async function pictureFor(url: string, archive: Archive | null): Promise<PictureAnswer | null> {
  const stored = archive?.picture(url);
  if (stored) return stored;
  if (!/^https?:/.test(url)) return null;
  // Works where the reader has allowed it, and where the other site does.
  const [, type, base64] = /^data:([^;,]+);base64,(.*)$/s.exec((await pictureAt(url)) ?? '') ?? [];
  return type && base64 ? { type, base64 } : null;
}
