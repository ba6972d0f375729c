import type { HiddenCommandWindow } from '../command-window.js';
import type { Commands } from '../commands.js';
import { grantFiles, releaseGrant } from '../granted-files.js';
import type { commandRequests } from '../ipc/command-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { LibraryTransfers } from '../library-transfers.js';
import { writeReport } from '../report-file.js';

/**
 * Requests of the command's window.
 *
 * @param onUp called when the window asks for a command
 * @param openArticle opens the window at an article; returns false when there is no display
 */
export function commandHandlers(
  commands: Commands,
  commandWindow: HiddenCommandWindow,
  transfers: LibraryTransfers,
  onUp: () => void,
  openArticle: (id: string) => boolean,
): Pick<Handlers, keyof typeof commandRequests> {
  /** Releases a target, bundle or grant when the command that named it has ended. */
  function forTask<Name>(task: number, name: Name, release: (name: Name) => void): Name {
    void commands.ended(task).then(() => release(name));
    return name;
  }

  return {
    commandExport: (_caller, task, path) => {
      const target = transfers.allowTarget(commands.pathToWrite(task, path));
      return forTask(task, target, (name) => transfers.release(name));
    },
    commandBundle: async (_caller, task, path) => {
      const opened = await transfers.open(commands.pathToRead(task, path));
      return forTask(task, opened, (one) => one.ok && transfers.release(one.bundle));
    },
    commandReport: (_caller, task, path, csv) => writeReport(commands.pathToWrite(task, path), csv),
    nextCommand: () => {
      onUp();
      commandWindow.isUp();
      return commands.next();
    },
    grantPaths: async (_caller, task, paths) => {
      for (const path of paths) commands.pathToRead(task, path);
      const { cwd } = commands.terminal(task);
      const granted = await grantFiles(paths, cwd, task, commands.readsFolders(task));
      return forTask(task, granted, ({ grant }) => releaseGrant(grant, (owner) => owner === task));
    },
    commandWrite: (_caller, task, stream, text) => commands.write(task, stream, text),
    commandStdin: (_caller, task) => commands.readStdin(task),
    commandLine: (_caller, task) => commands.readLine(task),
    commandStdinBytes: (_caller, task) => commands.readStdinBytes(task),
    commandOpen: (_caller, task, article) => {
      commands.terminal(task);
      return openArticle(article);
    },
    commandSoFar: (_caller, task, line) => commands.keepSoFar(task, line),
    // Not awaited: the window runs the next command while this one's output is delivered.
    commandDone: (_caller, task, exitCode) => void commands.finish(task, exitCode),
  };
}
