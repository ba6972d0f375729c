/**
 * The regular expression of a pattern in the search box. Letter case is ignored (`(?-i:AI)` makes it
 * count), and `^` and `$` match at line ends. It has the flag `u` unless only the older syntax accepts the
 * pattern. Throws a `SyntaxError` for a pattern that neither accepts.
 */
export function regexOf(source: string): RegExp {
  try {
    return new RegExp(source, 'gimu');
  } catch {
    return new RegExp(source, 'gim');
  }
}

/** Why the engine refuses the pattern, in English; null for a valid one. */
export function problemOfRegex(source: string): string | null {
  try {
    regexOf(source);
    return null;
  } catch (error) {
    return String((error as Error).message).replace(/^.*\/[a-z]*: /s, '');
  }
}
