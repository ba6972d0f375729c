import type { pageRequests } from '../ipc/page-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { LibraryTransfers } from '../library-transfers.js';
import { pageProgram } from '../page-program.js';
import type { Vault } from '../vault/vault.js';

/** Requests about the page in the library's folder, and about published ones. */
export function pageHandlers(
  vault: Vault,
  transfers: LibraryTransfers,
): Pick<Handlers, keyof typeof pageRequests> {
  const { folderPage } = vault;
  return {
    folderPageOwner: () => folderPage.owner(),
    beginFolderPage: async () => folderPage.begin(await pageProgram()),
    writeFolderPage: (_caller, parts) => folderPage.write(parts),
    keepFolderPage: (_caller, names) => folderPage.removeOthers(names),
    removeFolderPage: () => folderPage.remove(),
    beginPublishing: async (_caller, target) => transfers.publish(target, await pageProgram()),
    publishArticle: (_caller, target, ...article) => transfers.publication(target).add(...article),
    publishParts: (_caller, target, parts) => transfers.publication(target).writeParts(parts),
    finishPublishing: async (_caller, target, names) => {
      const answer = await transfers.publication(target).finish(names);
      transfers.release(target);
      return answer;
    },
  };
}
