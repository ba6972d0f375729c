// The composition root of the command's window: the library without a user interface.
import { type CommandName, specOf } from '../electron/ipc/command-table';
import type { CommandTask } from '../electron/ipc/contract';
import { addCommand } from './cli/add-command';
import { argumentsOf, UsageError } from './cli/arguments';
import { citeCommand } from './cli/cite-command';
import {
  Cancelled,
  type Command,
  type CommandContext,
  contextOf,
  exit,
  unlessCancelled,
} from './cli/command';
import { exportCommand } from './cli/export-command';
import { extractCommand } from './cli/extract-command';
import { failureText } from './cli/failures';
import { feedsCommand } from './cli/feeds-command';
import { highlightsCommand } from './cli/highlights-command';
import { importCommand } from './cli/import-command';
import { ledgerCommand } from './cli/ledger-command';
import { listCommand } from './cli/list-command';
import { reextractCommand } from './cli/reextract-command';
import { restoreCommand } from './cli/restore-command';
import { searchCommand } from './cli/search-command';
import { showCommand } from './cli/show-command';
import { statsCommand } from './cli/stats-command';
import { tagCommand } from './cli/tag-command';
import { verifyCommand } from './cli/verify-command';
import { closableBridge } from './library/closable-bridge';
import type { Library } from './library/library';
import { serveBrowser } from './library/receive/serve-browser';
import { reportFailures } from './library/report-failures';
import { connectSearch } from './search/client/client';
import { CarrelDatabase } from './storage/database';
import { openDatabase } from './storage/open-database';
import { watchConnection } from './storage/watch-connection';
import { connectVault } from './vault/client';

const commands: Record<CommandName, Command> = {
  import: importCommand,
  add: addCommand,
  search: searchCommand,
  extract: extractCommand,
  list: listCommand,
  show: showCommand,
  tag: tagCommand,
  feeds: feedsCommand,
  ledger: ledgerCommand,
  highlights: highlightsCommand,
  cite: citeCommand,
  stats: statsCommand,
  verify: verifyCommand,
  export: exportCommand,
  restore: restoreCommand,
  reextract: reextractCommand,
};

reportFailures(window.carrel);
const { carrel, finishRequests } = closableBridge(window.carrel);

let opened: Library | null = null;
let opening: Promise<Library> | null = null;
/** True when the library could not be compared with its folder; reported once for each command. */
let isIncomplete = false;

async function library(context: CommandContext): Promise<Library> {
  const shared = await openOnce();
  const { found, trouble } = await shared.vault.ask({ kind: 'saved' });
  isIncomplete = found === null && trouble !== null;
  if (isIncomplete) {
    await context.report(
      `carrel: the library folder could not be compared with the database, so articles may be missing here (${trouble?.reason}: ${trouble?.message})`,
    );
  }
  return shared;
}

/** Commands and browsers share the library. A failure is tried again by the next one. */
function openOnce(): Promise<Library> {
  opening ??= openLibrary().then(
    (library) => {
      opened = library;
      return library;
    },
    (error) => {
      opening = null;
      throw error;
    },
  );
  return opening;
}

async function openLibrary(): Promise<Library> {
  const database = new CarrelDatabase();
  await openDatabase(database, () => carrel.request('setDatabaseAside'));
  watchConnection(database, () => void carrel.request('renewWindow'));
  return { database, search: connectSearch(), vault: connectVault(carrel) };
}

async function run(task: CommandTask, signal: AbortSignal): Promise<number> {
  const { name } = task.call;
  const args = argumentsOf(task.call);
  const context = contextOf(carrel, task, args.has('json'), signal, () => library(context));
  isIncomplete = false;
  try {
    const command = commands[name];
    const work = command.run(args, context);
    const exitCode = await (command.handlesCancel ? work : unlessCancelled(work, signal));
    return isIncomplete && exitCode === exit.done ? exit.someFailed : exitCode;
  } catch (error) {
    if (error instanceof UsageError) {
      await context.report([
        `carrel: ${error.message}`,
        `usage: carrel ${name} ${specOf(name).usage}`,
      ]);
      return exit.wrongUse;
    }
    if (error instanceof Cancelled) return exit.someFailed;
    await context.report(`carrel: ${error instanceof Error ? error.message : String(error)}`);
    return exit.someFailed;
  }
}

serveBrowser({
  carrel,
  library: openOnce,
  failureText: (reason) => failureText[reason],
});

let working = false;
let running: { id: number; controller: AbortController } | null = null;

/** Runs the waiting commands one after the other: concurrent imports would wait for each other. */
async function drain(): Promise<void> {
  if (working) return;
  working = true;
  for (;;) {
    const task = await carrel.request('nextCommand');
    if (task === null) break;
    const controller = new AbortController();
    running = { id: task.id, controller };
    const exitCode = await run(task, controller.signal);
    running = null;
    // The process may end after this command, so the index is saved.
    await opened?.search.save().catch(() => {});
    await carrel.request('commandDone', task.id, exitCode);
  }
  working = false;
}

carrel.on('commandBrokenOff', ({ task }) => {
  if (running?.id === task) running.controller.abort();
});
// Main closes this window when no command is left.
carrel.on('closing', () => void finishRequests().then(() => window.carrel.request('readyToClose')));
carrel.on('commandWaiting', () => void drain());
void drain();
