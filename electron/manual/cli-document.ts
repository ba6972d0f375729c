// docs/cli.md: every command with its exit codes and the shape of its JSON.
import { type CommandName, globalOptions, shownCommands, specOf } from '../ipc/command-table.js';
import { exitCodes } from '../ipc/exit-codes.js';
import { commandAnswers, type Shape } from './command-answers.js';
import { aboutOption, optionWords } from './help-text.js';

export function cliDocument(): string {
  return `${[
    '# The command line',
    'Made from `electron/ipc/command-table.ts`, `electron/ipc/exit-codes.ts` and `electron/manual/command-answers.ts` by `npm test -- unit cli-document -u`. Tests of the real app hold the answers of the commands to it.',
    'A command prints its answer on stdout and everything else on stderr: no colours, and progress only where stderr is a terminal. With `--json` the answer is one JSON document, with `--jsonl` one object a line. Times in JSON are milliseconds since 1970, or ISO 8601 where they are strings. A field with `?` may be missing, `…` stands for further ones.',
    '## Exit codes',
    table(
      ['code', 'meaning'],
      Object.values(exitCodes).map(({ code, about }) => [`${code}`, about]),
    ),
    'Every command can end with 0, 1, 74, 75 or by a signal, and with 3 when the library could not be read whole. What else 3 means is said below.',
    '## Options of every command',
    table(
      ['option', 'meaning'],
      Object.entries(globalOptions).map(([name, option]) => [
        code(optionWords(name, option)),
        aboutOption(option),
      ]),
    ),
    '## Commands',
    table(
      ['command', 'what it does', '3 when'],
      shownCommands.map((name) => [
        `[${name}](#${name})`,
        specOf(name).about,
        specOf(name).fails ?? '',
      ]),
    ),
    ...shownCommands.flatMap(partsOf),
  ].join('\n\n')}\n`;
}

function partsOf(name: CommandName): string[] {
  const { usage, details = [], options } = specOf(name);
  const answers = commandAnswers.filter(({ command }) => command === name);
  return [
    `### ${name}`,
    block(usage.map((form) => `carrel ${name} ${form}`.trimEnd())),
    ...details,
    ...(Object.keys(options).length === 0
      ? []
      : [
          Object.entries(options)
            .map(([option, spec]) => `- ${code(optionWords(option, spec))}: ${aboutOption(spec)}`)
            .join('\n'),
        ]),
    ...answers.flatMap(({ words, json, jsonl }) => {
      const about = words === undefined ? '' : ` (${words})`;
      return [
        ...(json === undefined ? [] : [`\`--json\`${about}:`, block([written(json)])]),
        ...(jsonl === undefined
          ? []
          : [`\`--jsonl\`${about}, each line:`, block([written(jsonl)])]),
      ];
    }),
  ];
}

const code = (text: string) => `\`${text}\``;
const block = (lines: readonly string[]) => ['```', ...lines, '```'].join('\n');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [cells(head), cells(head.map(() => '---')), ...rows.map(cells)].join('\n');
}

/** A shape as it is read in the document. */
function written(shape: Shape, indent = ''): string {
  if (typeof shape === 'string') return shape;
  if (Array.isArray(shape)) return `[${written(shape[0], indent)}]`;
  const inner = `${indent}  `;
  const fields = Object.entries(shape).map(([name, each]) =>
    name === '…' ? '…' : `${name}: ${written(each, inner)}`,
  );
  const line = `{ ${fields.join(', ')} }`;
  if (line.length + indent.length <= 96 && !line.includes('\n')) return line;
  return `{\n${broken(fields, inner)}\n${indent}}`;
}

/** Fields in lines that are not too long; one of several lines stands alone. */
function broken(fields: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const field of fields) {
    const longer = line === '' ? field : `${line}, ${field}`;
    if (longer.includes('\n') || longer.length + indent.length > 96) {
      if (line !== '') lines.push(`${line},`);
      line = field;
    } else line = longer;
  }
  return [...lines, line].map((each) => `${indent}${each}`).join('\n');
}
