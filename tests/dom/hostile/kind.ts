/**
 * A kind of attack, as pieces of a page. `alert(1)` stands for any script, `e.example` for a host that
 * learns of the reader. Pieces in `live` do harm in Chromium when they are not cleaned;
 * `hostile.spec.ts` shows that. Pieces in `dormant` do none there: they target another engine, a top-
 * level page, or a mistake of a sanitizer. Both must be gone after cleaning.
 */
export interface Kind {
  kind: string;
  /** Its harm may also be a form control, a style, a name or a scheme. */
  standing?: true;
  live: readonly string[];
  dormant?: readonly string[];
}
