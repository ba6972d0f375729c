import type { CommandTask, StdinLine, StdinRead } from '../../electron/ipc/contract';
import { exitCode } from '../../electron/ipc/exit-codes';
import type { OpenedBundle } from '../../electron/ipc/exporting';
import type { FileGrant } from '../../electron/ipc/granted-files';
import type { CarrelBridge } from '../../electron/ipc/requests';
import {
  terminalJson,
  terminalLine,
  terminalMarkup,
  terminalText,
} from '../../electron/ipc/terminal-text';
import type { VaultWrite } from '../../electron/ipc/vault-files';
import type { ArticleId } from '../core/article/article';
import type { Library } from '../library/library';
import type { Arguments, OutputForm } from './arguments';
import { columnsOf } from './columns';

/** The exit codes of commands that ran to their end. */
export const exit = {
  done: exitCode('done'),
  wrongUse: exitCode('wrongUse'),
  someFailed: exitCode('someFailed'),
} as const;

/** The implementation of a command of electron/ipc/command-table.ts. */
export interface Command {
  /**
   * True for a command that handles `signal` itself and reports what it has done when it is cancelled.
   * Other commands are abandoned.
   */
  handlesCancel?: boolean;
  /** Resolves to the exit code; throws a UsageError for wrong use. */
  run(args: Arguments, context: CommandContext): Promise<number>;
}

/** The command was cancelled. This is no failure; the main process prints the reason. */
export class Cancelled extends Error {}

/** Prints items as they come, in the form that `items` was asked for. */
export interface ItemPrinter {
  print(item: unknown): Promise<void>;
  /** Must be called once, after the last item: it ends the array of a document. */
  end(): Promise<void>;
}

export interface CommandContext {
  carrel: CarrelBridge;
  /** Aborted when the command is cancelled: by Ctrl-C, or because its output pipe was closed. */
  signal: AbortSignal;
  /**
   * Opens the library at the first call. Resolves when the database has everything that the library
   * folder has.
   */
  library(): Promise<Library>;
  form: OutputForm;
  /** True when stdout takes JSON, in whichever form. */
  json: boolean;
  stderrIsTerminal: boolean;
  /** Prints lines to stdout. Line breaks and control sequences in a line are removed. */
  print(lines: string | readonly string[]): Promise<void>;
  /** Prints one line of JSON to stdout. */
  printJson(value: unknown): Promise<void>;
  /** Prints a list as JSON: one array, or with `--jsonl` an object a line. */
  printItems(items: readonly unknown[]): Promise<void>;
  /** As `printItems`, for items that come one by one. Without `--json` they are printed as lines. */
  items(): ItemPrinter;
  /** Prints rows to stdout: one line each, with tabs between the cells. */
  printRows(rows: readonly (readonly string[])[]): Promise<void>;
  /** Prints text with its line breaks to stdout: an article's text, HTML or Markdown. */
  printText(text: string, kind: 'plain' | 'markup'): Promise<void>;
  /** As `print`, to stderr. */
  report(lines: string | readonly string[]): Promise<void>;
  /** Sets the line that is printed if the command is killed before it has printed its result. */
  keepSoFar(line: string): void;
  /** Prints a progress line, which the next one replaces, if stderr is a terminal. */
  progress(line: string): void;
  /** All of stdin as UTF-8. Rejects with a sentence when it cannot be read. */
  readStdin(): Promise<string>;
  /** The next line of stdin; null after the last one. Asked for one after the other. */
  nextLine(): Promise<StdinLine>;
  /** All of stdin as it is. */
  readStdinBytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** Opens the window at an article; resolves to false when there is no display. */
  openArticle(id: ArticleId): Promise<boolean>;
  grantPaths(paths: string[]): Promise<FileGrant>;
  /** Registers a path with the main process; resolves to the name that `vault` takes as export target. */
  exportTarget(path: string): Promise<string>;
  openBundle(path: string): Promise<OpenedBundle>;
  writeReport(path: string, csv: string): Promise<VaultWrite>;
}

/** Lines in one message to the main process. */
const linesAtOnce = 500;

