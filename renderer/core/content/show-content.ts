import { showFolded } from './folds';
import { showFormulas } from './formulas';
import { showListings } from './listings';
import { linkMedia, showCaptions } from './media';
import { showTaskBoxes } from './task-boxes';

/**
 * Turns what would be lost on the way to the article into plain HTML. `root` is a page, or the body of an
 * article in another format.
 */
export function showContent(root: Document | Element): void {
  showFolded(root);
  showFormulas(root);
  showListings(root);
  showTaskBoxes(root);
  showCaptions(root);
  linkMedia(root);
}
