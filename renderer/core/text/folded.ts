/**
 * A text to compare what is typed with: without case, syllables decomposed, so that what an input method
 * composes already matches. "ㄱ" and "겨", typed on the way to "경제", are found in it.
 */
export function folded(text: string): string {
  return text.normalize('NFKD').toLowerCase();
}
