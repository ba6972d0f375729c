export interface Provenance {
  url: string | null;
  /** When the page was saved, in milliseconds since 1970. */
  savedAt: number | null;
  /** The archive's format, which replaces the page's own. */
  format: string;
  /** The reader's tags and the folders around the file, where the archive keeps them apart. */
  tags?: string[];
}
