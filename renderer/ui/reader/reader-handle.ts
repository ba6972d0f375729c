import type { QuoteForm } from '../../core/exporting/quote-with-source';
import type { HighlightColour } from '../../core/highlights/highlight';
import type { ReadingPlace } from '../app/reading-history';

/** What the keys and the menu do in the reader. */
export interface ReaderHandle {
  focus(): void;
  /** Scrolls by `by` screens; false when something else scrolls. */
  page(by: 1 | -1): boolean;
  toggleOriginal(): void;
  /** Opens or closes the selection of the article's block in its original page. */
  toggleSiteRule(): void;
  /** Shows or hides what was left out of the article. */
  toggleLeftOut(): void;
  showLeftOut(): void;
  /** Returns to the article. False when it was shown already. */
  leaveOriginal(): boolean;
  moveHit(by: number): void;
  /** Makes a PDF one step larger (1) or smaller (-1), or as large as it is (0). False when none is shown. */
  zoom(by: 1 | -1 | 0): boolean;
  /** The place that is shown; null while no article is. */
  place(): ReadingPlace | null;
  /** Opens the bar that finds words in the article. */
  find(): void;
  /** Goes to the next (1) or the previous (-1) place that the bar has found. */
  moveFound(by: 1 | -1): void;
  /** False when the bar was not open. */
  closeFind(): boolean;
  /** Highlights the selected passage; without a selection, selects a sentence. */
  mark(): void;
  /** Highlights the selected passage and opens its note; without one, opens the article's note. */
  note(): void;
  chooseSentence(by: -1 | 1, extend: boolean): void;
  /** False when nothing was selected. */
  clearChosen(): boolean;
  /** Reads the article aloud; pauses and goes on when it is read. */
  readAloud(): void;
  /** False when nothing was read aloud. */
  stopAloud(): boolean;
  togglePanel(): void;
  /** Returns the focus from the panel of highlights to the article. False when it was not there. */
  leavePanel(): boolean;
  /** Opens or closes the outline; says so where there is none. */
  toggleOutline(): void;
  /** Closes the outline where it lies over the text. False when it does not. */
  uncoverText(): boolean;
  /** Highlights the selection in a colour, or re-colours the current highlight. False without either. */
  colour(colour: HighlightColour): boolean;
  /** Goes to the next (1) or the previous (-1) highlight in the text. */
  goToMark(by: 1 | -1): void;
  /** Removes the current highlight, while it is in sight. */
  removeMark(): void;
  /**
   * Copies the selection, else the current highlight, else the article's source.
   *
   * @param form is kept for the next time
   */
  copyWithSource(form?: QuoteForm): void;
}
