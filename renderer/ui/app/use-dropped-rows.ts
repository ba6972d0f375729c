import type { ArticleId } from '../../core/article/article';
import { addToCollection } from '../../library/actions/collections';
import { setStarred, setState } from '../../library/actions/mark-articles';
import { addTags } from '../../library/actions/tag-articles';
import { useAnnouncedChange } from '../history/use-announced-change';
import { useStrings } from '../i18n/language-context';
import type { RowDrop } from '../sidebar/use-row-drops';

/** Does what the keys do, with the rows that were dropped on an item of the sidebar. */
export function useDroppedRows(moveToTrash: (ids: readonly ArticleId[]) => void) {
  const { announce: spoken, sidebar, collections } = useStrings();
  const run = useAnnouncedChange();

  return (drop: RowDrop, ids: readonly ArticleId[]) => {
    switch (drop.to) {
      case 'tag':
        run(
          'tags',
          (own) => addTags(own, ids, [drop.tag]),
          ({ length }) => spoken.tagged(length, drop.tag),
        );
        return;
      case 'state':
        run(
          'state',
          (own) => setState(own, ids, drop.state),
          () => spoken.nowInState(sidebar[drop.state]),
        );
        return;
      case 'collection':
        run(
          'collection',
          (own) => addToCollection(own, drop.id, ids).then(() => ids),
          () => collections.added(ids.length, drop.name),
        );
        return;
      case 'star':
        run(
          'star',
          (own) => setStarred(own, ids, true),
          ({ length }) => spoken.starred(length),
        );
        return;
      case 'trash':
        moveToTrash(ids);
    }
  };
}
