/** What a command takes besides its plain words. */
export interface OptionSpec {
  /** `flag` stands alone; `value` and `values` take the next word, the latter more than once. */
  [name: string]: 'flag' | 'value' | 'values';
}

export interface Arguments {
  words: string[];
  has(flag: string): boolean;
  value(name: string): string | null;
  values(name: string): string[];
}

/** Wrong use of the command line: the message says what, and the exit code is 1. */
export class UsageError extends Error {}

/** Reads `--name`, `--name value`, `--name=value`; all behind `--` are plain words. */
export function parseArguments(args: readonly string[], spec: OptionSpec): Arguments {
  const words: string[] = [];
  const found = new Map<string, string[]>();
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as string;
    if (word === '--') {
      words.push(...args.slice(at + 1));
      break;
    }
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
    const kind = spec[name];
    if (kind === undefined) throw new UsageError(`unknown option --${name}`);
    if (kind === 'flag') {
      if (equals >= 0) throw new UsageError(`--${name} takes no value`);
      found.set(name, []);
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : args[++at];
    if (value === undefined) throw new UsageError(`--${name} needs a value`);
    const before = kind === 'values' ? (found.get(name) ?? []) : [];
    found.set(name, [...before, value]);
  }
  return {
    words,
    has: (flag) => found.has(flag),
    value: (name) => found.get(name)?.[0] ?? null,
    values: (name) => found.get(name) ?? [],
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
