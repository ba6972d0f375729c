/** The article out of a page. Never throws, whatever the document is. */
import { paragraphsFrom } from '../markup/paragraphs';
import { textOf } from '../markup/plain-text';
import { bodyInData } from './body-in-data';
import type { Decision, Judged, PageFacts } from './decision';
import { knownBody } from './known-body';
import { addLeadPicture } from './lead-picture';
import { countTeasers, kindOf, type Verdict } from './page-kind';
import { PARAGRAPH, weightOf } from './paragraph';
import { prepare, removeNeverText } from './prepare';
import { type Family, prune } from './prune';
import { questionsBody } from './questions';
import { QuickReadability } from './quick-readability';
import { restore } from './restore';
import { blockOf, type SiteRule } from './site-rule';
import { addStated, statedBody } from './stated-body';
import type { OpeningFacts } from './threads/opening-facts';
import { findThread } from './threads/thread';
import { pageBlocks, textParagraphs } from './whole-page';
import { wikiBody } from './wiki-body';

/**
 * Readability walks the whole tree many times: past this many elements it takes seconds, and a
 * hostile page must not hang the importer.
 */
const MOST_ELEMENTS = 40_000;

/** Ideographs and Hangul say in one character what takes Latin script two or three. */
const ENOUGH_CHARACTERS = { spaced: 500, dense: 200 };

export interface Extraction {
  body: Element;
  /** A page is kept as it is: it has no article. */
  kind: Verdict['kind'];
  /** The rule that decided the kind. */
  why: string;
  /** What became of each line of what was found. */
  decisions: Decision[];
  /** What the opening post of a thread says of its author and time; absent for other pages. */
  opening?: OpeningFacts;
}

export interface ExtractOptions {
  lang: string | null;
  baseUrl: string | null;
  facts: PageFacts;
  /** What the reader has shown of this site. */
  rule?: SiteRule | null;
  family?: Family;
  /** The decisions are to say what the model was told of each line. */
  explains?: boolean;
  /** The page once more: finding the article destroys it. */
  parseAgain(): Document;
  parseHtml(html: string): Document;
}

/**
 * Destroys the document: `parseAgain` gives it whole when nothing that looks like an article was
 * found, which is rare enough that a copy beforehand would cost more.
 */
export function extractBody(document: Document, options: ExtractOptions): Extraction {
  const chosen = options.rule && blockOf(document, options.rule);
  if (chosen) return extractChosen(document, chosen, options.baseUrl);
  const thread = findThread(document, options.facts);
  if (thread) {
    removeNeverText(document);
    setBase(document, options.baseUrl);
    return { ...thread, kind: 'article', decisions: [] };
  }
  const teasers = countTeasers(document);
  const stated = statedBody(document, options.parseHtml);
  prepare(document);
  setBase(document, options.baseUrl);
  const found = findBody(document, options, stated);
  if (!found.isFound) return { body: found.body, kind: 'page', why: found.why, decisions: [] };
  const judged = prune(found.body, options.facts, options);
  const decisions = judged.map(({ line, fate, rule, evidence }) => ({
    fate,
    rule,
    text: line.text,
    ...(evidence && { evidence }),
  }));
  const { kind, rule } = kindOf(judged, options.facts, teasers);
  if (kind === 'page' || isNearlyEmpty(judged)) {
    const whole = pageBlocks(options.parseAgain());
    if (kind === 'page' || textLength(whole) > 2 * textLength(found.body))
      return { body: whole, kind, why: rule, decisions };
  }
  return { body: found.body, kind, why: rule, decisions };
}

/** True when the rules for single lines left nearly nothing, as of a page with a few short lines. */
function isNearlyEmpty(judged: readonly Judged[]): boolean {
  const kept = judged.filter(({ fate }) => fate === 'kept');
  return kept.reduce((sum, { line }) => sum + weightOf(line.text), 0) < PARAGRAPH;
}

