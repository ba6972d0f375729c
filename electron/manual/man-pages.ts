// Man pages: carrel(1) with the list of commands, and one page for each command, as git and gh have them.
import {
  type CommandName,
  globalOptions,
  type OptionSpec,
  shownCommands,
  specOf,
} from '../ipc/command-table.js';
import { exitCodes } from '../ipc/exit-codes.js';
import { aboutOption, wrapped } from './help-text.js';

export interface ManPage {
  /** The name of its file. */
  name: string;
  /** Source for man(7). */
  text: string;
}

/** What stands in the foot of a page. */
export interface Edition {
  version: string;
  /** `2025-02-20`. */
  date: string;
}

/** The longest line of source that mandoc's lint takes, in characters. */
const longestLine = 78;

export function manPages(edition: Edition): ManPage[] {
  return [
    { name: 'carrel.1', text: mainPage(edition) },
    ...shownCommands.map((name) => ({
      name: `carrel-${name}.1`,
      text: pageOf(name, edition),
    })),
  ];
}

function mainPage(edition: Edition): string {
  return page([
    head('carrel', edition),
    section('NAME', 'carrel \\- keep articles for good and find them again'),
    section(
      'SYNOPSIS',
      synopsis('carrel', [
        'COMMAND [WORDS] [OPTIONS]',
        '[--library DIR] [--profile DIR] [--verbose] [FILE | carrel://article/ID]...',
      ]),
    ),
    section(
      'DESCRIPTION',
      paragraphs([
        'Carrel is a desktop archive for articles. Without a command it opens its window. If Carrel is already open on the library, it carries a command out, and the answer is printed as if it had not been.',
        'A command prints its answer on stdout and everything else on stderr. It prints no colours, and progress only where stderr is a terminal. With --json the answer is one JSON document, with --jsonl one object a line.',
      ]),
    ),
    section('COMMANDS', ...shownCommands.map((name) => tagged(pageName(name), specOf(name).about))),
    section('OPTIONS', ...optionLines(globalOptions)),
    exitStatus(Object.values(exitCodes)),
    section('SEE ALSO', seeAlso(shownCommands.map((name) => `carrel-${name}`))),
  ]);
}

function pageOf(name: CommandName, edition: Edition): string {
  const { usage, about, details = [], options, examples = [] } = specOf(name);
  return page([
    head(`carrel-${name}`, edition),
    section('NAME', `${escaped(`carrel-${name}`)} \\-\n${lines(about)}`),
    section('SYNOPSIS', synopsis(`carrel ${name}`, usage)),
    ...(details.length > 0 ? [section('DESCRIPTION', paragraphs(details))] : []),
    ...(Object.keys(options).length > 0 ? [section('OPTIONS', ...optionLines(options))] : []),
    ...(examples.length > 0
      ? [
          section(
            'EXAMPLES',
            ...examples.map(([words, does]) => tagged(bold(`carrel ${words}`), does)),
          ),
        ]
      : []),
    section('EXIT STATUS', exitOf(name)),
    section('SEE ALSO', seeAlso(['carrel'])),
  ]);
}

function exitOf(name: CommandName): string {
  const { fails } = specOf(name);
  return paragraphs([
    ...(fails === undefined ? [] : [`3 when ${fails}.`]),
    'All exit codes, and the options of every command, are listed in carrel(1).',
  ]);
}

const page = (parts: readonly string[]) => `${parts.join('\n')}\n`;

function head(name: string, { version, date }: Edition): string {
  return `.TH ${escaped(name.toUpperCase())} 1 "${date}" "Carrel ${escaped(version)}" "Carrel"`;
}

const section = (title: string, ...content: string[]) => [`.SH ${title}`, ...content].join('\n');

const synopsis = (start: string, forms: readonly string[]) =>
  forms.map((form) => `${bold(start)} ${escaped(form)}`.trimEnd()).join('\n.br\n');

const paragraphs = (texts: readonly string[]) => texts.map(lines).join('\n.PP\n');

const exitStatus = (codes: readonly { code: number; about: string }[]) =>
  section('EXIT STATUS', ...codes.map(({ code, about }) => tagged(bold(`${code}`), about)));

function optionLines(options: Readonly<Record<string, OptionSpec>>): string[] {
  return Object.entries(options).map(([name, option]) => {
    const value = option.value === undefined ? '' : ` \\fI${escaped(option.value)}\\fR`;
    return tagged(`${bold(`--${name}`)}${value}`, aboutOption(option));
  });
}

/** A term and what it is. */
const tagged = (term: string, about: string) => `.TP\n${term}\n${lines(about)}`;

const pageName = (name: string) => `${bold(`carrel-${name}`)}(1)`;

const seeAlso = (names: readonly string[]) => names.map((name) => `${bold(name)}(1)`).join(',\n');

const bold = (text: string) => `\\fB${escaped(text)}\\fR`;

/** Text in short lines: one that begins with a dot or an apostrophe would be a request. */
const lines = (text: string) =>
  wrapped(escaped(text), 0, longestLine)
    .map((each) => each.replace(/^[.']/, '\\&$&'))
    .join('\n');

/** Text of which nothing is a request or an escape; a hyphen is one that can be copied. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
}
