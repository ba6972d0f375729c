/** Attributes with the address of the largest file, which the page itself never shows. */
export const ORIGINALS = ['data-orig-file', 'data-large-file', 'data-full-url'];

/**
 * Attributes in which pages keep the address of a picture, a film or a frame until their script sets it,
 * the surest first.
 */
export const LATE_ADDRESSES = [
  ...ORIGINALS,
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-original-src',
  'data-orig-src',
  'data-actualsrc',
  'data-hi-res-src',
  'data-url',
  'data-cfsrc',
  'data-ll-src',
  'nitro-lazy-src',
  // Discuz, the forum program of most Chinese boards.
  'zoomfile',
  'file',
];

/** True for `srcset` and the names under which pages keep one until later: addresses with sizes. */
export const isCandidates = (attribute: string) => attribute.endsWith('srcset');
