import type { CarrelDatabase } from './database';

const key = 'library';

/** The id of the library that this database belongs to; null before the first comparison. */
export async function libraryId(database: CarrelDatabase): Promise<string | null> {
  const row = await database.settings.get(key);
  return typeof row?.value === 'string' ? row.value : null;
}

export async function setLibraryId(database: CarrelDatabase, id: string): Promise<void> {
  await database.settings.put({ id: key, value: id });
}
