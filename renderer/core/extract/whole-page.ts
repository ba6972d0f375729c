/** For a page that has no article, or is too large to look for one: nothing of its text is lost. */
import { paragraphsFrom } from '../markup/paragraphs';
import { textOf } from '../markup/plain-text';
import { removeNeverText } from './prepare';

const FURNITURE =
  'nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"]';

/** The page without its furniture; with it, when nothing else is there. */
export function pageBlocks(document: Document): Element {
  removeNeverText(document);
  const body = document.body ?? document.documentElement;
  const whole = body.cloneNode(true) as Element;
  for (const element of body.querySelectorAll(FURNITURE)) element.remove();
  return textOf(body, { captions: true }) ? body : whole;
}

/** More paragraphs than this are slow to clean and to show; no article has as many. */
const MOST_PARAGRAPHS = 5000;

/** A line, a paragraph. Text alone, so the size of the tree does not matter. */
export function textParagraphs(document: Document): Element {
  const container = document.createElement('div');
  const text = textOf(document.body ?? document, { captions: true });
  const lines = text.split('\n');
  if (lines.length <= MOST_PARAGRAPHS) {
    container.append(...paragraphsFrom(lines, document));
  } else {
    const all = document.createElement('pre');
    all.textContent = text;
    container.append(all);
  }
  return container;
}
