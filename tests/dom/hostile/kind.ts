/**
 * A kind of attack, as pieces of a page. `alert(1)` stands for a script that runs, `e.example` for a host
 * that learns of the reader. The pieces in `live` do harm in Chromium when nobody cleans them, which
 * `live-snippets.spec.ts` shows. Those in `dormant` do none there: they were made for another engine, or
 * for a page at the top, or for a cleaner's mistake. Both must be gone after cleaning.
 */
export interface Kind {
  kind: string;
  /** Its harm need not be a script or a request: a control, a style, a name, or a scheme is enough. */
  standing?: true;
  live: readonly string[];
  dormant?: readonly string[];
}
