import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import { isChromiumSwitch } from './chromium-switches.js';
import {
  type CommandCall,
  type CommandName,
  commandTable,
  globalOptions,
  isWindowCommand,
  type OptionSpec,
  shownCommands,
  specOf,
} from './ipc/command-table.js';
import { exitCode } from './ipc/exit-codes.js';
import { completionScript, shells } from './manual/completion.js';
import { generalHelp, helpOf } from './manual/help-text.js';
import { isBrowsersCall } from './receive/browsers-call.js';

/** What the arguments of this process ask for. */
export type CommandLine = Order | Answer | HostCall;

/**
 * Carried out by the process that owns the library. `open` shows the window. `browser` serves the native
 * messaging host that listens on `socket`, `caller` the process there that serves another program.
 * `serve` keeps the process open without a window.
 */
export type Order = Common &
  (
    | { kind: 'command'; call: CommandCall }
    | ({ kind: 'open' } & ToOpen)
    | { kind: 'browser' | 'caller'; socket: string }
    | ({ kind: 'serve' } & ToServe)
  );

/** A browser has started this process as its native messaging host. */
export interface HostCall extends Common {
  kind: 'host';
}

export interface ToServe {
  /** Minutes without work after which the process ends; 0 for never. */
  idleMinutes: number;
  /** Watched folders and feeds are looked after meanwhile; absent in an order of an earlier version. */
  watch?: boolean;
  /** True when the process is to stay no longer. */
  stop: boolean;
  /** True when the answer is one line of JSON. */
  json: boolean;
}

export const shownThings = ['window', 'tray', 'quick-search', 'search'] as const;
export type Shown = (typeof shownThings)[number];

interface ToOpen {
  files: string[];
  /** `carrel:` links as they came, unchecked; absent in an order of an earlier version. */
  links?: string[];
  /** What is shown; the window when absent. `tray`: nothing, at login. `search`: the window at its search box. */
  shows?: Shown;
  /** False when the process that asks cannot show a window itself. */
  canDraw?: boolean;
}

/** An answer that needs no library: help, the version, or an error in the arguments. */
export interface Answer extends Common {
  kind: 'answer';
  stream: 'stdout' | 'stderr';
  text: string;
  exitCode: number;
}

interface Common {
  /** Absolute path; null for the account's own library. */
  library: string | null;
  /** Absolute path; null for the profile that belongs to the library. */
  profile: string | null;
  cwd: string;
  /** True when the log is also written to stderr. */
  verbose: boolean;
}

export interface CommandLineContext {
  cwd: string;
  version: string;
  /** Tells whether a word is a file to open or a mistyped command. */
  exists(path: string): boolean;
}

/** An error in the arguments. The message says what is wrong. */
class WrongUse extends Error {}

const socketOption = (kind: 'browser' | 'caller') => `${kind}-socket`;
/** Not in the help: Carrel itself passes them, with the socket of the process to call back. */
const calledBack = ['browser', 'caller'] as const;
const everyCommands: Readonly<Record<string, OptionSpec>> = {
  ...globalOptions,
  ...Object.fromEntries(
    calledBack.map((kind) => [socketOption(kind), { kind: 'value', about: '' }]),
  ),
};
/** Options of the window alone. Not in the help: menus, keys and the login of the desktop use them. */
const windowOptions = {
  'in-tray': 'tray',
  'quick-search': 'quick-search',
  find: 'search',
} as const;
const everyWindows: Readonly<Record<string, OptionSpec>> = {
  ...everyCommands,
  ...Object.fromEntries(
    Object.keys(windowOptions).map((name) => [name, { kind: 'flag', about: '' }]),
  ),
};
const shortOptions: Readonly<Record<string, string>> = { h: 'help', v: 'version' };

/** The options of all commands together: the kind of an option must be known before the command is. */
const allOptions: Readonly<Record<string, OptionSpec>> = Object.assign(
  {},
  ...Object.values(commandTable).map(({ options }) => options),
  everyWindows,
);

/**
 * Reads the arguments after the program's name. In the repository the command follows `--cli`. In the
 * packed app the first plain word is the command, as in `carrel search x`.
 */
