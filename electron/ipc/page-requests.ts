/** Requests about the page in the library's folder. */
import { pageParts, texts } from './argument-values.js';
import type { PageBegin, PageOwner } from './page-files.js';
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
};
