import { newArticleId } from '../../core/article/ulid';
import type { SavedSearchRow } from '../../core/records/library-records';
import { announceChanges, appendChanges, followChanges } from '../../storage/change-log';
import type { Library } from '../library';

/** Maximum length of a name in characters. */
const longestName = 200;

/** The saved searches, sorted by name as in the sidebar. */
export async function listSavedSearches(library: Library): Promise<SavedSearchRow[]> {
  const searches = await library.database.savedSearches.toArray();
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return searches.sort((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Calls `onChange` after any window has changed the library. Returns a function that stops it. */
export function followSavedSearches(onChange: () => Promise<void>): () => void {
  return followChanges(onChange);
}

/** Saves a query under a name; an empty name is replaced by the query. */
export async function saveSearch(library: Library, name: string, query: string): Promise<void> {
  const whole = query.normalize('NFC').trim();
  if (whole === '') return;
  const row = { id: newArticleId(), name: tidied(name) || tidied(whole), query: whole };
  await write(library, () =>
    library.database.savedSearches.put({ ...row, createdAt: Date.now() }).then(() => true),
  );
}

export async function renameSavedSearch(library: Library, id: string, name: string): Promise<void> {
  const { savedSearches } = library.database;
  if (tidied(name) === '') return;
  await write(library, async () => (await savedSearches.update(id, { name: tidied(name) })) > 0);
}

/** Deletes a saved search and returns it; null when it does not exist. */
export async function deleteSavedSearch(
  library: Library,
  id: string,
): Promise<SavedSearchRow | null> {
  const { savedSearches } = library.database;
  let deleted: SavedSearchRow | undefined;
  await write(library, async () => {
    deleted = await savedSearches.get(id);
    await savedSearches.delete(id);
    return deleted !== undefined;
  });
  return deleted ?? null;
}

/** Runs `change` and logs it in one transaction, so that the vault writes the record. */
async function write({ database }: Library, change: () => Promise<boolean>): Promise<void> {
  const { savedSearches, changes } = database;
  const changed = await database.transaction('rw', savedSearches, changes, async () => {
    const changed = await change();
    if (changed) await appendChanges(database, 'record-changed', ['saved-searches']);
    return changed;
  });
  if (changed) announceChanges();
}

function tidied(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longestName);
}
