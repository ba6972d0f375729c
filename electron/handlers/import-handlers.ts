import { askForFolder } from '../dialogs.js';
import {
  hashGranted,
  pageOwner,
  readGranted,
  readGrantedPart,
  releaseGrant,
} from '../granted-files.js';
import type { ImportWindows } from '../import-windows.js';
import type { importRequests } from '../ipc/import-requests.js';
import type { Handlers } from '../ipc/serve.js';
import { saveReport } from '../report-file.js';
import type { RiskyReads } from '../risky-reads.js';
import type { WatchedFolders } from '../watch/watched-folders.js';
import { roleOf } from '../window.js';

/** Requests of imports: the import windows, granted files, watched folders, reports. */
export function importHandlers(
  importWindows: ImportWindows,
  riskyReads: RiskyReads,
  watched: () => Promise<WatchedFolders>,
): Pick<Handlers, keyof typeof importRequests> {
  return {
    mostImporters: () => importWindows.most,
    startImporter: (_caller, number) => importWindows.start(number),
    restImporter: (caller) => importWindows.rest(caller),
    pong: (caller) => importWindows.pong(caller),
    beginRead: (caller, key, item) => riskyReads.begin(key, item, importWindows.numberOf(caller)),
    endRead: (caller, key) => riskyReads.end(key, importWindows.numberOf(caller)),
    forgetRead: (_caller, key) => riskyReads.forget(key),
    releaseGrant: (caller, grant) => {
      const isPage = roleOf(caller) === 'page';
      releaseGrant(grant, (owner) =>
        isPage ? owner === pageOwner(caller) : typeof owner === 'number',
      );
    },
    readGranted: (_caller, grant, index, largest) => readGranted(grant, index, largest),
    readGrantedPart: (_caller, ...part) => readGrantedPart(...part),
    hashGranted: (_caller, grant, index) => hashGranted(grant, index),
    watchedFolders: async () => (await watched()).folders(),
    watchFolder: async () => {
      const path = await askForFolder();
      return path === null ? null : (await watched()).add(path);
    },
    pauseWatched: async (_caller, ...args) => (await watched()).pause(...args),
    forgetWatched: async (_caller, id) => (await watched()).remove(id),
    takenIn: async (_caller, ticket, again, later) =>
      (await watched()).takenIn(ticket, { again, later }),
    saveReport: (_caller, csv) => saveReport(csv),
  };
}
