/** Requests about the page in the library's folder, and about published ones. */
import { pageParts, sha256s, text, texts } from './argument-values.js';
import type { PageBegin, PageOwner, PublishBegin, Published } from './page-files.js';
import { request } from './request.js';
import type { VaultWrite } from './vault-files.js';

export const pageRequests = {
  /** Whose index.html is in the library's folder. */
  folderPageOwner: request<PageOwner>()(['page'], []),
  /** Writes the page's program where it is not as it should be. */
  beginFolderPage: request<PageBegin>()(['importer'], []),
  /** Writes data files that differ. Arguments: `parts`. */
  writeFolderPage: request<VaultWrite>()(['importer'], [pageParts]),
  /** Deletes the data files that are not among these. Arguments: `names`. */
  keepFolderPage: request<VaultWrite>()(['importer'], [texts]),
  /** Deletes the page: what Carrel has written of it. */
  removeFolderPage: request<VaultWrite>()(['importer'], []),
  /** Opens a folder that is empty, or was published before, for publishing. Arguments: `target`. */
  beginPublishing: request<PublishBegin>()(['cli'], [text]),
  /**
   * Writes an article with its pictures. Arguments: `target`, `folder`, `html`, and the hashes of the pictures.
   */
  publishArticle: request<VaultWrite>()(['cli'], [text, text, text, sha256s]),
  /** Writes data files that differ. Arguments: `target`, `parts`. */
  publishParts: request<VaultWrite>()(['cli'], [text, pageParts]),
  /** Deletes what was published before and is not now, and gives a new folder its name. Arguments: `target`, `names`. */
  finishPublishing: request<Published>()(['cli'], [text, texts]),
};
