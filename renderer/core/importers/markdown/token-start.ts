/** How far an extension of marked looks for its next token. */

/** Characters in which the next token of a line is looked for. */
const STEP = 1000;

/**
 * Where a token may begin, for marked, which asks again behind each piece of text: looking to the end of the
 * text each time would take the square of its length. Without a match in `STEP` characters the text is cut
 * there, which changes nothing in what is written.
 */
export function boundedStart(src: string, pattern: RegExp): number | undefined {
  const at = src.slice(0, STEP).search(pattern);
  return at !== -1 ? at : src.length > STEP ? STEP : undefined;
}

/**
 * Where in the paragraph a line of `pattern` ends it. The text that marked hands in begins behind the first
 * character of the paragraph, so that its own start is no start of a line.
 */
export function startOfLine(src: string, pattern: RegExp): number | undefined {
  const end = src.indexOf('\n\n');
  const match = pattern.exec(end === -1 ? src : src.slice(0, end));
  return match ? match.index + 1 : undefined;
}
