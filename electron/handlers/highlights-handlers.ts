import { askForFolder } from '../dialogs.js';
import type { HighlightsFolderKeeper } from '../highlights-folder/highlights-folder.js';
import type { highlightsRequests } from '../ipc/highlights-requests.js';
import type { Handlers } from '../ipc/serve.js';

/** Requests about the highlights folder. */
export function highlightsHandlers(
  keeper: () => Promise<HighlightsFolderKeeper>,
): Pick<Handlers, keyof typeof highlightsRequests> {
  return {
    highlightsFolder: async () => (await keeper()).state(),
    chooseHighlightsFolder: async () => {
      const path = await askForFolder();
      return path === null ? null : (await keeper()).choose(path);
    },
    forgetHighlightsFolder: async () => (await keeper()).forget(),
    listNotes: async () => (await keeper()).notes(),
    readNote: async (_caller, name) => (await keeper()).folder.read(name),
    writeNote: async (_caller, ...args) => (await keeper()).folder.write(...args),
    removeNote: async (_caller, ...args) => (await keeper()).folder.remove(...args),
    reportNotes: async (_caller, report) => (await keeper()).report(report),
  };
}
