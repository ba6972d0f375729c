import { shell, type WebContents } from 'electron';
import { piecesOfGranted, takeRead } from '../granted-files.js';
import type { Handlers } from '../ipc/serve.js';
import type { vaultRequests } from '../ipc/vault-requests.js';
import type { Log } from '../log.js';
import type { StagedFiles } from '../staged-files.js';
import type { Vault } from '../vault/vault.js';

/** Requests about the files of the library folder. */
export function vaultHandlers(
  vault: Vault,
  stagedFiles: StagedFiles,
  numberOf: (importer: WebContents) => number,
  log: Log,
): Pick<Handlers, keyof typeof vaultRequests> {
  return {
    stage: (_caller, ...args) => vault.stage(...args),
    stageRead: async (_caller, kind, sha256, extension, grant, index) => {
      const bytes = takeRead(grant, index);
      return bytes && vault.stage(kind, sha256, extension, bytes);
    },
    stageGranted: (_caller, kind, sha256, extension, grant, index) =>
      vault.stageInPieces(kind, sha256, extension, piecesOfGranted(grant, index)),
    beginStaging: (caller, ...args) => stagedFiles.begin(...args, numberOf(caller)),
    stagePart: (_caller, ...args) => stagedFiles.add(...args),
    finishStaging: (_caller, staging) => stagedFiles.finish(staging),
    abandonStaging: (_caller, staging) => stagedFiles.abandon(staging),
    readStored: (_caller, ...args) => vault.readStored(...args),
    readStoredPart: (_caller, ...args) => vault.readStoredPart(...args),
    verifyStored: (_caller, ...args) => vault.verifyStored(...args),
    checkOriginal: async (_caller, sha256) => ({
      state: await vault.verifyStored('originals', sha256),
      size: (await vault.findStored('originals', sha256))?.size ?? 0,
    }),
    showOriginal: async (_caller, sha256) => {
      const found = await vault.findStored('originals', sha256);
      if (found) shell.showItemInFolder(found.path);
      return found !== null;
    },
    listStored: (_caller, kind) => vault.listStored(kind),
    beginSweep: () => vault.beginSweep(),
    sweepStored: (_caller, order) => vault.sweepStored(order),
    writeArticle: (_caller, ...args) => vault.writeArticle(...args),
    readArticle: (_caller, folder) => vault.readArticle(folder),
    listArticles: () => vault.listArticles(),
    unreadablePlaces: () => vault.unreadablePlaces(),
    foldersNamed: (_caller, parts) => vault.foldersNamed(parts),
    trashArticle: (_caller, ...args) => vault.trashArticle(...args),
    restoreArticle: (_caller, name) => vault.restoreArticle(name),
    listTrash: () => vault.listTrash(),
    readTrashed: (_caller, name) => vault.readTrashed(name),
    deleteTrashed: (_caller, name) => vault.deleteTrashed(name),
    emptyTrash: (_caller, days) => vault.emptyTrash(days),
    readRecord: (_caller, name) => vault.readRecord(name),
    writeRecord: (_caller, ...args) => vault.writeRecord(...args),
    setRecordAside: (_caller, name) => vault.setRecordAside(name),
    listConflictCopies: (_caller, folders) => vault.listConflictCopies(folders),
    readConflictCopy: (_caller, place) => vault.readConflictCopy(place),
    removeConflictCopy: (_caller, ...args) => vault.removeConflictCopy(...args),
    reportFindings: (_caller, counts) => {
      const texts = Object.entries(counts).map(([kind, count]) => `${kind}: ${count}`);
      log.info('findings', texts.join(', ') || 'none');
    },
    reportJoined: (_caller, count) => log.info('doubles.joined', String(count)),
  };
}
