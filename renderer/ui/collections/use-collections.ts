import { useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { isSameFilter, noFilter } from '../../core/article/article-filter';
import type { CollectionRow } from '../../core/records/library-records';
import { listCollections } from '../../library/actions/collections';
import { isSame } from '../../library/journal';
import type { Members } from '../../library/list/article-view';
import { followChanges } from '../../storage/change-log';
import { useArticleList, useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { sortFor } from '../app/window-layout';

/** The collections by name, following changes by all windows; null until they are read. */
export function useCollections(): readonly CollectionRow[] | null {
  const { library } = useServices();
  const [collections, setCollections] = useState<readonly CollectionRow[] | null>(null);
  useEffect(() => {
    let closed = false;
    const refresh = async () => {
      const read = await listCollections(library);
      if (closed) return;
      // Most changes do not concern collections, and others concern one of them.
      setCollections((before) => {
        if (isSame(before, read)) return before;
        const known = new Map(before?.map((row) => [row.id, row]));
        return read.map((row) => (isSame(known.get(row.id), row) ? known.get(row.id)! : row));
      });
    };
    const stop = followChanges(refresh);
    refresh().catch(console.error);
    return () => {
      closed = true;
      stop();
    };
  }, [library]);
  return collections;
}

const membersOfRow = new WeakMap<CollectionRow, Members>();

/** The places of a collection's articles: the same object for the same row. */
export function membersOf(row: CollectionRow): Members {
  const known = membersOfRow.get(row);
  if (known) return known;
  const members = new Map(row.articles.map((id, place) => [id, place]));
  membersOfRow.set(row, members);
  return members;
}

/** Keeps the list in step with the collection that it shows, and leaves one that is gone. */
export function useListedCollection(
  collections: readonly CollectionRow[] | null,
): CollectionRow | null {
  const { list } = useServices();
  const { view } = useArticleList();
  const id = view.filter.collection;
  const listed = useMemo(
    () => (id === null ? null : (collections?.find((row) => row.id === id) ?? null)),
    [collections, id],
  );
  useWhenChanged([listed, id, collections === null], () => {
    if (id === null || collections === null) return;
    if (listed !== null) {
      if (view.members !== membersOf(listed)) list.show({ ...view, members: membersOf(listed) });
      return;
    }
    const filter = { ...view.filter, collection: null };
    // Its order and its articles mean nothing elsewhere.
    const { members: _gone, ...rest } = view;
    const shown = isSameFilter(filter, noFilter) ? noFilter : filter;
    list.show({ ...rest, filter: shown, sort: sortFor(shown) });
  });
  return listed;
}

/** How many of a collection's articles are in the library. */
export function countIn(
  { articles }: CollectionRow,
  library: { has: (id: ArticleId) => boolean },
): number {
  return articles.reduce((count, id) => count + (library.has(id) ? 1 : 0), 0);
}
