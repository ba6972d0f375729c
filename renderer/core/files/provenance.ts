export interface Provenance {
  url: string | null;
  /** Milliseconds since 1970. */
  savedAt: number | null;
  /** The archive's format, in place of the page's own. */
  format: string;
}
