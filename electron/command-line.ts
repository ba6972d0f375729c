import { resolve } from 'node:path';
import { commandNames } from './ipc/contract.js';

export interface CommandLine {
  /** A command for the hidden window, or files for the one that people see. */
  kind: 'command' | 'open';
  /** Without `--library DIR`. */
  args: string[];
  /** Absolute; null for the user's own library. */
  library: string | null;
  cwd: string;
}

/**
 * Reads what follows the program's name. In the repository a command stands behind `--cli`; packed,
 * its name comes first, as in `carrel search x`.
 */
export function readCommandLine(words: readonly string[], cwd: string): CommandLine {
  const args = [...words];
  let library: string | null = null;
  const end = args.indexOf('--');
  const at = args.indexOf('--library');
  if (at >= 0 && (end < 0 || at < end) && args[at + 1] !== undefined) {
    library = resolve(cwd, args[at + 1] as string);
    args.splice(at, 2);
  }
  const marker = args.indexOf('--cli');
  if (marker >= 0) return { kind: 'command', args: args.slice(marker + 1), library, cwd };
  // Chromium's own switches may stand before the command.
  const first = args.findIndex((word) => !word.startsWith('-'));
  const isCommand = (commandNames as readonly string[]).includes(args[first] ?? '');
  if (isCommand) return { kind: 'command', args: args.slice(first), library, cwd };
  if (args.includes('--help')) return { kind: 'command', args: ['help'], library, cwd };
  return { kind: 'open', args: args.filter((word) => !word.startsWith('-')), library, cwd };
}

/** The words of the user: without the executable, Chromium's switches and the app's folder. */
export function userWords(argv: readonly string[], packed: boolean): string[] {
  if (packed) return argv.slice(1);
  const appFolder = argv.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return appFolder < 0 ? [] : argv.slice(appFolder + 1);
}
