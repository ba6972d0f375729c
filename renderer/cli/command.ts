import type { CommandTask, FileGrant, OpenedBundle, VaultWrite } from '../../electron/ipc/contract';
import type { CarrelBridge } from '../../electron/ipc/requests';
import {
  terminalJson,
  terminalLine,
  terminalMarkup,
  terminalText,
} from '../../electron/ipc/terminal-text';
import type { Library } from '../library/library';
import type { Arguments } from './arguments';
import { columnsOf } from './columns';

/** Exit codes: what a script can tell apart. */
export const exit = { done: 0, wrongUse: 1, someFailed: 3 } as const;

/** Carries out what the table of commands (electron/ipc/command-table.ts) says of a name. */
export interface Command {
  /**
   * True for a command that looks at `signal` itself and, when it is broken off, says what it has done.
   * The others are left where they are.
   */
  endsInOrder?: boolean;
  /** Answers the exit code; throws a UsageError for wrong use. */
  run(args: Arguments, context: CommandContext): Promise<number>;
}

/** The command was broken off: nothing is wrong, and main says why. */
export class BrokenOff extends Error {}

export interface CommandContext {
  carrel: CarrelBridge;
  /** Aborted when the command is broken off: by Ctrl-C, or since nobody reads its output. */
  signal: AbortSignal;
  /**
   * Opened at the first call: a command that needs no library opens none. Resolves when the database
   * has everything that the library's folder has.
   */
  library(): Promise<Library>;
  json: boolean;
  stderrIsTerminal: boolean;
  /** To stdout; whatever a title in a line holds, it stays on that line and commands no terminal. */
  print(lines: string | readonly string[]): Promise<void>;
  /** To stdout as one line of JSON. */
  printJson(value: unknown): Promise<void>;
  /** To stdout with its line ends: the text of an article, or a page of HTML or Markdown. */
  printText(text: string, kind: 'plain' | 'markup'): Promise<void>;
  /** To stderr, as `print`. */
  report(lines: string | readonly string[]): Promise<void>;
  /** Keeps the line that is printed if the command is ended before it can say what was done. */
  keepSoFar(line: string): void;
  /** A line that the next one replaces; shown to people only. */
  progress(line: string): void;
  readStdin(): Promise<string>;
  grantPaths(paths: string[]): Promise<FileGrant>;
  /** Names the target of an export for the vault. */
  exportTarget(path: string): Promise<string>;
  openBundle(path: string): Promise<OpenedBundle>;
  writeReport(path: string, csv: string): Promise<VaultWrite>;
}

export function contextOf(
  carrel: CarrelBridge,
  task: CommandTask,
  json: boolean,
  signal: AbortSignal,
  library: () => Promise<Library>,
): CommandContext {
  const write = (stream: 'stdout' | 'stderr', text: string) =>
    carrel.request('commandWrite', task.id, stream, text);
  const joined = (lines: string | readonly string[]) =>
    `${[lines].flat().map(terminalLine).join('\n')}\n`;
  /** Columns of the line of progress that is on the screen. */
  let shown = 0;
  const clear = () => (shown === 0 ? '' : `\r${' '.repeat(shown)}\r`);
  return {
    carrel,
    signal,
    library: () => unlessBrokenOff(library(), signal),
    json,
    stderrIsTerminal: task.stderrIsTerminal,
    print: (lines) => write('stdout', joined(lines)),
    printJson: (value) => write('stdout', `${terminalJson(value)}\n`),
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
    readStdin: () => unlessBrokenOff(carrel.request('commandStdin', task.id), signal),
    grantPaths: (paths) => unlessBrokenOff(carrel.request('grantPaths', task.id, paths), signal),
    exportTarget: (path) => carrel.request('commandExport', task.id, path),
    writeReport: (path, csv) => carrel.request('commandReport', task.id, path, csv),
    openBundle: (path) => carrel.request('commandBundle', task.id, path),
  };
}

/** Rejects with `BrokenOff` as soon as the command is broken off, whatever becomes of the work. */
export function unlessBrokenOff<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const breakOff = () => reject(new BrokenOff());
    if (signal.aborted) breakOff();
    signal.addEventListener('abort', breakOff, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', breakOff));
  });
}

/** Waits until the library's folder has every change; says so when it cannot. */
export async function savedOrNot({ vault }: Library, context: CommandContext): Promise<boolean> {
  const { unsaved, trouble } = await vault.ask({ kind: 'saved' });
  if (trouble === null) return true;
  await context.report(
    `carrel: changes to ${unsaved} articles are not saved to the library folder yet (${trouble.reason}: ${trouble.message})`,
  );
  return false;
}
