/** What is known of a file from outside of it; it counts more than what the file says. */
export interface Provenance {
  url: string | null;
  /** When the page was saved, in milliseconds since 1970. */
  savedAt: number | null;
  /** The archive's format, which replaces the page's own; absent for a page that came as it is. */
  format?: string;
  /** The reader's tags and the folders around the file, where the archive keeps them apart. */
  tags?: string[];
}
