import {
  type CommandName,
  globalOptions,
  type OptionSpec,
  shownCommands,
  specOf,
} from '../ipc/command-table.js';
import { exitCodes } from '../ipc/exit-codes.js';

/** Lines are broken so that they have this many characters at most. */
const width = 100;

/** The help of `carrel help`: all commands and the options of every command. */
export function generalHelp(): string {
  return [
    'usage: carrel COMMAND [WORDS] [OPTIONS]',
    '       carrel [--library DIR] [--profile DIR] [--verbose] [FILE | carrel://article/ID]...',
    '',
    'commands:',
    ...rows(shownCommands.map((name) => [name, specOf(name).about])),
    '',
    'options of every command:',
    ...optionRows(globalOptions),
    '',
    'carrel help COMMAND explains one of them.',
    '',
    'exit codes:',
    ...Object.values(exitCodes).map(({ code, about }) =>
      `${code}`.padStart(5).concat(`  ${about}`),
    ),
  ].join('\n');
}

/** The help of one command. */
export function helpOf(name: CommandName): string {
  const { about, details = [], options, examples = [], fails } = specOf(name);
  const lines = [usageOf(name), about];
  for (const paragraph of details) lines.push('', ...wrapped(paragraph, 0));
  if (Object.keys(options).length > 0) lines.push('', 'options:', ...optionRows(options));
  if (examples.length > 0) {
    lines.push('', 'examples:');
    for (const [words, does] of examples) lines.push(`  carrel ${words}`, `      ${does}`);
  }
  if (fails !== undefined) lines.push('', ...wrapped(`Exit code 3 when ${fails}.`, 0));
  return [...lines, '', 'carrel help lists the options of every command.'].join('\n');
}

/** The forms of a command. */
export function usageOf(name: CommandName): string {
  return specOf(name)
    .usage.map((form, at) => `${at === 0 ? 'usage:' : '      '} carrel ${name} ${form}`.trimEnd())
    .join('\n');
}

/** An option as it is typed, with what stands for its value. */
export function optionWords(name: string, { value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function optionRows(options: Readonly<Record<string, OptionSpec>>): string[] {
  return rows(
    Object.entries(options).map(([name, option]) => [
      optionWords(name, option),
      aboutOption(option),
    ]),
  );
}

/** What an option does, with the words that it takes. */
export function aboutOption({ about, completed, kind }: OptionSpec): string {
  const choices = Array.isArray(completed) ? `: ${completed.join(', ')}` : '';
  return `${about}${choices}${kind === 'values' ? '; may be given again' : ''}`;
}

/** Two columns; a long left side has a line of its own. */
function rows(all: readonly (readonly [left: string, right: string])[]): string[] {
  const column = 22;
  return all.flatMap(([left, right]) => {
    const [first = '', ...rest] = wrapped(right, column);
    const head = `  ${left}`;
    return head.length + 2 > column
      ? [head, first, ...rest]
      : [head.padEnd(column) + first.trimStart(), ...rest];
  });
}

/** Breaks a text into lines of at most `longest` characters, the indent included. */
export function wrapped(text: string, indent: number, longest = width): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > longest) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + each);
}
