/** Requests of exports and restores. */
import { highlightsFormat, sha256, storedKind, text, vaultRecord } from './argument-values.js';
import type {
  ArticleFiles,
  ArticleFolder,
  ExportAnswer,
  OpenedBundle,
  Unreadable,
  VaultWrite,
} from './contract.js';
import { request } from './request.js';

export const transferRequests = {
  /** Names a target by a dialog; null when it was cancelled. */
  chooseExport: request<string | null>()(['page'], []),
  chooseBundle: request<OpenedBundle | null>()(['page'], []),
  /**
   * Asks where to save highlights and writes them; null when the dialog was cancelled. Arguments:
   * `format`, `content`.
   */
  saveHighlights: request<VaultWrite | null>()(['page'], [highlightsFormat, text]),
  /**
   * Starts writing. Files are then added one by one, and `finishExport` resolves when all are written.
   * Arguments: `target`.
   */
  beginExport: request<void>()(['importer'], [text]),
  /** Arguments: `target`, `path`, `content`. */
  addToExport: request<void>()(['importer'], [text, text, text]),
  /** Arguments: `target`. */
  finishExport: request<ExportAnswer>()(['importer'], [text]),
  /** Discards the export and deletes its files. Arguments: `target`. */
  abandonExport: request<void>()(['importer'], [text]),
  /** Arguments: `bundle`. */
  listBundle: request<ArticleFolder[]>()(['importer'], [text]),
  /** Arguments: `bundle`. */
  unreadableInBundle: request<Unreadable[]>()(['importer'], [text]),
  /** Arguments: `bundle`, `folder`. */
  readBundle: request<ArticleFiles>()(['importer'], [text, text]),
  /** Arguments: `bundle`, `name`. */
  readBundleRecord: request<string | null | Unreadable>()(['importer'], [text, vaultRecord]),
  /**
   * Copies an original or an image into the library folder. Null when the bundle does not have it; the
   * reason when it has it and cannot read it. Arguments: `bundle`, `kind`, `sha256`.
   */
  copyFromBundle: request<VaultWrite | Unreadable | null>()(
    ['importer'],
    [text, storedKind, sha256],
  ),
  /** Arguments: `bundle`. */
  closeBundle: request<void>()(['importer'], [text]),
};
