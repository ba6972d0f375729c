import type { ArticleId } from '../../core/article/article';
import { setStarred, setState } from '../../library/actions/mark-articles';
import { addTags } from '../../library/actions/tag-articles';
import type { StepKind } from '../../library/history/step';
import type { Library } from '../../library/library';
import { stoppedWords } from '../history/use-history';
import { useStrings } from '../i18n/language-context';
import type { RowDrop } from '../sidebar/use-row-drops';
import { useAnnounce } from './announcer';
import { useServices } from './services';

/** Does what the keys do, with the rows that were dropped on an item of the sidebar. */
export function useDroppedRows(moveToTrash: (ids: readonly ArticleId[]) => void) {
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const { announce: spoken, sidebar } = strings;

  const run = (
    kind: StepKind,
    change: (library: Library) => Promise<ArticleId[]>,
    done: (count: number) => string,
  ) =>
    history.run(kind, change).then(
      ({ result, isStopped, step }) =>
        announce(isStopped ? stoppedWords(strings, step) : done(result.length)),
      () => announce(spoken.failed),
    );

  return (drop: RowDrop, ids: readonly ArticleId[]) => {
    switch (drop.to) {
      case 'tag':
        void run(
          'tags',
          (own) => addTags(own, ids, [drop.tag]),
          (count) => spoken.tagged(count, drop.tag),
        );
        return;
      case 'state':
        void run(
          'state',
          (own) => setState(own, ids, drop.state),
          () => spoken.nowInState(sidebar[drop.state]),
        );
        return;
      case 'star':
        void run('star', (own) => setStarred(own, ids, true), spoken.starred);
        return;
      case 'trash':
        moveToTrash(ids);
    }
  };
}