export function contextOf(
  carrel: CarrelBridge,
  task: CommandTask,
  form: OutputForm,
  signal: AbortSignal,
  library: () => Promise<Library>,
): CommandContext {
  const write = (stream: 'stdout' | 'stderr', text: string) =>
    carrel.request('commandWrite', task.id, stream, text);
  const joined = (lines: string | readonly string[]) =>
    `${[lines].flat().map(terminalLine).join('\n')}\n`;
  const jsonLines = (values: readonly unknown[]) =>
    values.map((value) => `${terminalJson(value)}\n`).join('');
  /** Width of the visible progress line in columns. */
  let shown = 0;
  const clear = () => (shown === 0 ? '' : `\r${' '.repeat(shown)}\r`);
  return {
    carrel,
    signal,
    library: () => unlessCancelled(library(), signal),
    form,
    json: form !== 'text',
    stderrIsTerminal: task.stderrIsTerminal,
    print: (lines) => write('stdout', joined(lines)),
    printJson: (value) => write('stdout', jsonLines([value])),
    async printItems(items) {
      if (form !== 'jsonl') return write('stdout', jsonLines([items]));
      for (let from = 0; from < items.length; from += linesAtOnce) {
        await write('stdout', jsonLines(items.slice(from, from + linesAtOnce)));
      }
    },
    items() {
      if (form !== 'json') {
        return { print: (item) => write('stdout', jsonLines([item])), end: async () => {} };
      }
      let before = '[';
      return {
        print(item) {
          const text = `${before}${terminalJson(item)}`;
          before = ',\n';
          return write('stdout', text);
        },
        end: () => write('stdout', before === '[' ? '[]\n' : ']\n'),
      };
    },
    async printRows(rows) {
      for (let from = 0; from < rows.length; from += linesAtOnce) {
        const some = rows.slice(from, from + linesAtOnce);
        const lines = some.map((row) => `${row.map(terminalLine).join('\t')}\n`);
        await write('stdout', lines.join(''));
      }
    },
    printText: (text, kind) =>
      write('stdout', `${kind === 'plain' ? terminalText(text) : terminalMarkup(text)}\n`),
    keepSoFar: (line) => void carrel.request('commandSoFar', task.id, terminalLine(line)),
    report: (lines) => {
      const text = `${clear()}${joined(lines)}`;
      shown = 0;
      return write('stderr', text);
    },
    progress: (line) => {
      if (!task.stderrIsTerminal) return;
      const safe = terminalLine(line);
      void write('stderr', `${clear()}${safe}`);
      shown = columnsOf(safe);
    },
    readStdin: () => readWhole(carrel.request('commandStdin', task.id), signal),
    nextLine: () => unlessCancelled(carrel.request('commandLine', task.id), signal),
    readStdinBytes: () => readWhole(carrel.request('commandStdinBytes', task.id), signal),
    openArticle: (id) => carrel.request('commandOpen', task.id, id),
    grantPaths: (paths) => unlessCancelled(carrel.request('grantPaths', task.id, paths), signal),
    exportTarget: (path) => carrel.request('commandExport', task.id, path),
    writeReport: (path, csv) => carrel.request('commandReport', task.id, path, csv),
    openBundle: (path) => carrel.request('commandBundle', task.id, path),
  };
}

async function readWhole<Content>(
  reading: Promise<StdinRead<Content>>,
  signal: AbortSignal,
): Promise<Content> {
  const read = await unlessCancelled(reading, signal);
  if (!read.ok) throw new Error(`stdin cannot be read: ${read.reason}`);
  return read.content;
}

/** Rejects with `Cancelled` as soon as `signal` is aborted, whether or not the work ends. */
export function unlessCancelled<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Cancelled());
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** Waits until the library folder has every change; reports a failure and returns false. */
export async function savedOrNot({ vault }: Library, context: CommandContext): Promise<boolean> {
  const { unsaved, trouble } = await vault.ask({ kind: 'saved' });
  if (trouble === null) return true;
  await context.report(
    `carrel: changes to ${unsaved} articles are not saved to the library folder yet (${trouble.reason}: ${trouble.message})`,
  );
  return false;
}
