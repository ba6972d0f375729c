import { Button } from 'react-aria-components';
import type { Article, ArticleId } from '../../core/article/article';
import { DialogBox } from '../app/dialog-box';
import { useStrings } from '../i18n/language-context';

const mostNamed = 4;

interface DeleteDialogProps {
  articles: readonly Article[];
  onConfirm: (ids: readonly ArticleId[]) => void;
  onClose: () => void;
}

/** Asks before many articles are moved to the trash. */
export function DeleteDialog({ articles, onConfirm, onClose }: DeleteDialogProps) {
  const strings = useStrings();

  function confirm() {
    onClose();
    onConfirm(articles.map((article) => article.id));
  }

  return (
    <DialogBox title={strings.deleteDialog.title(articles.length)} onClose={onClose} alert>
      <ul className="delete-titles">
        {articles.slice(0, mostNamed).map((article) => (
          <li key={article.id}>{article.title || strings.list.noTitle}</li>
        ))}
        {articles.length > mostNamed && (
          <li className="quiet">{strings.deleteDialog.andMore(articles.length - mostNamed)}</li>
        )}
      </ul>
      <p>{strings.deleteDialog.body}</p>
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