export function readCommandLine(
  words: readonly string[],
  context: CommandLineContext,
): CommandLine {
  const marker = words.indexOf('--cli');
  const isCommand = marker >= 0 && !words.slice(0, marker).includes('--');
  const common: Common = { library: null, profile: null, cwd: context.cwd, verbose: false };
  try {
    const found = parseWords(isCommand ? words.toSpliced(marker, 1) : words);
    common.library = placeIn(found, 'library', context.cwd);
    common.profile = placeIn(found, 'profile', context.cwd);
    common.verbose = found.options.has('verbose');
    if (isBrowsersCall(found.words)) return { ...common, kind: 'host' };
    for (const kind of calledBack) {
      const [socket] = found.options.get(socketOption(kind)) ?? [];
      if (socket !== undefined) return { ...common, kind, socket };
    }
    if (found.options.has('version')) return answer(common, `carrel ${context.version}`);
    const [first, ...rest] = found.words;
    if (first === 'help') return answer(common, helpOn(rest[0]));
    if (found.options.has('help')) return answer(common, helpOn(first));
    if (first === 'completion') return answer(common, completionFor(rest, found.options));
    if (first === undefined && isCommand) return answer(common, generalHelp());
    if (first === 'serve') return { ...common, kind: 'serve', ...serviceOf(rest, found.options) };
    if (first !== undefined && (isCommand || isCommandName(first))) {
      return { ...common, kind: 'command', call: callOf(first, rest, found.options) };
    }
    refuseUnknown(found.options, everyWindows);
    const links = found.words.filter(isLink);
    const others = found.words.filter((word) => !isLink(word));
    return { ...common, kind: 'open', files: filesIn(others, context), links, ...shownBy(found) };
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    const text = `carrel: ${error.message}`;
    return { ...common, kind: 'answer', stream: 'stderr', text, exitCode: exitCode('wrongUse') };
  }
}

function shownBy({ options }: Found): { shows?: Shown } {
  const name = Object.keys(windowOptions).find((each) => options.has(each));
  return name === undefined ? {} : { shows: windowOptions[name as keyof typeof windowOptions] };
}

/**
 * The arguments that the user wrote: without the executable, Chromium's switches and the app's folder.
 */
export function userWords(argv: readonly string[], packed: boolean): string[] {
  if (packed) return argv.slice(1);
  const appFolder = argv.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return appFolder < 0 ? [] : argv.slice(appFolder + 1);
}

interface Found {
  words: string[];
  /** Values by option, in their order; a flag has none. */
  options: Map<string, string[]>;
}

/**
 * A query may begin with one dash (`-without`), which parseArgs reads as short options. With NUL in
 * front parseArgs reads it as a plain word; no argument of a process can contain NUL.
 */
const mark = '\0';
const shield = (word: string) =>
  /^-[^-]/.test(word) && !(word.slice(1) in shortOptions) ? mark + word : word;
const unshield = (word: string) => (word.startsWith(mark) ? word.slice(1) : word);

