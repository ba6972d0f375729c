/** Requests about the files of the library folder. */
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
  textsOrNull,
  vaultRecord,
} from './argument-values.js';
import { everyone, request } from './request.js';
import type {
  ArticleFiles,
  ArticleFolder,
  ArticleWrite,
  ConflictCopy,
  StoredFile,
  SweepAnswer,
  TrashedArticle,
  Unreadable,
  VaultWrite,
} from './vault-files.js';

export const vaultRequests = {
  /**
   * Stores bytes under their hash; does nothing when the file exists. Arguments: `kind`, `sha256`,
   * `extension`, `bytes`.
   */
  stage: request<VaultWrite>()(['importer'], [storedKind, sha256, extension, bytes]),
  /**
   * As `stage`, for a file that is not in memory: its parts follow in order, then `finishStaging` or
   * `abandonStaging`. Resolves to the name of this staging. Arguments: `kind`, `sha256`, `extension`.
   */
  beginStaging: request<string>()(['importer'], [storedKind, sha256, extension]),
  /**
   * As `stage`, for the bytes that `readGranted` has answered with; null when main has them no longer.
   * Arguments: `kind`, `sha256`, `extension`, `grant`, `index`.
   */
  stageRead: request<VaultWrite | null>()(
    ['importer'],
    [storedKind, sha256, extension, text, index],
  ),
  /**
   * As `stage`, for a granted file. Stores nothing when the file has another hash. Arguments: `kind`,
   * `sha256`, `extension`, `grant`, `index`.
   */
  stageGranted: request<VaultWrite>()(['importer'], [storedKind, sha256, extension, text, index]),
  /**
   * Resolves when the part is written; false when the rest is not needed. A part has 16 MiB at most.
   * Arguments: `staging`, `bytes`.
   */
  stagePart: request<boolean>()(['importer'], [text, part]),
  /**
   * Resolves when the file is stored. Stores nothing when the parts have another hash. Arguments:
   * `staging`.
   */
  finishStaging: request<VaultWrite>()(['importer'], [text]),
  /** Arguments: `staging`. */
  abandonStaging: request<void>()(['importer'], [text]),
  /** Arguments: `kind`, `sha256`. */
  readStored: request<Uint8Array<ArrayBuffer> | null>()(everyone, [storedKind, sha256]),
  /**
   * Reads `length` bytes of a stored file, 16 MiB at most, fewer at its end, together with its size.
   * Null when the file is missing. Arguments: `kind`, `sha256`, `from`, `length`.
   */
  readStoredPart: request<{ bytes: Uint8Array<ArrayBuffer>; size: number } | null>()(
    ['importer'],
    [storedKind, sha256, index, index],
  ),
  /** Arguments: `kind`, `sha256`. */
  verifyStored: request<'ok' | 'missing' | 'damaged'>()(['importer'], [storedKind, sha256]),
  /** Reads an original and compares its hash; with its size in bytes. Arguments: `sha256`. */
  checkOriginal: request<{ state: 'ok' | 'missing' | 'damaged'; size: number }>()(
    ['page'],
    [sha256],
  ),
  /** Shows an original in the file manager; false when it is missing. Arguments: `sha256`. */
  showOriginal: request<boolean>()(['page'], [sha256]),
  /** Arguments: `kind`. */
  listStored: request<StoredFile[]>()(['importer'], [storedKind]),
  /**
   * From now on every staged file is noted and kept. Called when every staged file has its row in the
   * database.
   */
  beginSweep: request<void>()(['importer'], []),
  /** Deletes originals and images that nothing refers to. Arguments: `order`. */
  sweepStored: request<SweepAnswer>()(['importer'], [sweepOrder]),
  /**
   * Writes an article's files, article.json last. With `html` null article.html is left as it is. With
   * `known`, the checksum of article.json as it was last written, another article.json is left alone.
   * Arguments: `folder`, `html`, `json`, `known`.
   */
  writeArticle: request<ArticleWrite>()(['importer'], [text, textOrNull, text, textOrNull]),
  /**
   * Reads an article's files. The answer holds whatever is wrong with them; rejects only when the
   * library folder is missing. Arguments: `folder`.
   */
  readArticle: request<ArticleFiles>()(['importer'], [text]),
  listArticles: request<ArticleFolder[]>()(['importer'], []),
  /**
   * Links and files in the place of the library's folders (nothing behind them is listed), and records
   * that were set aside.
   */
  unreadablePlaces: request<Unreadable[]>()(['importer'], []),
  /**
   * Articles' folders whose names contain one of these parts: `-` and ten letters or digits. Arguments:
   * `parts`.
   */
  foldersNamed: request<string[]>()(['importer'], [texts]),
  /** Arguments: `folder`, `trashedAt`: when it was deleted, null for now. */
  trashArticle: request<VaultWrite>()(['importer'], [text, indexOrNull]),
  /** Arguments: `name`. */
  restoreArticle: request<VaultWrite>()(['importer'], [text]),
  listTrash: request<TrashedArticle[]>()(everyone, []),
  /** An article in the trash; rejects only when the library folder is missing. Arguments: `name`. */
  readTrashed: request<Pick<ArticleFiles, 'html' | 'json'>>()(['page'], [text]),
  /** Permanently deletes one. Arguments: `name`. */
  deleteTrashed: request<VaultWrite>()(['importer'], [text]),
  /**
   * Permanently deletes what has been in the trash for `days`; null deletes everything. Resolves to the
   * number of deleted articles. Arguments: `days`.
   */
  emptyTrash: request<number>()(['importer'], [indexOrNull]),
  /** Null when there is no such record. Arguments: `name`. */
  readRecord: request<string | null | Unreadable>()(['importer'], [vaultRecord]),
  /** Arguments: `name`, `json`. */
  writeRecord: request<VaultWrite>()(['importer'], [vaultRecord, text]),
  /** Renames a record that cannot be read, so that a new one can be written. Arguments: `name`. */
  setRecordAside: request<VaultWrite>()(['importer'], [vaultRecord]),
  /**
   * The copies that sync programs have made of the library's files. Arguments: `folders`: the places to look
   * at, null for all.
   */
  listConflictCopies: request<ConflictCopy[]>()(['importer'], [textsOrNull]),
  /** Null when it is gone. Arguments: `place`. */
  readConflictCopy: request<string | null | Unreadable>()(['importer'], [text]),
  /**
   * Deletes a copy whose content is in the library. Another file, or one with another checksum, stays.
   * Arguments: `place`, `sha256`.
   */
  removeConflictCopy: request<VaultWrite>()(['importer'], [text, sha256]),
  /** Logs how many findings of each kind there are. Arguments: `counts`. */
  reportFindings: request<void>()(['importer'], [counts]),
  /** Logs how many articles of pages that two machines imported have become one. Arguments: `count`. */
  reportJoined: request<void>()(['importer'], [index]),
};
