// The composition root of the first import window: a hidden process with Chromium's DOM. It imports
// files and writes the library folder.
import type { Sanitizer } from './core/sanitize/sanitize';
import { closableBridge } from './library/closable-bridge';
import { followCopies } from './library/copies/follow-copies';
import { followFolderPage } from './library/folder-page/follow-page';
import { followNotes } from './library/highlights/follow-notes';
import { followWords } from './library/highlights/words-follower';
import { serveOtherWindows } from './library/import/first-window';
import { receiveImports } from './library/import/import-channel';
import { followImportRules } from './library/import/import-rules';
import { openRiskyRead, readKey } from './library/import/risky-reads';
import { createSiteFamilies } from './library/import/site-families';
import { reportFailures } from './library/report-failures';
import { connectSearch } from './search/client/client';
import { CarrelDatabase } from './storage/database';
import { openDatabase } from './storage/open-database';
import { createStoreQueue } from './storage/store-queue';
import { watchConnection } from './storage/watch-connection';
import { libraryFiles } from './vault/library-files';
import { serveVault } from './vault/service';
import { stageContent } from './vault/stage-content';
import { otherWindows, Staging } from './vault/staging';

reportFailures(window.carrel);
const { carrel, finishRequests } = closableBridge(window.carrel);
const database = new CarrelDatabase();
const opened = openDatabase(database, () => carrel.request('setDatabaseAside'));
watchConnection(database, () => void window.carrel.request('renewWindow'));
// Most windows neither import nor read the library's folder: the parsers are loaded when they are needed.
let sanitizer: Promise<Sanitizer> | null = null;
const loadSanitizer = async () => {
  const { createSanitizer } = await import('./core/sanitize/sanitize');
  return createSanitizer(window);
};
const files = libraryFiles(carrel);
/** Sanitizes HTML; null when this HTML has crashed an earlier process. */
async function clean(html: string) {
  const reading = openRiskyRead(carrel, await readKey(html));
  if ((await reading.next()) !== null) return null;
  try {
    sanitizer ??= loadSanitizer();
    return (await sanitizer)(html, null);
  } finally {
    await reading.end();
  }
}
const parse = async (html: string) => (await import('./core/markup/parse-markup')).parseHtml(html);
const allowAgain = async (html: string) => carrel.request('forgetRead', await readKey(html));
const staging = new Staging(otherWindows);
const rules = followImportRules({ database, search: connectSearch() });
const { settled } = rules;
const vault = serveVault(
  ...([database, opened, files, clean, allowAgain, carrel, staging, settled] as const),
);
// Starts after the first accesses of the database, which may replace a damaged one.
void vault.compared().then(() => followCopies(database));
void vault.compared().then(() => followNotes(database, carrel));
void vault.compared().then(() => followFolderPage(database, carrel, vault));
void vault.compared().then(() => followWords(database, parse));
const { verifyStored } = files;
const store = createStoreQueue(database);
const target = { database, stage: stageContent(carrel), store, verifyStored, ...vault };
const families = createSiteFamilies(database);
// Most windows import nothing: what reads files is loaded when the first one comes.
receiveImports(0, async (channel) => {
  const { openImportService } = await import('./library/import/open-import-service');
  const room = { target, carrel, families, enter: () => staging.enter(), imported: rules.imported };
  return openImportService(room, channel);
});
serveOtherWindows(vault, families, rules);

carrel.on('closing', () => void finishRequests().then(() => window.carrel.request('readyToClose')));
carrel.on('ping', () => void carrel.request('pong'));
// The first pong tells the main process that this window now receives messages.
void carrel.request('pong');
