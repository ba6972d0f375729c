import type { pageRequests } from '../ipc/page-requests.js';
import type { Handlers } from '../ipc/serve.js';
import { pageProgram } from '../page-program.js';
import type { Vault } from '../vault/vault.js';

/** Requests about the page in the library's folder. */
export function pageHandlers(vault: Vault): Pick<Handlers, keyof typeof pageRequests> {
  const { folderPage } = vault;
  return {
    folderPageOwner: () => folderPage.owner(),
    beginFolderPage: async () => folderPage.begin(await pageProgram()),
    writeFolderPage: (_caller, parts) => folderPage.write(parts),
    keepFolderPage: (_caller, names) => folderPage.removeOthers(names),
    removeFolderPage: () => folderPage.remove(),
  };
}