function parseWords(words: readonly string[]): Found {
  const end = words.indexOf('--');
  const { tokens } = parseArgs({
    args: words.map((word, at) => (end >= 0 && at > end ? word : shield(word))),
    options: Object.fromEntries(
      Object.entries(allOptions).map(([name, { kind }]) => [
        name,
        { type: kind === 'flag' ? 'boolean' : 'string' },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found: Found = { words: [], options: new Map() };
  for (const token of tokens) {
    if (token.kind === 'positional') found.words.push(unshield(token.value));
    if (token.kind !== 'option') continue;
    const name = token.rawName.startsWith('--') ? token.name : shortOptions[token.name];
    if (name !== undefined && !isChromiumSwitch(name)) addOption(found, name, token.value);
  }
  // The Finder of macOS passes a process serial number to programs that it starts.
  found.words = found.words.filter((word) => !/^-psn_/.test(word));
  return found;
}

function addOption({ options }: Found, name: string, value: string | undefined): void {
  const kind = Object.hasOwn(allOptions, name) ? allOptions[name]?.kind : undefined;
  if (kind === undefined) throw new WrongUse(unknownOption(name, allOptions));
  if (kind === 'flag') {
    if (value !== undefined) throw new WrongUse(`--${name} takes no value`);
    options.set(name, []);
    return;
  }
  if (value === undefined) throw new WrongUse(`--${name} needs a value`);
  const before = kind === 'values' ? (options.get(name) ?? []) : [];
  options.set(name, [...before, unshield(value)]);
}

function placeIn({ options }: Found, name: 'library' | 'profile', cwd: string): string | null {
  const value = options.get(name)?.[0];
  if (value === undefined) return null;
  if (value === '') throw new WrongUse(`--${name} needs a folder`);
  return resolve(cwd, value);
}

function callOf(name: string, words: string[], options: Map<string, string[]>): CommandCall {
  if (!isCommandName(name) || !isWindowCommand(name)) throw new WrongUse(unknownCommand(name));
  refuseUnknown(options, { ...specOf(name).options, ...everyCommands }, name);
  return { name, words, options: Object.fromEntries(options) };
}

const usualIdleMinutes = 10;
/** A week; a timer of Node holds 24 days at most. */
export const longestIdleMinutes = 7 * 24 * 60;

function serviceOf(words: readonly string[], options: Map<string, string[]>): ToServe {
  refuseUnknown(options, { ...specOf('serve').options, ...everyCommands }, 'serve');
  const [word] = words;
  if (word !== undefined) throw new WrongUse(`serve takes no "${word}"`);
  const watch = options.has('watch');
  const [given = watch ? '0' : `${usualIdleMinutes}`] = options.get('idle') ?? [];
  const idleMinutes = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN;
  if (!(idleMinutes <= longestIdleMinutes)) {
    throw new WrongUse(`--idle needs a number of minutes from 0 to ${longestIdleMinutes}`);
  }
  return { idleMinutes, watch, stop: options.has('stop'), json: options.has('json') };
}

function refuseUnknown(
  options: ReadonlyMap<string, unknown>,
  known: Readonly<Record<string, OptionSpec>>,
  command?: CommandName,
): void {
  for (const name of options.keys()) {
    if (!Object.hasOwn(known, name)) throw new WrongUse(unknownOption(name, known, command));
  }
}

/** The files to open. A desktop may pass `file:` addresses. */
function filesIn(words: readonly string[], { cwd, exists }: CommandLineContext): string[] {
  const files = words.map((word) => {
    if (!word.startsWith('file:')) return word;
    try {
      return fileURLToPath(word);
    } catch {
      return word;
    }
  });
  const [first] = files;
  if (first !== undefined && !files.some((file) => exists(resolve(cwd, file)))) {
    throw new WrongUse(unknownCommand(first));
  }
  return files;
}

/** The page reads the link. What it refuses is said there: a browser or desktop shows no stderr. */
const isLink = (word: string) => /^carrel:/i.test(word);

function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commandTable, word);
}

function unknownCommand(word: string): string {
  return `no such command or file: "${word}"${suggestion(word, shownCommands)}`;
}

function unknownOption(
  name: string,
  known: Readonly<Record<string, OptionSpec>>,
  command?: CommandName,
): string {
  const of = command === undefined ? '' : ` for ${command}`;
  const proposed = suggestion(name, Object.keys(known), '--');
  return `unknown option --${name}${of}${proposed}`;
}

/** Suggests the most similar name, or says where all names are listed. */
function suggestion(word: string, names: readonly string[], prefix = ''): string {
  const nearest = closest(word, names as string[]);
  const allowed = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
  return distance(word, nearest) <= allowed
    ? `; did you mean ${prefix}${nearest}?`
    : '; run "carrel help" for a list of commands and options';
}

function answer(common: Common, text: string): Answer {
  return { ...common, kind: 'answer', stream: 'stdout', text, exitCode: exitCode('done') };
}

function completionFor(words: readonly string[], options: Found['options']): string {
  refuseUnknown(options, everyCommands, 'completion');
  const [word, ...more] = words;
  const shell = shells.find((each) => each === word);
  if (shell === undefined || more.length > 0) {
    throw new WrongUse(`completion needs one of ${shells.join(', ')}`);
  }
  return completionScript(shell);
}

function helpOn(word: string | undefined): string {
  if (word === undefined) return generalHelp();
  if (!isCommandName(word)) throw new WrongUse(unknownCommand(word));
  return word === 'help' ? generalHelp() : helpOf(word);
}
