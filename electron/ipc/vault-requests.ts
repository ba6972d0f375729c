/** Requests about the files of the library's folder. */
import {
  bytes,
  counts,
  extension,
  index,
  indexOrNull,
  part,
  sha256,
  storedKind,
  sweepOrder,
  text,
  textOrNull,
  texts,
  vaultRecord,
} from './argument-values.js';
import type {
  ArticleFiles,
  ArticleFolder,
  StoredFile,
  SweepAnswer,
  TrashedArticle,
  Unreadable,
  VaultWrite,
} from './contract.js';
import { everyone, request } from './request.js';

export const vaultRequests = {
  /**
   * Keeps bytes under their hash; does nothing when they are there.
   * Arguments: `kind`, `sha256`, `extension`, `bytes`.
   */
  stage: request<VaultWrite>()(['importer'], [storedKind, sha256, extension, bytes]),
  /**
   * As `stage`, for a file that is not in memory: its parts follow in order, and `finishStaging` or
   * `abandonStaging` ends it. The answer names it.
   * Arguments: `kind`, `sha256`, `extension`.
   */
  beginStaging: request<string>()(['importer'], [storedKind, sha256, extension]),
  /**
   * As `stage`, for a granted file. One that does not have this hash leaves nothing behind.
   * Arguments: `kind`, `sha256`, `extension`, `grant`, `index`.
   */
  stageGranted: request<VaultWrite>()(['importer'], [storedKind, sha256, extension, text, index]),
  /**
   * Resolves when the part is taken; false when the rest is not needed. At most 16 MiB.
   * Arguments: `staging`, `bytes`.
   */
  stagePart: request<boolean>()(['importer'], [text, part]),
  /**
   * Resolves when the file is kept. Parts that do not have its hash leave nothing behind.
   * Arguments: `staging`.
   */
  finishStaging: request<VaultWrite>()(['importer'], [text]),
  /** Arguments: `staging`. */
  abandonStaging: request<void>()(['importer'], [text]),
  /** Arguments: `kind`, `sha256`. */
  readStored: request<Uint8Array<ArrayBuffer> | null>()(everyone, [storedKind, sha256]),
  /**
   * `length` bytes of a kept file, at most 16 MiB, fewer at its end, and its size; null as above.
   * Arguments: `kind`, `sha256`, `from`, `length`.
   */
  readStoredPart: request<{ bytes: Uint8Array<ArrayBuffer>; size: number } | null>()(
    ['importer'],
    [storedKind, sha256, index, index],
  ),
  /** Arguments: `kind`, `sha256`. */
  verifyStored: request<'ok' | 'missing' | 'damaged'>()(['importer'], [storedKind, sha256]),
  /** Arguments: `kind`. */
  listStored: request<StoredFile[]>()(['importer'], [storedKind]),
  /** From now on what is staged is noted, and stays. Called while nothing staged waits for its row. */
  beginSweep: request<void>()(['importer'], []),
  /**
   * Deletes originals and images that nothing refers to.
   * Arguments: `order`.
   */
  sweepStored: request<SweepAnswer>()(['importer'], [sweepOrder]),
  /**
   * `html` null leaves article.html as it is; article.json is written last.
   * Arguments: `folder`, `html`, `json`.
   */
  writeArticle: request<VaultWrite>()(['importer'], [text, textOrNull, text]),
  /**
   * Whatever is wrong with the article is in the answer; rejects only when the library is gone.
   * Arguments: `folder`.
   */
  readArticle: request<ArticleFiles>()(['importer'], [text]),
  listArticles: request<ArticleFolder[]>()(['importer'], []),
  /**
   * Links and files where the library has its folders (what lies behind them is not listed), and
   * records' files that were set aside.
   */
  unreadablePlaces: request<Unreadable[]>()(['importer'], []),
  /**
   * Articles' folders in whose names one of these stands: `-` and ten letters or digits.
   * Arguments: `parts`.
   */
  foldersNamed: request<string[]>()(['importer'], [texts]),
  /** Arguments: `folder`. */
  trashArticle: request<VaultWrite>()(['importer'], [text]),
  /** Arguments: `name`. */
  restoreArticle: request<VaultWrite>()(['importer'], [text]),
  listTrash: request<TrashedArticle[]>()(everyone, []),
  /**
   * Deletes one for good.
   * Arguments: `name`.
   */
  deleteTrashed: request<VaultWrite>()(['importer'], [text]),
  /**
   * Deletes for good what has been in the trash for `days`, null for all; answers how many.
   * Arguments: `days`.
   */
  emptyTrash: request<number>()(['importer'], [indexOrNull]),
  /**
   * Null when there is none.
   * Arguments: `name`.
   */
  readRecord: request<string | null | Unreadable>()(['importer'], [vaultRecord]),
  /** Arguments: `name`, `json`. */
  writeRecord: request<VaultWrite>()(['importer'], [vaultRecord, text]),
  /**
   * Renames a record's file that cannot be read, so that a new one can be written.
   * Arguments: `name`.
   */
  setRecordAside: request<VaultWrite>()(['importer'], [vaultRecord]),
  /**
   * Writes into the log how many findings of each kind there are.
   * Arguments: `counts`.
   */
  reportFindings: request<void>()(['importer'], [counts]),
};
