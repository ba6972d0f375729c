/** For a page that has no article, or is too large to look for one: nothing of its text is lost. */
import { textOf } from '../plain-text';
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

/** A line, a paragraph. Text alone, so the size of the tree does not matter. */
export function textParagraphs(document: Document): Element {
  const container = document.createElement('div');
  for (const line of textOf(document.body ?? document, { captions: true }).split('\n')) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    container.append(paragraph);
  }
  return container;
}
