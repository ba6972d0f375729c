import type { Config } from 'dompurify';
import { parseXml } from '../markup/parse-markup';
import { createPurify } from './sanitize';

/** CSS that can fetch, or hide that it does. */
const FETCHING_CSS = /url\(|@|image-set|\\|expression/i;

const CONFIG = {
  USE_PROFILES: { svg: true, svgFilters: true },
  ADD_TAGS: ['style'],
  FORBID_TAGS: [
    'a',
    'use',
    'image',
    'feimage',
    'foreignobject',
    'animate',
    'set',
    'animatetransform',
    'animatemotion',
  ],
  ALLOW_DATA_ATTR: false,
  RETURN_DOM: true,
} satisfies Config;

/**
 * Creates a function that removes everything from an SVG that runs or fetches. An `<img>` would do neither,
 * but a user may open the file itself. Returns null when nothing visible is left.
 */
export function createSvgCleaner(window: Window): (svg: string) => string | null {
  const purify = createPurify(window);
  purify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'style' && FETCHING_CSS.test(node.textContent ?? '')) node.textContent = '';
  });
  purify.addHook('uponSanitizeAttribute', (_element, attribute) => {
    const { attrName, attrValue } = attribute;
    const isLink = /href$/.test(attrName) && !attrValue.startsWith('#');
    // `fill="url(#gradient)"` refers to the file itself; any other url() fetches.
    const fetches = FETCHING_CSS.test(attrValue.replace(/url\(\s*["']?#[\w.-]+["']?\s*\)/gi, ''));
    if (isLink || fetches) attribute.keepAttr = false;
  });
  return (svg) => {
    // Parsed as XML, because an HTML parser closes elements elsewhere.
    const tree = parseXml(svg, 'image/svg+xml').documentElement;
    if (tree.localName !== 'svg') return null;
    const body = purify.sanitize(tree, CONFIG) as Element;
    const root = body.querySelector('svg');
    if (!root?.firstElementChild) return null;
    return new XMLSerializer().serializeToString(root);
  };
}
