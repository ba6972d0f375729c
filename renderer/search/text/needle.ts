/** Half-open range of UTF-16 code units. */
export interface Mark {
  start: number;
  end: number;
}

/** What to mark in a hit: a stretch of folded text, and where it counts. */
export interface Needle {
  text: string;
  /** Anywhere, only as a whole word, or only at the beginning of a word. */
  at: 'anywhere' | 'word' | 'beginning';
  /** With `beginning`: only these words count. */
  words?: ReadonlySet<string>;
  /** Marked wherever it stands in a text in which the needle itself stands nowhere. */
  inside?: string;
  /** `text` is written in representatives (see variants.ts); the searched text has to be, too. */
  variants?: true;
  /** The needle counts only where `other` is at most `distance` words away: see near.ts. */
  near?: { other: Needle; distance: number };
}
