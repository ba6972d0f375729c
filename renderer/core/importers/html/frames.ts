/**
 * The text of frames: `srcdoc` (SingleFile), parts of an MHTML or a web archive, files beside a page that
 * was saved "complete". Naver's blogs and cafés, and every frameset, have their whole article in one.
 */

import { dataUriBytes } from '../../bytes/data-uri';
import { decodeBytes } from '../../encoding/encoding';
import { withDeclaredCharset } from '../../encoding/with-declared-charset';
import { revealStreamedBlocks } from '../../extract/prepare';
import type { Companions } from '../../files/companions';
import { LARGEST_FILE } from '../../files/limits';
import { beginsLikeHtml } from '../../files/looks-like-html';
import { flattenShadowRoots } from '../../markup/shadow-roots';
import { isPlatformName } from '../../metadata/title';
import type { ImportContext } from '../importer';
import { makeAbsolute, resolveAddress } from './frame-addresses';
import { runningText } from './running-text';

const FRAMES = 'iframe, frame, object[data], embed[src]';

/** Frames in frames in frames: the deepest that real pages have is three. */
const DEEPEST = 6;
/** Of one page, so that frames that hold each other come to an end. */
const MOST_FRAMES = 200;

/** The content of a frame, not yet parsed. */
interface Frame {
  html: string;
  /** The address that the frame's own addresses are relative to. */
  base: string;
  /** In the order in which they stand in the frame; null for one that did not come along. */
  inner: (Frame | null)[];
}

/** The frames of one page, read once. */
export interface Frames {
  /** Puts them into the page, or into the same page parsed again. */
  fill(document: Document): FilledPage;
}

interface FilledPage {
  /** What has the article: the given page, or the frame that holds nearly all of its text. */
  document: Document;
  /** The pages around such a frame, without it. */
  around: Document[];
}

/**
 * Reads the frames that came with a page, whose source is `text`. Frames that did not come along stay as
 * they are.
 */
export async function readFrames(
  document: Document,
  text: string,
  beside: Companions | undefined,
  { parseHtml }: Pick<ImportContext, 'parseHtml'>,
): Promise<Frames> {
  const reading: Reading = { beside, parseHtml, left: MOST_FRAMES, room: LARGEST_FILE };
  const frames = await framesIn(document, '', [text], reading);
  if (frames.every((frame) => frame === null))
    return {
      fill: (document) => ({ document: withTextForNoFrames(document, parseHtml), around: [] }),
    };
  return { fill: (same) => fill(same, frames, parseHtml) };
}

interface Reading {
  beside: Companions | undefined;
  parseHtml(html: string): Document;
  /** Frames that may still be read. */
  left: number;
  /** Characters that may still be read. */
  room: number;
}

async function framesIn(
  document: Document,
  base: string,
  around: readonly string[],
  reading: Reading,
): Promise<(Frame | null)[]> {
  const frames: (Frame | null)[] = [];
  for (const element of document.querySelectorAll(FRAMES)) {
    frames.push(await frameOf(element, base, around, reading));
  }
  return frames;
}

async function frameOf(
  element: Element,
  base: string,
  around: readonly string[],
  reading: Reading,
): Promise<Frame | null> {
  if (around.length > DEEPEST || reading.left <= 0) return null;
  const content = await contentOf(element, base, reading);
  if (!content || around.includes(content.html) || content.html.length > reading.room) return null;
  reading.left -= 1;
  reading.room -= content.html.length;
  const document = parseFrame(content.html, reading);
  const stated = document.querySelector('base[href]')?.getAttribute('href');
  const own = stated ? resolveAddress(stated, content.base) : content.base;
  const inner = await framesIn(document, own, [...around, content.html], reading);
  return { html: content.html, base: own, inner };
}

async function contentOf(
  element: Element,
  base: string,
  { beside }: Reading,
): Promise<{ html: string; base: string } | null> {
  const written = element.getAttribute('srcdoc');
  if (written?.trim()) return { html: written, base };
  const address = element.getAttribute('src') ?? element.getAttribute('data') ?? '';
  const [, type, charset] = DATA_FRAME.exec(address) ?? [];
  if (type !== undefined) {
    const bytes = dataUriBytes(address);
    return bytes && { html: await htmlOf(bytes, type, charset ?? null), base };
  }
  if (!address || !beside) return null;
  const full = resolveAddress(address, base);
  const file = beside.find(full) ?? beside.find(address);
  const bytes = await file?.read();
  if (!file || !bytes || bytes.length > LARGEST_FILE || !beginsLikeHtml(bytes)) return null;
  const { text } = await decodeBytes(bytes, 'html');
  // An archive's part is asked for by its number and has its address as its name.
  return { html: text, base: /^https?:/i.test(file.name) ? file.name : full };
}

