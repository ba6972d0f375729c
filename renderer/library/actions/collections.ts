import type { ArticleId } from '../../core/article/article';
import { newArticleId } from '../../core/article/ulid';
import {
  type CollectionRow,
  longestCollectionNote,
  mostInCollection,
} from '../../core/records/library-records';
import type { Library } from '../library';
import { changeRecord } from './change-record';

/** Maximum length of a name in characters. */
const longestName = 200;

type Own = Pick<Library, 'database' | 'journal'>;

/** The collections, sorted by name as in the sidebar. */
export async function listCollections({
  database,
}: Pick<Library, 'database'>): Promise<CollectionRow[]> {
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return (await database.collections.toArray()).sort(
    (a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
  );
}

/** Makes a collection of these articles; null when it has no name. */
export async function createCollection(
  library: Own,
  name: string,
  articles: readonly ArticleId[] = [],
): Promise<CollectionRow | null> {
  const tidy = tidied(name);
  if (tidy === '') return null;
  const row = {
    ...{ id: newArticleId(), name: tidy, note: '' },
    ...{ articles: bounded(articles), createdAt: Date.now() },
  };
  await changeRecord(library, 'collections', row.id, () => row);
  return row;
}

/** Gives a collection another name or note; an empty name changes none. */
export async function describeCollection(
  library: Own,
  id: string,
  { name, note }: { name?: string; note?: string },
): Promise<void> {
  const tidy = tidied(name ?? '');
  await changeRecord(
    library,
    'collections',
    id,
    (row) =>
      row && {
        ...row,
        ...(tidy !== '' && { name: tidy }),
        ...(note !== undefined && {
          note: note.normalize('NFC').trim().slice(0, longestCollectionNote),
        }),
      },
  );
}

/** Adds articles at the end; those that are in it stay where they are. */
export function addToCollection(
  library: Own,
  id: string,
  articles: readonly ArticleId[],
): Promise<void> {
  return reorder(library, id, (known) => [...known, ...articles]);
}

export function removeFromCollection(
  library: Own,
  id: string,
  articles: readonly ArticleId[],
): Promise<void> {
  const gone = new Set(articles);
  return reorder(library, id, (known) => known.filter((each) => !gone.has(each)));
}

/** Moves articles in front of another one, or to the end, in the order that they have. */
export function moveInCollection(
  library: Own,
  id: string,
  articles: readonly ArticleId[],
  before: ArticleId | null,
): Promise<void> {
  return reorder(library, id, (known) => movedTo(known, articles, before));
}

/** Deletes a collection and returns it; null when it does not exist. Its articles stay in the library. */
export async function deleteCollection(library: Own, id: string): Promise<CollectionRow | null> {
  return (await changeRecord(library, 'collections', id, () => undefined)) ?? null;
}

async function reorder(
  library: Own,
  id: string,
  edit: (articles: readonly ArticleId[]) => readonly ArticleId[],
): Promise<void> {
  await changeRecord(
    library,
    'collections',
    id,
    (row) => row && { ...row, articles: bounded(edit(row.articles)) },
  );
}

/** The order after `moving` were put in front of `before`; where that is one of them, of the next that is none. */
export function movedTo(
  articles: readonly ArticleId[],
  moving: readonly ArticleId[],
  before: ArticleId | null,
): ArticleId[] {
  const moved = new Set(moving);
  const at = before === null ? -1 : articles.indexOf(before);
  const place = at < 0 ? articles.length : at;
  const stay = (some: readonly ArticleId[]) => some.filter((id) => !moved.has(id));
  return [
    ...stay(articles.slice(0, place)),
    ...articles.filter((id) => moved.has(id)),
    ...stay(articles.slice(place)),
  ];
}

const bounded = (articles: readonly ArticleId[]) =>
  [...new Set(articles)].slice(0, mostInCollection);

const tidied = (name: string) =>
  name.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longestName);
