import type { HighlightColour } from '../highlights/highlight';

const fills: Record<HighlightColour, string> = {
  yellow: '#fff1a8',
  green: '#cdeec0',
  blue: '#cfe4ff',
  pink: '#ffd3e1',
  purple: '#e4d6ff',
};

/** How much of the height a highlight inside one or two others fills; the others show below. */
const insideOne = '55%';
const insideTwo = '30%';

/**
 * The colours of highlights in exported pages and books, see mark-body.ts. Where highlights overlap, the
 * colour of each is seen.
 */
export const markStyle = Object.entries(fills)
  .map(
    ([name, fill]) => `mark.${name}{background:${fill}}
mark mark.${name}{background:linear-gradient(${fill} ${insideOne},transparent 0)}
mark mark mark.${name}{background:linear-gradient(${fill} ${insideTwo},transparent 0)}`,
  )
  .join('\n');