/** The frames of a frame are found in the same tree when they are read and when they are put into place. */
function parseFrame(html: string, { parseHtml }: Pick<Reading, 'parseHtml'>): Document {
  const document = parseHtml(html);
  revealStreamedBlocks(document);
  flattenShadowRoots(document);
  return document;
}

/** A `data:` address of a page or of plain text, with its charset. */
const DATA_FRAME =
  /^\s*data:(text\/html|text\/plain|application\/xhtml\+xml)\b(?:[^,]*;\s*charset="?([\w-]+))?[^,]*,/i;

async function htmlOf(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  charset: string | null,
): Promise<string> {
  const { text } = await decodeBytes(withDeclaredCharset(bytes, charset), 'html');
  if (!/plain/i.test(type)) return text;
  return `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}

function fill(
  document: Document,
  frames: readonly (Frame | null)[],
  parseHtml: (html: string) => Document,
): FilledPage {
  const elements = [...document.querySelectorAll(FRAMES)];
  const around: Document[] = [];
  const filled = frames.map((frame) => {
    if (!frame) return null;
    const inner = fillFrame(frame, parseHtml);
    around.push(...inner.around);
    return inner.document;
  });
  const main = mainFrame(document, filled);
  const body = bodyFor(document);
  for (const [at, inner] of filled.entries()) {
    const element = elements[at];
    if (!inner || inner === main || !element) continue;
    const block = document.createElement('div');
    block.append(...inner.body.childNodes);
    if (!block.textContent?.trim() && !block.querySelector('img, picture, svg')) continue;
    // What has no running text is an advertisement or a control far more often than a part of the article.
    if (element.isConnected && element.localName !== 'frame' && runningText(block) > 0)
      element.replaceWith(block);
    else {
      element.remove();
      body.append(block);
    }
  }
  if (!main) return { document, around };
  return { document: takeTheHeadOf(document, main), around: [document, ...around] };
}

function fillFrame(frame: Frame, parseHtml: (html: string) => Document): FilledPage {
  const document = parseFrame(frame.html, { parseHtml });
  makeAbsolute(document, frame.base);
  return fill(document, frame.inner, parseHtml);
}

/** What a frameset has for browsers without frames, where no frame came along: old sites wrote the page once more. */
function withTextForNoFrames(document: Document, parseHtml: (html: string) => Document): Document {
  const words = document.querySelector('frameset noframes, noframes')?.textContent ?? '';
  if (!document.querySelector('frameset') || !words.trim()) return document;
  const inner = parseHtml(words);
  if (runningText(inner.body) > 0) bodyFor(document).append(...inner.body.childNodes);
  return document;
}

/** A frameset has no body to put text into. */
function bodyFor(document: Document): HTMLElement {
  if (document.body?.localName === 'body') return document.body;
  const body = document.createElement('body');
  document.querySelector('frameset')?.remove();
  document.documentElement.append(body);
  return body;
}

/** Characters of running text up to which a page around frames is a shell: a head line, a menu, a notice. */
const SHELL = 300;

function mainFrame(document: Document, frames: readonly (Document | null)[]): Document | null {
  const own = document.querySelector('frameset') ? 0 : runningText(document.body);
  const [first, second] = frames
    .flatMap((frame) => (frame ? [{ frame, length: runningText(frame.body) }] : []))
    .sort((a, b) => b.length - a.length);
  if (!first || first.length === 0 || own > SHELL || first.length < 3 * own) return null;
  // Two frames that both have text are parts of one page.
  if (second && second.length > SHELL && second.length > first.length / 4) return null;
  return first.frame;
}

/** What the page around says of itself also holds for the frame; what the frame says comes first. */
function takeTheHeadOf(page: Document, frame: Document): Document {
  const comments = [page, page.documentElement, page.head].flatMap((parent) =>
    [...(parent?.childNodes ?? [])].filter((node) => node.nodeType === Node.COMMENT_NODE),
  );
  if (comments.length > 0) {
    for (const node of [...frame.childNodes, ...frame.documentElement.childNodes])
      if (node.nodeType === Node.COMMENT_NODE) node.remove();
    frame.prepend(...comments);
  }
  if (!frame.title.trim() || isPlatformName(frame.title.trim())) frame.title = page.title;
  if (!frame.documentElement.lang) frame.documentElement.lang = page.documentElement.lang;
  frame.head?.append(
    ...page.querySelectorAll('meta, link[rel="canonical"], script[type="application/ld+json"]'),
  );
  return frame;
}
