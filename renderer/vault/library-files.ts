import type { SweepOrder } from '../../electron/ipc/argument-values';
import type { MachineListing, OwnMachine } from '../../electron/ipc/machine-files';
import type { CarrelBridge } from '../../electron/ipc/requests';
import type {
  ArticleFiles,
  ArticleFolder,
  ArticleWrite,
  ConflictCopy,
  StoredFile,
  StoredKind,
  SweepAnswer,
  TrashedArticle,
  Unreadable,
  VaultRecord,
  VaultWrite,
} from '../../electron/ipc/vault-files';
import type { Sha256 } from '../core/article/article';

/** The file operations of the library folder: requests to the main process, or a map in tests. */
export interface LibraryFiles {
  stage(
    kind: StoredKind,
    sha256: string,
    extension: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<VaultWrite>;
  /** `known` is the checksum of article.json as it was last written; null to write over any. */
  writeArticle(
    folder: string,
    html: string | null,
    json: string,
    known: Sha256 | null,
  ): Promise<ArticleWrite>;
  readArticle(folder: string): Promise<ArticleFiles>;
  listArticles(): Promise<ArticleFolder[]>;
  unreadablePlaces(): Promise<Unreadable[]>;
  /** Article folders whose name contains one of `parts`, each `-` and ten letters or digits. */
  foldersNamed(parts: string[]): Promise<string[]>;
  /** @param trashedAt when it was deleted, in milliseconds since 1970; null for now */
  trashArticle(folder: string, trashedAt: number | null): Promise<VaultWrite>;
  restoreArticle(name: string): Promise<VaultWrite>;
  listTrash(): Promise<TrashedArticle[]>;
  verifyStored(kind: StoredKind, sha256: string): Promise<'ok' | 'missing' | 'damaged'>;
  listStored(kind: StoredKind): Promise<StoredFile[]>;
  beginSweep(): Promise<void>;
  sweepStored(order: SweepOrder): Promise<SweepAnswer>;
  deleteTrashed(name: string): Promise<VaultWrite>;
  emptyTrash(days: number | null): Promise<number>;
  readRecord(name: VaultRecord): Promise<string | null | Unreadable>;
  writeRecord(name: VaultRecord, json: string): Promise<VaultWrite>;
  setRecordAside(name: VaultRecord): Promise<VaultWrite>;
  /** The machine that this profile is. */
  ownMachine(): Promise<OwnMachine>;
  listMachines(): Promise<MachineListing>;
  readMachineFile(machine: string, name: string): Promise<string | null | Unreadable>;
  /** Writes a file of the own machine. */
  writeMachineFile(name: string, content: string): Promise<VaultWrite>;
  deleteMachineFiles(names: string[]): Promise<VaultWrite>;
  /** @param folders the places to look at; null for all */
  listConflictCopies(folders: string[] | null): Promise<ConflictCopy[]>;
  /** Null when it is gone. */
  readConflictCopy(place: string): Promise<string | null | Unreadable>;
  /** Deletes the copy if it has these bytes still. */
  removeConflictCopy(place: string, sha256: Sha256): Promise<VaultWrite>;
}

export function libraryFiles(carrel: CarrelBridge): LibraryFiles {
  return {
    stage: (...args) => carrel.request('stage', ...args),
    writeArticle: (...args) => carrel.request('writeArticle', ...args),
    readArticle: (folder) => carrel.request('readArticle', folder),
    listArticles: () => carrel.request('listArticles'),
    unreadablePlaces: () => carrel.request('unreadablePlaces'),
    foldersNamed: (parts) => carrel.request('foldersNamed', parts),
    trashArticle: (...args) => carrel.request('trashArticle', ...args),
    restoreArticle: (name) => carrel.request('restoreArticle', name),
    listTrash: () => carrel.request('listTrash'),
    verifyStored: (...args) => carrel.request('verifyStored', ...args),
    listStored: (kind) => carrel.request('listStored', kind),
    beginSweep: () => carrel.request('beginSweep'),
    sweepStored: (order) => carrel.request('sweepStored', order),
    deleteTrashed: (name) => carrel.request('deleteTrashed', name),
    emptyTrash: (days) => carrel.request('emptyTrash', days),
    readRecord: (name) => carrel.request('readRecord', name),
    writeRecord: (...args) => carrel.request('writeRecord', ...args),
    setRecordAside: (name) => carrel.request('setRecordAside', name),
    ownMachine: () => carrel.request('ownMachine'),
    listMachines: () => carrel.request('listMachines'),
    readMachineFile: (...args) => carrel.request('readMachineFile', ...args),
    writeMachineFile: (...args) => carrel.request('writeMachineFile', ...args),
    deleteMachineFiles: (names) => carrel.request('deleteMachineFiles', names),
    listConflictCopies: (folders) => carrel.request('listConflictCopies', folders),
    readConflictCopy: (place) => carrel.request('readConflictCopy', place),
    removeConflictCopy: (...args) => carrel.request('removeConflictCopy', ...args),
  };
}
