/** Labels that pages put there for screen readers, and hide from the eye without `display:none`. */
import { remembered } from '../text/remembered';

const NAMES =
  /(?:^|[\s_-])(?:sr-?only|visually-?hidden|is-vishidden|screen-?reader(?:-only|-text)?|show-for-sr|for-screen-?readers?|a11y-(?:hidden|text|only)|assistive-text|element-invisible|hide-text|hidden-text|off-?screen|blind)(?:$|[\s_-])/i;

const saysHidden = remembered((names) => NAMES.test(names));

const STYLED =
  /clip:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|clip-path:\s*inset\(\s*(?:50|100)%/i;

/** Tables and lists that say what a chart shows are text. */
const TEXT = 'p, table, ul, ol, dl, pre, blockquote, figure, img, math';
const LONGEST_LABEL = 160;

/** Removes them: the name or style, and the shape of a label, must both be there. */
export function removeScreenReaderLabels(document: Document): void {
  const clipped = new Set(document.querySelectorAll('[style*="clip" i]'));
  for (const element of document.querySelectorAll('[class], [style*="clip" i]')) {
    const isHidden =
      saysHidden(element.getAttribute('class') ?? '') ||
      (clipped.has(element) && STYLED.test(element.getAttribute('style') ?? ''));
    if (isHidden && isLabel(element)) element.remove();
  }
}

function isLabel(element: Element): boolean {
  if (/^(?:BODY|MAIN|ARTICLE|H1|TD|TH|TR|TABLE)$/.test(element.nodeName)) return false;
  if ((element.textContent?.trim().length ?? 0) > LONGEST_LABEL) return false;
  // Where letters are drawn one by one, the label has the word.
  const siblings = [element.previousElementSibling, element.nextElementSibling];
  if (siblings.some((each) => each?.matches('[aria-hidden="true"]') && each.textContent?.trim()))
    return false;
  return element.querySelector(TEXT) === null;
}
