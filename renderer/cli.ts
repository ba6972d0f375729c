// The composition root of the command's window: the library without a user interface.
import { specOf, type WindowCommandName } from '../electron/ipc/command-table';
import type { CommandTask } from '../electron/ipc/contract';
import { addCommand } from './cli/add-command';
import { argumentsOf, formOf, UnusableFile, UsageError } from './cli/arguments';
import { citeCommand } from './cli/cite-command';
import { collectionCommand } from './cli/collection-command';
import {
  Cancelled,
  type Command,
  type CommandContext,
  contextOf,
  exit,
  unlessCancelled,
} from './cli/command';
import { completeCommand } from './cli/complete-command';
import { exportCommand } from './cli/export-command';
import { extractCommand } from './cli/extract-command';
import { failureText } from './cli/failures';
import { feedsCommand } from './cli/feeds-command';
import { filesCommand } from './cli/files-command';
import { highlightsCommand } from './cli/highlights-command';
import { importCommand } from './cli/import-command';
import { ledgerCommand } from './cli/ledger-command';
import { listCommand } from './cli/list-command';
import { machinesCommand } from './cli/machines-command';
import { archiveCommand, markCommand, starCommand } from './cli/mark-commands';
import { mcpCommand } from './cli/mcp-command';
import { noteCommand } from './cli/note-command';
import { openCommand } from './cli/open-command';
import { publishCommand } from './cli/publish-command';
import { reextractCommand } from './cli/reextract-command';
import { restoreCommand } from './cli/restore-command';
import { restoreFromTrashCommand } from './cli/restore-from-trash-command';
import { rulesCommand } from './cli/rules-command';
import { searchCommand } from './cli/search-command';
import { showCommand } from './cli/show-command';
import { statsCommand } from './cli/stats-command';
import { tagCommand } from './cli/tag-command';
import { trashCommand } from './cli/trash-command';
import { verifyCommand } from './cli/verify-command';
import { closableBridge } from './library/closable-bridge';
import type { Step, StepKind } from './library/history/step';
import { tellWindows, toldStep } from './library/history/told-step';
import type { Library } from './library/library';
import { serveBrowser } from './library/receive/serve-browser';
import { reportFailures } from './library/report-failures';
import { connectSearch } from './search/client/client';
import { CarrelDatabase } from './storage/database';
import { openDatabase } from './storage/open-database';
import { watchConnection } from './storage/watch-connection';
import { connectVault } from './vault/client';

const commands: Record<WindowCommandName, Command> = {
  import: importCommand,
  add: addCommand,
  search: searchCommand,
  extract: extractCommand,
  list: listCommand,
  show: showCommand,
  open: openCommand,
  tag: tagCommand,
  collection: collectionCommand,
  rules: rulesCommand,
  star: starCommand,
  archive: archiveCommand,
  mark: markCommand,
  note: noteCommand,
  trash: trashCommand,
  'restore-from-trash': restoreFromTrashCommand,
  feeds: feedsCommand,
  files: filesCommand,
  ledger: ledgerCommand,
  mcp: mcpCommand,
  highlights: highlightsCommand,
  cite: citeCommand,
  machines: machinesCommand,
  stats: statsCommand,
  verify: verifyCommand,
  export: exportCommand,
  publish: publishCommand,
  restore: restoreCommand,
  reextract: reextractCommand,
  __complete: completeCommand,
};

/** What windows call the commands that they can undo. */
const undoneAs: Partial<Record<WindowCommandName, StepKind>> = {
  ...{
    tag: 'tags',
    star: 'star',
    archive: 'state',
    mark: 'state',
    note: 'note',
    trash: 'deletion',
  },
  ...{ collection: 'collection', rules: 'rule', feeds: 'feed-read' },
};

reportFailures(window.carrel);
const { carrel, finishRequests } = closableBridge(window.carrel);

let opened: Library | null = null;
let opening: Promise<Library> | null = null;

/** What a command found out about the library, and did to it. */
interface Course {
  /** True when the library could not be compared with its folder; reported once for each command. */
  isIncomplete: boolean;
  /** What it has changed; null for a command that cannot be undone. */
  step: Step | null;
}

async function library(context: CommandContext, course: Course): Promise<Library> {
  const shared = await openOnce();
  const { found, trouble } = await shared.vault.ask({ kind: 'saved' });
  course.isIncomplete = found === null && trouble !== null;
  if (course.isIncomplete) {
    await context.report(
      `carrel: the library folder could not be compared with the database, so articles may be missing here (${trouble?.reason}: ${trouble?.message})`,
    );
  }
  return course.step ? { ...shared, journal: course.step } : shared;
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
  const kind = undoneAs[name];
  const course: Course = { isIncomplete: false, step: kind ? toldStep(kind) : null };
  const open = (context: CommandContext) => library(context, course);
  let context = contextOf(carrel, task, 'text', signal, () => open(context));
  try {
    context = contextOf(carrel, task, formOf(args), signal, () => open(context));
    const command = commands[name];
    const work = command.run(args, context);
    const exitCode = await (command.handlesCancel ? work : unlessCancelled(work, signal));
    return course.isIncomplete && exitCode === exit.done ? exit.someFailed : exitCode;
  } catch (error) {
    if (error instanceof UsageError) {
      await context.report([
        `carrel: ${error.message}`,
        ...(error instanceof UnusableFile ? [] : specOf(name).usage).map((form) =>
          `usage: carrel ${name} ${form}`.trimEnd(),
        ),
      ]);
      return exit.wrongUse;
    }
    if (error instanceof Cancelled) return exit.someFailed;
    await context.report(`carrel: ${error instanceof Error ? error.message : String(error)}`);
    return exit.someFailed;
  } finally {
    if (course.step) tellWindows(course.step);
  }
}

serveBrowser({
  carrel,
  library: openOnce,
  failureText: (reason) => failureText[reason],
});

/** The commands that run, by their numbers. */
const running = new Map<number, AbortController>();

/** Begins every command that may run now; main says which. */
async function begin(): Promise<void> {
  for (;;) {
    const task = await carrel.request('nextCommand');
    if (task === null) return;
    void runToEnd(task);
  }
}

async function runToEnd(task: CommandTask): Promise<void> {
  const controller = new AbortController();
  running.set(task.id, controller);
  const exitCode = await run(task, controller.signal);
  running.delete(task.id);
  // The process may end after this command, so the index is saved.
  await opened?.search.save().catch(() => {});
  await carrel.request('commandDone', task.id, exitCode);
  // One that waited for this one may begin.
  await begin();
}

carrel.on('commandBrokenOff', ({ task }) => running.get(task)?.abort());
// Main closes this window when no command is left.
carrel.on('closing', () => void finishRequests().then(() => window.carrel.request('readyToClose')));
carrel.on('commandWaiting', () => void begin());
void begin();
