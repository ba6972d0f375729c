// Filters the names of a zip's entries.
import { validateFileName } from 'yauzl';
import type { Unreadable } from '../ipc/vault-files.js';
import type { Place } from './zip-entries.js';

/** Further refused names are only counted. */
const mostReported = 100;
const longestShown = 200;
/** Control and invisible characters, and those that change the direction of text. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Removes the entries of folders, the `__MACOSX` files, and the names that point outside the zip:
 * `../x`, `/x`, `C:/x`. The last are returned in `refused` with the reason.
 */
export function refuseNames(all: readonly Place[]): { places: Place[]; refused: Unreadable[] } {
  const places: Place[] = [];
  const refused: Unreadable[] = [];
  let more = 0;
  for (const place of all) {
    if (validateFileName(place.path) !== null) {
      if (refused.length < mostReported) refused.push(refusalOf(place.path));
      else more += 1;
    } else if (!place.path.endsWith('/') && !place.path.startsWith('__MACOSX/')) {
      places.push(place);
    }
  }
  if (more > 0)
    refused.push(refusal('', `${more} more entries have names that point outside the zip`));
  return { places, refused };
}

function refusalOf(path: string): Unreadable {
  const shown = path.slice(0, longestShown).replace(unprintable, '\ufffd');
  return refusal(shown, `its name points outside the zip: ${shown}`);
}

const refusal = (place: string, message: string): Unreadable => ({
  ...{ place, reason: 'damaged', message },
});
