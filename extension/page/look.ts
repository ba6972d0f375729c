/** What a page holds that a browser's own web archive (MHTML) loses. */

import { isChanged } from './form-state';
import { documentOf } from './frames';
import { isYetToCome } from './pictures';
import { elementsIn } from './shadow-root';

export interface Look {
  url: string;
  title: string;
  contentType: string;
  /** Closed shadow roots, slots of shadow roots, changed fields, canvases, pictures yet to come, blobs. */
  lostInArchive: number;
}

/** CSS pixels; smaller canvases measure fonts and tell readers apart. */
const SMALLEST_CANVAS = 32;

export function look(document: Document): Look {
  return {
    url: document.location.href,
    title: document.title,
    contentType: document.contentType,
    lostInArchive: lostIn(document),
  };
}

function lostIn(document: Document): number {
  let lost = 0;
  for (const element of elementsIn(document)) {
    if (isLost(element)) lost += 1;
    const inner = /^i?frame$/.test(element.localName) ? documentOf(element) : null;
    if (inner) lost += lostIn(inner);
  }
  return lost;
}

function isLost(element: Element): boolean {
  const root = element.getRootNode();
  if (root instanceof ShadowRoot && (root.mode === 'closed' || element.localName === 'slot'))
    return true;
  if (element.localName === 'canvas') {
    const { width, height } = element.getBoundingClientRect();
    return width >= SMALLEST_CANVAS && height >= SMALLEST_CANVAS;
  }
  if (element.localName === 'img') {
    const image = element as HTMLImageElement;
    return isYetToCome(image) || image.currentSrc.startsWith('blob:');
  }
  return isChanged(element);
}
