/** Words of our own in exported files, in the language of whoever exports. */
export interface ExportWords {
  /** The name of a collection of this many articles. */
  collection: string;
  contents: string;
  untitled: string;
  /** Stands before the date on which an article was saved. */
  saved: string;
  /** Stands for a picture that was not saved with the page, and has no description. */
  imageMissing: string;
  /** Heading of the notes on highlights. */
  notes: string;
  /** Heading of the reader's note on an article. */
  note: string;
  /** Heading of highlights whose words are no longer in the text. */
  lostHighlights: string;
}
