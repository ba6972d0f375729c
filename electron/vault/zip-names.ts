// Which names of a zip's entries may be those of a library's files.
import { validateFileName } from 'yauzl';
import type { Unreadable } from '../ipc/contract.js';
import type { Place } from './zip-entries.js';

/** More would make a list that nobody reads to its end. */
const mostReported = 100;
const longestShown = 200;
/** Control characters, and those that are not seen or turn the direction of text. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * `places` without folders' own entries, what macOS puts beside each file, and the entries whose
 * names lead elsewhere: `../x`, `/x`, `C:/x`. The last are `refused`, each with its reason.
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
