/** The article out of a page. Never throws, whatever the document is. */
import { Readability } from '@mozilla/readability';
import { knownBody } from './extract/known-body';
import { prepare } from './extract/prepare';
import { type Decision, type PageFacts, prune } from './extract/prune';
import { tidy } from './extract/tidy';
import { pageBlocks, textParagraphs } from './extract/whole-page';
import { textOf } from './plain-text';

/**
 * Readability walks the whole tree many times: past this many elements it takes seconds, and a
 * hostile page must not hang the importer.
 */
const MOST_ELEMENTS = 40_000;

/** Ideographs and Hangul say in one character what takes Latin script two or three. */
const ENOUGH_CHARACTERS = { spaced: 500, dense: 200 };

/**
 * Destroys the document: `parseAgain` gives it whole when nothing that looks like an article was
 * found, which is rare enough that a copy beforehand would cost more.
 */
export function extractBody(
  document: Document,
  options: {
    lang: string | null;
    baseUrl: string | null;
    facts: PageFacts;
    parseAgain: () => Document;
    explain?: ((decisions: Decision[]) => void) | undefined;
  },
): Element {
  const pruned = (root: Element) => {
    const decisions = prune(root, options.facts);
    options.explain?.(decisions);
    return root;
  };
  prepare(document);
  setBase(document, options.baseUrl);
  const known = knownBody(document);
  if (known) return pruned(known);
  const narrowed = narrow(document);
  if (!narrowed) return textParagraphs(document);

  const before = narrowed.body?.textContent?.length ?? 0;
  const found = readable(narrowed, /^(?:ko|ja|zh)/.test(options.lang ?? ''));
  if (found && !isTooLittle(found, before)) return pruned(tidy(found));
  const whole = pageBlocks(options.parseAgain());
  return found && textLength(found) >= textLength(whole) / 2 ? found : whole;
}

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
    const reader = new Readability<Node>(document, {
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

function isTooLittle(found: Element, pageLength: number): boolean {
  const length = textLength(found);
  return length < 120 && pageLength > length * 2;
}

const textLength = (root: Element) => textOf(root, { captions: true }).length;
