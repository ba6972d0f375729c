import type {
  CarrelBridge,
  CommandTask,
  FileGrant,
  OpenedBundle,
  VaultWrite,
} from '../../electron/ipc/contract';
import type { Library } from '../library/library';
import type { Arguments, OptionSpec } from './arguments';

/** Exit codes: what a script can tell apart. */
export const exit = { done: 0, wrongUse: 1, someFailed: 3 } as const;

export interface Command {
  /** What stands behind the command's name. */
  usage: string;
  about: string;
  options: OptionSpec;
  /** Answers the exit code; throws a UsageError for wrong use. */
  run(args: Arguments, context: CommandContext): Promise<number>;
}

export interface CommandContext {
  carrel: CarrelBridge;
  /**
   * Opened at the first call: a command that needs no library opens none. Resolves when the database
   * has everything that the library's folder has.
   */
  library(): Promise<Library>;
  json: boolean;
  stderrIsTerminal: boolean;
  print(line: string): Promise<void>;
  /** To stderr. */
  report(line: string): Promise<void>;
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
  library: () => Promise<Library>,
): CommandContext {
  const write = (stream: 'stdout' | 'stderr', text: string) =>
    carrel.request('commandWrite', task.id, stream, text);
  let shown = 0;
  const clear = () => (shown === 0 ? '' : `\r${' '.repeat(shown)}\r`);
  return {
    carrel,
    library,
    json,
    stderrIsTerminal: task.stderrIsTerminal,
    print: (line) => write('stdout', `${line}\n`),
    report: (line) => {
      const text = `${clear()}${line}\n`;
      shown = 0;
      return write('stderr', text);
    },
    progress: (line) => {
      if (!task.stderrIsTerminal) return;
      void write('stderr', `${clear()}${line}`);
      shown = line.length;
    },
    readStdin: () => carrel.request('commandStdin', task.id),
    grantPaths: (paths) => carrel.request('grantPaths', task.id, paths),
    exportTarget: (path) => carrel.request('commandExport', task.id, path),
    writeReport: (path, csv) => carrel.request('commandReport', task.id, path, csv),
    openBundle: (path) => carrel.request('commandBundle', task.id, path),
  };
}

/** Waits until the library's folder has every change; says so when it cannot. */
export async function savedOrNot({ vault }: Library, context: CommandContext): Promise<boolean> {
  const { unsaved, trouble } = await vault.ask({ kind: 'saved' });
  if (trouble === null) return true;
  await context.report(
    `carrel: ${unsaved} articles are not saved in the library's folder yet (${trouble.reason}: ${trouble.message})`,
  );
  return false;
}
