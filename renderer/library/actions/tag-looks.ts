import { isWithin, moved, normaliseTag } from '../../core/article/tag';
import type { TagRow } from '../../core/records/library-records';
import type { Library } from '../library';
import { changeRecord } from './change-record';

/** The colour and the description of a tag. */
export type TagLook = Pick<TagRow, 'colour' | 'description'>;

type Own = Pick<Library, 'database' | 'journal'>;

/** The tags that have a colour or a description, by name. */
export async function listTagLooks({ database }: Own): Promise<ReadonlyMap<string, TagRow>> {
  return new Map((await database.tags.toArray()).map((row) => [row.id, row]));
}

/** Gives a tag a colour and a description; without both it has none. */
export async function setTagLook(library: Own, tag: string, look: TagLook): Promise<void> {
  const id = normaliseTag(tag);
  const description = look.description.normalize('NFC').trim();
  if (id === '') return;
  await changeRecord(library, 'tags', id, () =>
    look.colour === null && description === ''
      ? undefined
      : { id, colour: look.colour, description },
  );
}

/** The looks of a tag and of those below it go along with its new name; what is there stays. */
export async function moveTagLooks(library: Own, from: string, to: string): Promise<void> {
  for (const row of (await listTagLooks(library)).values()) {
    const id = moved(row.id, from, to);
    if (id === row.id) continue;
    await changeRecord(library, 'tags', row.id, () => undefined);
    await changeRecord(library, 'tags', id, (there) => there ?? { ...row, id });
  }
}

/** Forgets the looks of a tag and of those below it. */
export async function forgetTagLooks(library: Own, tag: string): Promise<void> {
  for (const id of (await listTagLooks(library)).keys()) {
    if (isWithin(id, tag)) await changeRecord(library, 'tags', id, () => undefined);
  }
}
