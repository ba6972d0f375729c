import { createRoot } from 'react-dom/client';
import { languageOf } from '../electron/ipc/languages';
import type { CarrelBridge } from '../electron/ipc/requests';
import { readPreferences } from './library/actions/preferences';
import { closableBridge } from './library/closable-bridge';
import { openCopyList } from './library/copies/copy-list';
import { openDownloadKeeper } from './library/feeds/download-keeper';
import { openFeedKeeper } from './library/feeds/feed-keeper';
import { openHighlightList } from './library/highlights/highlight-list';
import { placeInWorker } from './library/highlights/place-in-worker';
import { History } from './library/history/history';
import { connectWindows } from './library/history/other-windows';
import { createImportQueue } from './library/import/import-queue';
import type { Library } from './library/library';
import { openArticleList } from './library/list/article-list';
import { whenLoaded } from './library/list/when-loaded';
import { reportFailure, reportFailures } from './library/report-failures';
import { turnOfWindows } from './library/turn';
import { connectSearch } from './search/client/client';
import { changesEnded } from './storage/article-changes';
import { CarrelDatabase } from './storage/database';
import { NewerDatabase, openDatabase } from './storage/open-database';
import { watchConnection } from './storage/watch-connection';
import { App } from './ui/app/app';
import { adoptPlace, readLeftPlace } from './ui/app/left-place';
import { PageFailure } from './ui/app/page-failure';
import { readLayout, sortFor } from './ui/app/window-layout';
import { LanguageProvider } from './ui/i18n/language-context';
import { loadCatalogue } from './ui/i18n/load-catalogue';
import { preloadFonts } from './ui/style/preload-fonts';
import { forgetTabs } from './ui/tabs/tabs';
import { connectVault } from './vault/client';
import './ui/style/tokens.css';
import './ui/style/themes.css';
import './ui/style/base.css';
import './ui/style/controls.css';
import './ui/style/forced-colours.css';

reportFailures(window.carrel);
const root = createRoot(document.getElementById('root')!, {
  onCaughtError: (error, { componentStack }) => {
    console.error(error, componentStack);
    reportFailure(window.carrel, 'shown-error', error);
  },
});

/** The page's composition root. */
async function start(): Promise<void> {
  const { carrel: bridge, finishRequests } = closableBridge(window.carrel);
  const database = new CarrelDatabase();
  void bridge.request('startStep', 'script');
  let isOpen = false;
  const late = setTimeout(() => void showOpening(bridge, () => isOpen), openingShownAfterMs);
  try {
    await openDatabase(database, () => bridge.request('setDatabaseAside'));
  } finally {
    isOpen = true;
    clearTimeout(late);
  }
  watchConnection(database, () => void bridge.request('renewWindow'));
  void bridge.request('startStep', 'database');
  const library: Library = { database, search: connectSearch(), vault: connectVault(bridge) };
  const list = openArticleList(library);
  // Its number, and so its key, was another window's before.
  if (adoptPlace()) forgetTabs();
  const { filter } = readLeftPlace();
  list.show({ filter, sort: sortFor(filter), group: readLayout().group });
  const copies = openCopyList(library);
  const highlights = openHighlightList(library, placeInWorker);
  const queue = createImportQueue(bridge);
  const feeds = openFeedKeeper(library, bridge, turnOfWindows('carrel-feeds'));
  const downloads = openDownloadKeeper(library, bridge);
  const history = new History(library, connectWindows());
  const [info, preferences] = await Promise.all([
    bridge.request('appInfo'),
    readPreferences(library),
  ]);
  await loadCatalogue(preferences.language ?? info.language);
  bridge.on('closing', () => {
    feeds.close();
    void close(library, finishRequests);
  });
  root.render(
    <App
      services={{
        ...{ library, list, copies, highlights, history, queue, feeds, downloads },
        ...{ bridge, info },
      }}
      preferences={preferences}
    />,
  );
  await whenLoaded(list, folderAskedAfterMs);
  // Starts the comparison of the folder with the database, whose window would hold up the first rows.
  void library.vault.ask({ kind: 'state' });
  preloadFonts(list.snapshot().counts.langs.keys());
}

/** Saves the reading position and the index before the main process closes the window. */
async function close(library: Library, finishRequests: () => Promise<void>): Promise<void> {
  // The reader saves its position when it unmounts; a later read waits for that write.
  root.unmount();
  await changesEnded(library.database);
  await library.database.articles.count();
  await Promise.allSettled([library.vault.ask({ kind: 'saved' }), library.search.save()]);
  await finishRequests();
  await window.carrel.request('readyToClose');
}

/** At most, for a list that does not load: the comparison may mend its database. */
const folderAskedAfterMs = 1_000;

/** Delay of the notice that the library is being opened, for an upgrade or a busy computer. */
const openingShownAfterMs = 2_000;

async function showOpening(bridge: CarrelBridge, isOpen: () => boolean): Promise<void> {
  const text = (await loadCatalogue(languageOf(null, navigator.languages))).errors.opening;
  if (isOpen()) return;
  root.render(
    <main className="page-failure" role="status">
      <p className="quiet">{text}</p>
    </main>,
  );
  void bridge.request('startStep', 'shown');
}

/** Shows the error page when the database could not be opened. */
async function showFailure(error: unknown): Promise<void> {
  console.error(error);
  reportFailure(window.carrel, 'shown-error', error);
  void window.carrel.request('startStep', 'shown');
  const language = languageOf(null, navigator.languages);
  const { newer, library } = (await loadCatalogue(language)).errors;
  root.render(
    <LanguageProvider language={language}>
      <PageFailure
        {...(error instanceof NewerDatabase ? newer : { title: library })}
        onRetry={() => location.reload()}
      />
    </LanguageProvider>,
  );
}

start().catch(showFailure);
