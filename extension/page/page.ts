/**
 * Runs in the pages that are saved, beside their scripts and out of their reach, and only once the
 * reader has saved or marked something there. The background calls what is in `carrelPage`.
 */
import { fromBase64, toBase64 } from './base64';
import { documentOf, keyOf, listenToFrames, showKey } from './frames';
import { loadLazy } from './lazy';
import { DEEPEST_FRAME, FETCH_MS, MOST_FRAMES } from './limits';
import { type Look, look } from './look';
import type { FrameAnswer, PageQuestion, PictureAnswer } from './page-messages';
import { pdfAt } from './pdf-file';
import { dataAddress, pictureAt } from './pictures';
import { markSelection, quotesIn } from './quotes';
import { type Missing, type Serialized, type Surroundings, serialize } from './serialize';
import { sheetAt } from './style-sheets';

export interface CarrelPage {
  look(): Look;
  loadLazy(): Promise<void>;
  showKey(): string;
  quotes(): ReturnType<typeof quotesIn>;
  markSelection(): number;
  links(): { url: string; title: string }[];
  /** Serializes this frame with the frames below it, as a frame of `depth` others. */
  frame(depth: number): Promise<Serialized>;
  /** Serializes the page, or fetches the file that the tab shows; then `part` has its bytes. */
  prepare(kind: 'page' | 'file'): Promise<Prepared>;
  /** Bytes from `at` as base64; empty at the end. */
  part(at: number, length: number): string;
  forget(): void;
}

export type Prepared =
  | { ok: true; bytes: number; missing: Missing }
  | { ok: false; reason: string };

declare global {
  var carrelPage: CarrelPage | undefined;
}

const nothingMissing = (): Missing => ({ pictures: 0, frames: 0 });
let kept: Uint8Array = new Uint8Array();

function makePage(): CarrelPage {
  listenToFrames(window);
  return {
    look: () => look(document),
    loadLazy: () => loadLazy(document),
    showKey: () => showKey(window),
    quotes: () => quotesIn(document),
    markSelection: () => markSelection(document),
    links: () => linksIn(document),
    frame: (depth) => serialize(document, surroundings(depth, { left: MOST_FRAMES })),
    async prepare(kind) {
      if (kind === 'file') return prepareFile();
      const { html, missing } = await serialize(document, surroundings(0, { left: MOST_FRAMES }));
      kept = new TextEncoder().encode(html);
      return { ok: true, bytes: kept.length, missing };
    },
    part: (at, length) => toBase64(kept.subarray(at, at + length)),
    forget() {
      kept = new Uint8Array();
    },
  };
}

async function prepareFile(): Promise<Prepared> {
  const file = await pdfAt(location.href);
  if (!file.ok) return file;
  kept = file.bytes;
  return { ok: true, bytes: kept.length, missing: nothingMissing() };
}

function surroundings(depth: number, frames: { left: number }): Surroundings {
  const pictures = new Map<string, Promise<string | null>>();
  return {
    picture(url) {
      const known = pictures.get(url) ?? readPicture(url);
      pictures.set(url, known);
      return known;
    },
    sheet: sheetAt,
    async frame(element) {
      if (depth >= DEEPEST_FRAME || frames.left-- <= 0) return null;
      const inner = surroundings(depth + 1, frames);
      const own = documentOf(element);
      if (own?.documentElement) return serialize(own, inner);
      return frameElsewhere(element, depth, inner);
    },
  };
}

async function readPicture(url: string): Promise<string | null> {
  const own = await pictureAt(url);
  if (own !== null || url.startsWith('blob:')) return own;
  const answer = (await ask({ kind: 'picture', url })) as PictureAnswer | null;
  return answer && dataAddress(answer.type, fromBase64(answer.base64));
}

/** The content of another site's frame, or of one that came in the browser's own web archive. */
async function frameElsewhere(
  element: Element,
  depth: number,
  inner: Surroundings,
): Promise<Serialized | null> {
  const src = element.getAttribute('src') ?? '';
  const url = URL.canParse(src, element.baseURI) ? new URL(src, element.baseURI).href : src;
  const at = placeOf(element);
  const answer = (await ask({
    kind: 'frame',
    key: await keyOf(element),
    url,
    depth: depth + 1,
    ...at,
  })) as FrameAnswer | null;
  if (!answer || 'missing' in answer) return answer;
  const parsed = new DOMParser().parseFromString(answer.archived, 'text/html');
  if (answer.url && !parsed.querySelector('base[href]')) {
    const base = parsed.createElement('base');
    base.href = answer.url;
    parsed.head.prepend(base);
  }
  return serialize(parsed, inner);
}

/** Where the element is among the frames of its document. */
function placeOf(element: Element): { at: number; of: number } {
  const all = [...element.ownerDocument.querySelectorAll('iframe, frame')];
  return { at: all.indexOf(element), of: all.length };
}

async function ask(question: PageQuestion): Promise<unknown> {
  // A service worker that was ended meanwhile answers nothing.
  const late = new Promise((resolve) => setTimeout(() => resolve(null), FETCH_MS * 2));
  return Promise.race([chrome.runtime.sendMessage(question).catch(() => null), late]);
}

/** The links of the selection, or of the whole page. */
function linksIn(document: Document): { url: string; title: string }[] {
  const selection = document.getSelection();
  const isSelected = selection !== null && !selection.isCollapsed;
  const found = new Map<string, string>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (isSelected && !selection.containsNode(link, true)) continue;
    if (!/^https?:$/.test(link.protocol)) continue;
    const url = link.href;
    const title = (link.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
    if ((found.get(url) ?? '').length < title.length || !found.has(url)) found.set(url, title);
  }
  return [...found].map(([url, title]) => ({ url, title })).slice(0, MOST_LINKS);
}

const MOST_LINKS = 5_000;

globalThis.carrelPage ??= makePage();
