import { useDeferredValue, useEffect } from 'react';
import { usePastedAddresses } from '../address/use-pasted-addresses';
import { HighlightsPage } from '../all-highlights/highlights-page';
import { StyleOffer } from '../cite/style-offer';
import { UndoToast } from '../history/undo-toast';
import { DropTarget } from '../import/drop-target';
import { FilePickers } from '../import/file-pickers';
import { ImportPanel } from '../import/import-panel';
import { KeyHint } from '../keyboard/key-hint';
import { Notices } from '../notices/notices';
import { Palette } from '../palette/palette';
import { TabBar } from '../tabs/tab-bar';
import { TimesPage } from '../times/times-page';
import { EmptyDesk } from '../welcome/empty-desk';
import { ArticlesPane } from './articles-pane';
import { Dialogs } from './dialogs';
import { Panes } from './panes';
import { ReadingPane } from './reading-pane';
import { useArticleList, useServices } from './services';
import { BackProvider } from './shown-panes';
import { SidebarPane } from './sidebar-pane';
import { TrashListPane, TrashReadingPane } from './trash-panes';
import { useAfterRender } from './use-after-render';
import { useDroppedRows } from './use-dropped-rows';
import { useListedArticles } from './use-listed-articles';
import { useWorkspaceCommands } from './use-workspace-commands';
import { useWorkspaceState, WorkspaceProvider } from './workspace-state';

/** The whole workspace: the three panes, and the dialogs and notices above them. */
export function Workspace() {
  const workspace = useWorkspaceState();
  const { history } = useServices();
  const {
    trash,
    trashPlace,
    changes,
    sidebar,
    panes,
    dialogs,
    navigation,
    imports,
    transfer,
    fill,
  } = workspace;
  const { allHighlightsPage } = workspace;
  const { articles, counts } = useArticleList();
  const listed = useListedArticles(workspace.shown, workspace.ofCollection.listed);
  const { run, firstKey } = useWorkspaceCommands(workspace);
  const afterRender = useAfterRender();
  usePastedAddresses(dialogs.openAddress);
  const onRows = useDroppedRows(changes.moveToTrash);

  // The reader shows an article when it is selected alone.
  const isAlone = workspace.shown.selection.ids.size === 1;
  const showLeftOut = () => {
    dialogs.close();
    workspace.reader.current?.showLeftOut();
  };

  const { listHandle } = workspace;
  useEffect(() => listHandle.current?.focus(), [listHandle]);

  // Deferred, so that the first articles render in several short tasks.
  const isEmpty = useDeferredValue(fill === 'empty');
  const emptyDesk = (
    <EmptyDesk
      onImportFiles={imports.pickFiles}
      onImportFolder={imports.pickFolder}
      onAddAddress={() => dialogs.openAddress()}
      onFiles={imports.add}
    />
  );
  const filled = isEmpty
    ? { list: null, reader: emptyDesk }
    : { list: <ArticlesPane key={workspace.tabs.shownKey} />, reader: <ReadingPane /> };
  const page = allHighlightsPage.place.isOpen ? <HighlightsPage /> : <TimesPage />;
  const isPage = allHighlightsPage.place.isOpen || workspace.times.isOpen;
  const pages = isPage ? { list: null, reader: page } : filled;
  const content = trashPlace.isOpen
    ? { list: <TrashListPane />, reader: <TrashReadingPane /> }
    : pages;

  return (
    <WorkspaceProvider value={workspace}>
      <div className="workspace">
        <Notices
          transfer={transfer}
          onFindings={dialogs.openFindings}
          onReleaseNotes={() => dialogs.open('release-notes')}
        />
        <TabBar tabs={workspace.tabs} />
        <BackProvider value={{ shows: panes.shows, onBack: navigation.focusList }}>
          <Panes
            shows={panes.shows}
            isTable={workspace.look.density === 'columns'}
            sidebar={sidebar.isOpen ? <SidebarPane /> : null}
            onHideSidebar={sidebar.closeDrawer}
            {...content}
          />
        </BackProvider>
        <UndoToast
          history={changes}
          restoring={changes.restoring + trash.restoring}
          onUsed={navigation.focusList}
        />
        {imports.isShown && (
          <ImportPanel
            showsReport={imports.showsReport}
            onReport={imports.setShowsReport}
            onClose={imports.hide}
            onOpenArticle={navigation.showArticle}
          />
        )}
        <Dialogs
          dialog={dialogs.current}
          articles={articles}
          tagCounts={counts.tags}
          collections={workspace.collections}
          savedSearches={workspace.savedSearches.all}
          listed={listed}
          transfer={transfer}
          onDelete={changes.moveToTrash}
          onDeletePermanently={(names) => {
            history.forgetDeletions();
            trash.remove(names);
            navigation.focusList();
          }}
          onAddAddresses={imports.addAddresses}
          onFindings={dialogs.openFindings}
          onOpenArticle={navigation.showArticle}
          onDialog={dialogs.open}
          onLeftOut={isAlone ? showLeftOut : null}
          onClose={dialogs.close}
        />
        {imports.styles.length > 0 && (
          <StyleOffer files={imports.styles} onClose={imports.forgetStyles} />
        )}
        <FilePickers ref={imports.pickers} onFiles={imports.add} />
        {dialogs.palette !== null && (
          <Palette
            text={dialogs.palette}
            run={run}
            onChoose={(act) => {
              dialogs.closePalette();
              afterRender(act);
            }}
            onClose={dialogs.closePalette}
          />
        )}
        {firstKey !== null && <KeyHint first={firstKey} />}
        <DropTarget
          onFiles={(inputs, place) =>
            imports.add(inputs, (ids) => place !== null && onRows(place, ids))
          }
          onAddresses={dialogs.openAddress}
          onPackages={dialogs.openPackages}
        />
      </div>
    </WorkspaceProvider>
  );
}
