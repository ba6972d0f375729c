import type { ArticleId } from '../../core/article/article';
import type { CollectionRow } from '../../core/records/library-records';
import { moveInCollection, removeFromCollection } from '../../library/actions/collections';
import { useStrings } from '../i18n/language-context';
import { useAnnounce } from './announcer';
import { useArticleList, useServices } from './services';
import type { ShownArticles } from './use-shown-articles';

export interface CollectionActions {
  /** The collection whose articles are listed; null for none. */
  listed: CollectionRow | null;
  /** Takes the selected articles out of it. */
  remove: () => void;
  /** Moves the selected articles up (-1) or down (1). */
  move: (by: -1 | 1) => void;
  /** Moves articles in front of another one, or to the end; null where the list has another order. */
  place: ((ids: readonly ArticleId[], before: ArticleId | null) => void) | null;
}

/** What can be done with the articles of the collection that is listed. */
export function useCollectionActions(
  listed: CollectionRow | null,
  { rows, targets, selection, searching, actOn }: ShownArticles,
): CollectionActions {
  const { history } = useServices();
  const { view } = useArticleList();
  const strings = useStrings();
  const announce = useAnnounce();
  const failed = () => announce(strings.announce.failed);
  const isOrdered =
    listed !== null && !searching && view.sort.key === 'collection' && !isGrouped(view.group);

  const place = (ids: readonly ArticleId[], before: ArticleId | null) => {
    if (listed === null) return;
    history.run('collection', (own) => moveInCollection(own, listed.id, ids, before)).catch(failed);
  };
  return {
    listed,
    place: isOrdered ? place : null,
    remove() {
      if (listed === null || targets.length === 0) return;
      const ids = targets.map(({ id }) => id);
      actOn(ids);
      history
        .run('collection', (own) => removeFromCollection(own, listed.id, ids))
        .then(() => announce(strings.collections.removed(ids.length, listed.name)), failed);
    },
    move(by) {
      if (!isOrdered) return;
      const chosen = rows.flatMap(({ id }, at) => (selection.ids.has(id) ? at : []));
      const edge = by < 0 ? chosen[0] : chosen.at(-1);
      if (edge === undefined || (by < 0 ? edge === 0 : edge === rows.length - 1)) return;
      const before = by < 0 ? rows[edge - 1] : rows[edge + 2];
      place([...selection.ids], before?.id ?? null);
      announce(strings.collections.moved(by < 0 ? edge : edge - chosen.length + 3, rows.length));
    },
  };
}

const isGrouped = (group: string | undefined) => (group ?? 'none') !== 'none';
