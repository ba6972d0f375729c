import type { CommandCall } from '../../electron/ipc/command-table';

/** How stdout is written: for people, as one JSON document, or as one JSON object a line. */
export type OutputForm = 'text' | 'json' | 'jsonl';

/** A command's positional arguments and options, parsed by the main process. */
export interface Arguments {
  words: string[];
  has(flag: string): boolean;
  value(name: string): string | null;
  values(name: string): string[];
}

/** Wrong use of the command line. The message is printed. */
export class UsageError extends Error {}

/** A named file cannot be used. The message alone is printed: how the command is used is no news. */
export class UnusableFile extends UsageError {}

export function argumentsOf({ words, options }: CommandCall): Arguments {
  return {
    words,
    has: (flag) => Object.hasOwn(options, flag),
    value: (name) => options[name]?.[0] ?? null,
    values: (name) => options[name] ?? [],
  };
}

/** Parses a whole number of at least 1; throws a UsageError. */
export function countOf(text: string | null, name: string, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) {
    throw new UsageError(`--${name} needs a whole number from 1 on, not "${text}"`);
  }
  return Number(text);
}

/** How stdout is to be written; throws a UsageError. */
export function formOf(args: Arguments): OutputForm {
  if (args.has('json') && args.has('jsonl')) throw new UsageError('--json or --jsonl, not both');
  if (args.has('jsonl')) return 'jsonl';
  return args.has('json') ? 'json' : 'text';
}
