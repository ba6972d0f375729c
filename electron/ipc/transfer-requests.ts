/** Requests of exports and restores. */
import {
  bytes,
  content,
  exportFormat,
  exportShape,
  flag,
  highlightsFormat,
  imageExtension,
  paper,
  referenceFormat,
  sha256,
  storedKind,
  text,
  vaultRecord,
} from './argument-values.js';
import type { ExportAnswer, OpenedBundle, PrintAnswer } from './exporting.js';
import { request } from './request.js';
import type { ArticleFiles, ArticleFolder, Unreadable, VaultWrite } from './vault-files.js';

export const transferRequests = {
  /** Names a target by a dialog; null when it was cancelled. */
  chooseExport: request<string | null>()(['page'], []),
  /**
   * Names a target for chosen articles by a dialog; null when it was cancelled. Arguments: `name` (a
   * suggestion without extension), `format`, `isOne` (one file, else a folder of files).
   */
  chooseArticlesExport: request<string | null>()(['page'], [text, exportFormat, flag]),
  chooseBundle: request<OpenedBundle | null>()(['page'], []),
  /**
   * Asks where to save highlights and writes them; null when the dialog was cancelled. Arguments:
   * `format`, `content`.
   */
  saveHighlights: request<VaultWrite | null>()(['page'], [highlightsFormat, text]),
  /**
   * Asks where to save references and writes them; null when the dialog was cancelled. Arguments: `format`,
   * `content`.
   */
  saveReferences: request<VaultWrite | null>()(['page'], [referenceFormat, text]),
  /** Asks where to save the list of feeds and writes it; null when the dialog was cancelled. Arguments: `opml`. */
  saveFeedList: request<VaultWrite | null>()(['page'], [text]),
  /**
   * Asks where to save a picture and writes it; null when the dialog was cancelled. Arguments: `name` (a
   * suggestion without extension), `extension`, `bytes`.
   */
  saveImage: request<VaultWrite | null>()(['page'], [text, imageExtension, bytes]),
  /**
   * Starts writing. Files are then added one by one, and `finishExport` resolves when all are written.
   * The answer is the name of the folder in which an export of the shape `file` has its other files.
   * Arguments: `target`, `shape`.
   */
  beginExport: request<string>()(['importer'], [text, exportShape]),
  /**
   * Adds a file; an empty path appends to the file of an export of that shape. False when the export takes
   * no more files, because it has failed or was abandoned. Arguments: `target`, `path`, `content`.
   */
  addToExport: request<boolean>()(['importer'], [text, text, content]),
  /** Adds an image of the library; the answer is as for `addToExport`. Arguments: `target`, `path`, `sha256`. */
  addImageToExport: request<boolean>()(['importer'], [text, text, sha256]),
  /**
   * Prints a page to PDF and adds it. Its images are `assets/SHA256.EXTENSION`. Arguments: `target`, `path`,
   * `html`, `paper`.
   */
  printToExport: request<PrintAnswer>()(['importer'], [text, text, text, paper]),
  /** The path of the last finished export; null for another one. Argument: `target`. */
  exportedTo: request<string | null>()(['page'], [text]),
  /** Shows the last finished export in the file manager; false when it is gone. Argument: `target`. */
  showExport: request<boolean>()(['page'], [text]),
  /** Prints a page by the system's dialog. Arguments: `html`, `paper`. */
  printPage: request<PrintAnswer>()(['importer'], [text, paper]),
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
