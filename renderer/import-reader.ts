// The composition root of the further import windows, which are open only while there is work for them. They
// read and store files; the first one (import-window.ts) writes the library folder.
import { closableBridge } from './library/closable-bridge';
import { connectFirstWindow } from './library/import/first-window';
import { type ImportMessage, importChannelName } from './library/import/import-messages';
import { openImportService } from './library/import/open-import-service';
import { reportFailures } from './library/report-failures';
import { CarrelDatabase } from './storage/database';
import { createStoreQueue } from './storage/store-queue';
import { watchConnection } from './storage/watch-connection';
import { libraryFiles } from './vault/library-files';
import { stageContent } from './vault/stage-content';
import { holdStaging } from './vault/staging';

reportFailures(window.carrel);
const { carrel, finishRequests } = closableBridge(window.carrel);
const database = new CarrelDatabase();
watchConnection(database, () => void window.carrel.request('renewWindow'));
const first = connectFirstWindow(carrel);
/** As it was at the newest order: the first window is asked once for each. */
let isCompared = false;
const { verifyStored } = libraryFiles(carrel);
const target = {
  ...{ database, stage: stageContent(carrel), store: createStoreQueue(database), verifyStored },
  compared: async () => isCompared,
  saved: first.saved,
};
const room = {
  ...{ target, carrel, families: first, imported: first.imported },
  async enter() {
    // The database is not opened before the first window has it open, which may replace it.
    isCompared = await first.compared();
    return holdStaging();
  },
  onIdle: () => void carrel.request('restImporter'),
};
const channel = new BroadcastChannel(importChannelName(Number(location.search.slice(1))));
const take = openImportService(room, channel);
channel.onmessage = ({ data }: MessageEvent<ImportMessage>) => take(data);

carrel.on('closing', () => void finishRequests().then(() => window.carrel.request('readyToClose')));
carrel.on('ping', () => void carrel.request('pong'));
// The first pong tells the main process that this window now receives messages.
void carrel.request('pong');
