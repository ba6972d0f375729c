/**
 * How the words of a page's furniture are written down here: one a line, or one way of saying it,
 * tried on a whole line of a page, and only on lines too short to be a paragraph.
 */

export const oneOf = (source: string) => source.replace(/\s*\n\s*/g, '|').replace(/^\||\|$/g, '');

export const startsWith = (source: string, end = '') =>
  new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${oneOf(source)})${end}`, 'iu');

export const isWhole = (source: string) =>
  new RegExp(`^[\\s\\p{P}\\p{S}\\d]*(?:${oneOf(source)})[\\s\\p{P}\\p{S}\\d]*$`, 'iu');
