import type { ArticleId } from '../../core/article/article';
import type { CollectionRow, SavedSearchRow } from '../../core/records/library-records';
import type { ArticlesById } from '../../library/list/article-list';
import { AddressDialog } from '../address/address-dialog';
import { CiteDialog } from '../cite/cite-dialog';
import { CollectionDialog } from '../collections/collection-dialog';
import { CollectionForm } from '../collections/collection-form';
import { FeedDialog } from '../feeds/feed-dialog';
import { Licences } from '../help/licences';
import { PackageDialog } from '../help/package-dialog';
import { ReleaseNotes } from '../help/release-notes';
import { ReportProblem } from '../help/report-problem';
import { UpdateDialog } from '../help/update-dialog';
import { useStrings } from '../i18n/language-context';
import { KeyHelp } from '../keyboard/key-help';
import { DeleteDialog } from '../library/delete-dialog';
import { FindingsDialog } from '../notices/findings-dialog';
import { PageInfoDialog } from '../page-info/page-info-dialog';
import { SettingsDialog } from '../settings/settings-dialog';
import type { SettingsTab } from '../settings/settings-tabs';
import { RenameSearch } from '../sidebar/rename-search';
import { RuleDialog } from '../sidebar/rule-dialog';
import { TagDialog } from '../tags/tag-dialog';
import { TagManager } from '../tags/tag-manager';
import { ExportDialog, type ListedArticles } from '../transfer/export-dialog';
import type { Transfer } from '../transfer/use-transfer';
import { DeletePermanentlyDialog } from '../trash/delete-permanently-dialog';
import { VersionsDialog } from '../versions/versions-dialog';

export type DialogName =
  | 'address'
  | 'tags'
  | 'collection'
  | 'collection-form'
  | 'rename-search'
  | 'rule'
  | 'manage-tags'
  | 'export'
  | 'print'
  | 'cite'
  | 'info'
  | 'delete'
  | 'empty-trash'
  | 'delete-permanently'
  | 'feed'
  | 'findings'
  | 'settings'
  | 'release-notes'
  | 'licences'
  | 'report-problem'
  | 'update'
  | 'package'
  | 'versions'
  | 'help';

export interface OpenDialog {
  name: DialogName;
  /**
   * The articles (in the trash the names of entries; of a feed, collection or saved search its id) that were selected when the dialog opened.
   * The selection may change meanwhile: an article that loses its tag leaves that tag's list, and
   * the next article must not be tagged instead.
   */
  ids: readonly ArticleId[];
  /** What is already in the dialog's field, or the name of what is exported; empty for nothing. */
  text: string;
  /** The note of the collection that is to be exported. */
  about: string;
  /** The part of the settings that is shown. */
  tab: SettingsTab;
  /** The packages of programs that the dialog is about. */
  files: readonly File[];
}

interface DialogsProps {
  dialog: OpenDialog | null;
  articles: ArticlesById;
  tagCounts: ReadonlyMap<string, number>;
  collections: readonly CollectionRow[];
  savedSearches: readonly SavedSearchRow[];
  listed: ListedArticles;
  transfer: Transfer;
  onDelete: (ids: readonly ArticleId[]) => void;
  onDeletePermanently: (names: readonly string[]) => void;
  onAddAddresses: (addresses: string[], tags: string[]) => void;
  onFindings: () => void;
  onOpenArticle: (id: string) => void;
  onDialog: (name: DialogName) => void;
  /** Shows what was left out of the open article; null when none is open. */
  onLeftOut: (() => void) | null;
  onClose: () => void;
}

export function Dialogs(props: DialogsProps) {
  const { dialog, articles, tagCounts, onClose } = props;
  const { trash } = useStrings();
  if (!dialog) return null;
  const chosen = dialog.ids.flatMap((id) => articles.get(id) ?? []);
  const search = props.savedSearches.find(({ id }) => id === dialog.ids[0]);
  switch (dialog.name) {
    case 'address':
      return (
        <AddressDialog
          text={dialog.text}
          tagCounts={tagCounts}
          onAdd={props.onAddAddresses}
          onClose={onClose}
        />
      );
    case 'tags':
      return <TagDialog articles={chosen} counts={tagCounts} onClose={onClose} />;
    case 'collection':
      return (
        <CollectionDialog articles={chosen} collections={props.collections} onClose={onClose} />
      );
    case 'collection-form': {
      const row = props.collections.find(({ id }) => id === dialog.ids[0]);
      return <CollectionForm row={row ?? null} onClose={onClose} />;
    }
    case 'rename-search':
      return search ? <RenameSearch search={search} onClose={onClose} /> : null;
    case 'rule':
      return search ? <RuleDialog search={search} onClose={onClose} /> : null;
    case 'manage-tags':
      return <TagManager counts={tagCounts} tag={dialog.text} onClose={onClose} />;
    case 'export':
    case 'print':
      return (
        <ExportDialog
          ids={dialog.ids}
          title={chosen[0]?.title ?? ''}
          place={dialog.text}
          about={dialog.about}
          listed={props.listed}
          isPrint={dialog.name === 'print'}
          onExport={props.transfer.exportArticles}
          onPrint={props.transfer.printArticles}
          onClose={onClose}
        />
      );
    case 'cite':
      return <CiteDialog articles={chosen} onClose={onClose} />;
    case 'info':
      return chosen[0] ? (
        <PageInfoDialog article={chosen[0]} onLeftOut={props.onLeftOut} onClose={onClose} />
      ) : null;
    case 'delete':
      return <DeleteDialog articles={chosen} onConfirm={props.onDelete} onClose={onClose} />;
    case 'empty-trash':
      return (
        <DeletePermanentlyDialog
          title={trash.emptyTitle}
          body={trash.emptyBody(dialog.ids.length)}
          onConfirm={() => props.onDeletePermanently(dialog.ids)}
          onClose={onClose}
        />
      );
    case 'delete-permanently':
      return (
        <DeletePermanentlyDialog
          title={trash.removeTitle(dialog.ids.length)}
          body={trash.removeBody(dialog.ids.length)}
          onConfirm={() => props.onDeletePermanently(dialog.ids)}
          onClose={onClose}
        />
      );
    case 'feed':
      return <FeedDialog id={dialog.ids[0] ?? ''} onClose={onClose} />;
    case 'findings':
      return <FindingsDialog articles={articles} onClose={onClose} />;
    case 'versions':
      return <VersionsDialog articles={chosen} onClose={onClose} />;
    case 'settings':
      return (
        <SettingsDialog
          tab={dialog.tab}
          onFindings={props.onFindings}
          onArticle={(id) => {
            onClose();
            props.onOpenArticle(id);
          }}
          onDialog={props.onDialog}
          onClose={onClose}
        />
      );
    case 'release-notes':
      return <ReleaseNotes onClose={onClose} />;
    case 'licences':
      return <Licences onClose={onClose} />;
    case 'report-problem':
      return <ReportProblem onClose={onClose} />;
    case 'update':
      return <UpdateDialog onClose={onClose} />;
    case 'package':
      return <PackageDialog files={dialog.files} onClose={onClose} />;
    case 'help':
      return <KeyHelp onClose={onClose} />;
  }
}
