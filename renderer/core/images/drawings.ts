/** Diagrams that are drawn in the page. As pictures they pass the same gate as every other picture. */

const ICON_PLACES = 'a, button, nav, header nav, [role="button"], summary, label';
const SHAPES = 'path, rect, circle, ellipse, line, polyline, polygon, text, image';
/** CSS pixels, or units of the view box, of a drawing's shorter side; icons are 16 to 48. */
const SMALLEST = 80;
/** A letter or a logo is one path or a few. */
const FEWEST_SHAPES = 4;

/**
 * Turns inline SVG that draws something into a picture with the drawing's text as its description, so
 * that the text is found. Icons stay as they are, and are dropped with all other SVG by the sanitizer.
 */
export function showDrawings(root: Document | Element): void {
  for (const svg of root.querySelectorAll('svg')) {
    if (!svg.isConnected || svg.parentElement?.closest('svg') || !isDrawing(svg)) continue;
    const image = svg.ownerDocument.createElement('img');
    image.setAttribute('src', `data:image/svg+xml,${encodeURIComponent(sourceOf(svg))}`);
    image.setAttribute('alt', descriptionOf(svg));
    for (const side of ['width', 'height']) {
      const length = svg.getAttribute(side);
      if (length && /^\d+(?:\.\d+)?(?:px)?$/.test(length))
        image.setAttribute(side, String(Math.round(Number.parseFloat(length))));
    }
    svg.replaceWith(image);
  }
}

function isDrawing(svg: Element): boolean {
  if (svg.closest(ICON_PLACES) || svg.querySelector(SHAPES) === null) return false;
  // A saved page keeps symbols of which its icons are copies in a hidden SVG.
  if (svg.querySelector('symbol') || /display\s*:\s*none/i.test(svg.getAttribute('style') ?? ''))
    return false;
  if (shorterSide(svg) < SMALLEST) return false;
  if (svg.closest('figure') || svg.querySelector('text')) return true;
  return svg.querySelectorAll(SHAPES).length >= FEWEST_SHAPES && !isHidden(svg);
}

const isHidden = (svg: Element) => svg.closest('[aria-hidden="true"]') !== null;

/** Unknown lengths count as enough: many drawings take the width of their column. */
function shorterSide(svg: Element): number {
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const sides = [
    lengthOf(svg.getAttribute('width')) ?? width,
    lengthOf(svg.getAttribute('height')) ?? height,
  ].filter((side): side is number => side !== undefined && side > 0);
  return sides.length > 0 ? Math.min(...sides) : SMALLEST;
}

const lengthOf = (value: string | null) =>
  value && /^\d+(?:\.\d+)?(?:px)?$/.test(value) ? Number.parseFloat(value) : undefined;

function sourceOf(svg: Element): string {
  const copy = svg.cloneNode(true) as Element;
  // Without it, a file of its own is no SVG.
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

/** UTF-16 code units of a description; a chart with a thousand labels describes nothing. */
const LONGEST_DESCRIPTION = 2000;

function descriptionOf(svg: Element): string {
  const named = svg.getAttribute('aria-label') ?? svg.querySelector('title')?.textContent ?? '';
  const labels = [...svg.querySelectorAll('text, foreignObject')].map((each) => each.textContent);
  const words = [named, ...labels].map((each) => each?.replace(/\s+/g, ' ').trim());
  return [...new Set(words)].filter(Boolean).join(' ').slice(0, LONGEST_DESCRIPTION);
}
