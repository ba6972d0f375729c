import { newArticleId } from '../../core/article/ulid';
import type { SavedSearchRow } from '../../core/records/library-records';
import { followChanges } from '../../storage/change-log';
import type { Library } from '../library';
import { changeRecord } from './change-record';

/** Maximum length of a name in characters. */
const longestName = 200;

/** The saved searches, sorted by name as in the sidebar. */
export async function listSavedSearches(
  library: Pick<Library, 'database'>,
): Promise<SavedSearchRow[]> {
  const searches = await library.database.savedSearches.toArray();
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return searches.sort((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Calls `onChange` after any window has changed the library. Returns a function that stops it. */
export function followSavedSearches(onChange: () => Promise<void>): () => void {
  return followChanges(onChange);
}

/**
 * Saves a query under a name; an empty name is replaced by the query.
 *
 * @returns its id; null for an empty query
 */
export async function saveSearch(
  library: Library,
  name: string,
  query: string,
): Promise<string | null> {
  const whole = query.normalize('NFC').trim();
  if (whole === '') return null;
  const row = { id: newArticleId(), name: tidied(name) || tidied(whole), query: whole };
  await changeRecord(library, 'savedSearches', row.id, () => ({ ...row, createdAt: Date.now() }));
  return row.id;
}

export async function renameSavedSearch(library: Library, id: string, name: string): Promise<void> {
  if (tidied(name) === '') return;
  await changeRecord(library, 'savedSearches', id, (row) => row && { ...row, name: tidied(name) });
}

/** Deletes a saved search and returns it; null when it does not exist. */
export async function deleteSavedSearch(
  library: Library,
  id: string,
): Promise<SavedSearchRow | null> {
  return (await changeRecord(library, 'savedSearches', id, () => undefined)) ?? null;
}

function tidied(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longestName);
}