/** As its reader has shown it, less what is never text: no rule of ours knows better. */
function extractChosen(document: Document, chosen: Element, baseUrl: string | null): Extraction {
  const body = document.createElement('div');
  body.append(...(chosen === document.body ? chosen.childNodes : [chosen]));
  document.body.replaceChildren(body);
  removeNeverText(document);
  setBase(document, baseUrl);
  return { body, kind: 'article', why: "the reader's own rule for this site", decisions: [] };
}

interface Found {
  body: Element;
  isFound: boolean;
  why: string;
}

function findBody(document: Document, options: ExtractOptions, stated: string | null): Found {
  const known = knownBody(document);
  if (known) return { body: known, isFound: true, why: 'a known editor' };
  const wiki = wikiBody(document);
  if (wiki) return { body: wiki, isFound: true, why: 'the body of a wiki' };
  const narrowed = narrow(document);
  if (!narrowed) return { body: textParagraphs(document), isFound: false, why: 'too large' };

  const page = narrowed.body?.cloneNode(true) as Element | undefined;
  const questions = narrowed.body && questionsBody(narrowed.body);
  const found = questions ?? readable(narrowed, /^(?:ko|ja|zh)/.test(options.lang ?? ''));
  const length = found ? textLength(found) : 0;
  const again = length < POOR ? options.parseAgain() : null;
  const inData = again && bodyInData(again, options.parseHtml);
  if (inData && textLength(inData) > 2 * length)
    return { body: inData, isFound: true, why: "in the page's data" };
  if (found && !isTooLittle(length, page)) {
    if (page) {
      restore(page, found, options.facts);
      addLeadPicture(page, found, options.facts.title);
    }
    const isSame = stated === null || !page || addStated(page, found, stated);
    if (isSame || length >= POOR || stated.length <= 2 * length)
      return { body: found, isFound: true, why: 'found by Readability' };
  }
  if (stated && stated.length > 2 * length) {
    const container = document.createElement('div');
    container.append(...paragraphsFrom(stated.split(/\n+/), document));
    return { body: container, isFound: true, why: 'as the page states it' };
  }
  const whole = pageBlocks(again ?? options.parseAgain());
  // Short, and still most of what there is.
  if (found && length >= textLength(whole) / 2)
    return { body: found, isFound: true, why: 'most of a short page' };
  return { body: whole, isFound: false, why: 'no article was found' };
}

/** Characters below which a page may have its text elsewhere. */
const POOR = 600;

/** Readability makes links absolute by the document's base, which would otherwise be our own window's. */
function setBase(document: Document, baseUrl: string | null): void {
  for (const base of document.querySelectorAll('base')) base.remove();
  if (!baseUrl) return;
  const base = document.createElement('base');
  base.href = baseUrl;
  document.head?.prepend(base);
}

/** The page, or of one that is too large its only article; null when even that is too large. */
function narrow(document: Document): Document | null {
  if (elementCount(document) <= MOST_ELEMENTS) return document;
  for (const selector of ['article', 'main', '[role="main"]']) {
    const [only, second] = document.querySelectorAll(selector);
    if (only && !second && elementCount(only) <= MOST_ELEMENTS) {
      document.body.replaceChildren(only);
      return document;
    }
  }
  return null;
}

const elementCount = (root: Document | Element) => root.getElementsByTagName('*').length;

function readable(document: Document, isDense: boolean): Element | null {
  try {
    const reader = new QuickReadability(document, {
      keepClasses: true,
      charThreshold: isDense ? ENOUGH_CHARACTERS.dense : ENOUGH_CHARACTERS.spaced,
      // Ours are in metadata/, and know more forms.
      disableJSONLD: true,
      serializer: (node) => node,
    });
    return (reader.parse()?.content as Element | null | undefined) ?? null;
  } catch {
    // It trips over a few odd trees (no body, frames for a body); the whole page is kept instead.
    return null;
  }
}

function isTooLittle(length: number, page: Element | undefined): boolean {
  return length < 120 && (page?.textContent?.length ?? 0) > length * 2;
}

const textLength = (root: Element) => textOf(root, { captions: true }).length;
