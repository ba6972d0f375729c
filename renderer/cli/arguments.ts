import type { CommandCall } from '../../electron/ipc/command-table';

/** The plain words and the options of a command; main has read them by the table of commands. */
export interface Arguments {
  words: string[];
  has(flag: string): boolean;
  value(name: string): string | null;
  values(name: string): string[];
}

/** Wrong use of the command line: the message says what is wrong, and the exit code is 1. */
export class UsageError extends Error {}

export function argumentsOf({ words, options }: CommandCall): Arguments {
  return {
    words,
    has: (flag) => Object.hasOwn(options, flag),
    value: (name) => options[name]?.[0] ?? null,
    values: (name) => options[name] ?? [],
  };
}

/** A whole number from 1 on. */
export function countOf(text: string | null, name: string, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) {
    throw new UsageError(`--${name} needs a whole number from 1 on, not "${text}"`);
  }
  return Number(text);
}
