import { Button } from 'react-aria-components';
import type { Article } from '../../core/article';
import { deleteArticles } from '../../library/delete-articles';
import { useAnnounce } from '../app/announcer';
import { useDesk } from '../app/desk';
import { DialogBox } from '../app/dialog-box';
import { useStrings } from '../i18n/language-context';

const named = 4;

/** Asks before articles are deleted, and says how many. */
export function DeleteDialog(props: { articles: readonly Article[]; onClose: () => void }) {
  const { articles, onClose } = props;
  const { library } = useDesk();
  const strings = useStrings();
  const announce = useAnnounce();

  function confirm() {
    onClose();
    const ids = articles.map((article) => article.id);
    deleteArticles(library, ids).then(
      (count) => announce(strings.announce.deleted(count)),
      () => announce(strings.announce.failed),
    );
  }

  return (
    <DialogBox title={strings.deleteDialog.title(articles.length)} onClose={onClose} alert>
      <ul className="delete-titles">
        {articles.slice(0, named).map((article) => (
          <li key={article.id}>{article.title || strings.list.noTitle}</li>
        ))}
        {articles.length > named && (
          <li className="quiet">{strings.deleteDialog.andMore(articles.length - named)}</li>
        )}
      </ul>
      <p>{strings.deleteDialog.body(articles.length)}</p>
      <div className="dialog-actions">
        <Button className="button" autoFocus onPress={onClose}>
          {strings.cancel}
        </Button>
        <Button className="button danger" onPress={confirm}>
          {strings.deleteDialog.confirm(articles.length)}
        </Button>
      </div>
    </DialogBox>
  );
}
