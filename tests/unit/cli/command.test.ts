import { describe, expect, it } from 'vitest';
import type { CommandTask } from '../../../electron/ipc/contract';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { OutputForm } from '../../../renderer/cli/arguments';
import { columnsOf } from '../../../renderer/cli/columns';
import { contextOf } from '../../../renderer/cli/command';

function terminal(form: OutputForm = 'text') {
  const written = { stdout: '', stderr: '' };
  const request = async (_: string, _task: number, stream: 'stdout' | 'stderr', text: string) => {
    written[stream] += text;
  };
  const context = contextOf(
    { request } as unknown as CarrelBridge,
    { id: 1, stderrIsTerminal: true } as CommandTask,
    form,
    new AbortController().signal,
    async () => {
      throw new Error('no library');
    },
  );
  return { written, context };
}

const evil = 'A\x1b]0;owned\x07\r\n\u202eB';

describe('what a command prints', () => {
  it('is a line each, whatever the titles in it hold', async () => {
    const { written, context } = terminal();
    await context.print([evil, 'next']);
    await context.report(`failed: ${evil}`);
    context.progress(`at ${evil}`);
    const clean = 'A\ufffd]0;owned\ufffd  B';
    expect(written.stdout).toBe(`${clean}\nnext\n`);
    expect(written.stderr).toBe(`failed: ${clean}\nat ${clean}`);
  });

  it('keeps the lines of a text, the meaning of markup, and the value of JSON', async () => {
    const { written, context } = terminal();
    await context.printText(`a\n${evil}`, 'plain');
    await context.printText('<p>\u202e</p>', 'markup');
    await context.printJson({ title: evil });
    const [, , , markup, json] = written.stdout.split('\n');
    expect(written.stdout).toMatch(/^a\nA\ufffd\]0;owned\ufffd\nB\n/);
    expect(markup).toBe('<p>&#x202e;</p>');
    expect(JSON.parse(json!)).toEqual({ title: evil });
  });

  it.each([
    ['json', '[{"a":1},{"b":"\\u001b"}]\n', '[{"a":1},\n{"b":"\\u001b"}]\n', '[]\n'],
    ['jsonl', '{"a":1}\n{"b":"\\u001b"}\n', '{"a":1}\n{"b":"\\u001b"}\n', ''],
  ] as const)('is a list in the form %s', async (form, atOnce, oneByOne, none) => {
    const items = [{ a: 1 }, { b: '\x1b' }];
    const whole = terminal(form);
    await whole.context.printItems(items);
    expect(whole.written.stdout).toBe(atOnce);
    for (const [some, expected] of [[items, oneByOne] as const, [[], none] as const]) {
      const { context, written } = terminal(form);
      const printer = context.items();
      for (const item of some) await printer.print(item);
      await printer.end();
      expect(written.stdout).toBe(expected);
    }
  });

  it('is a row with tabs, whatever its cells hold', async () => {
    const { written, context } = terminal();
    await context.printRows([
      ['a\tb', 'c\nd'],
      ['e', ''],
    ]);
    expect(written.stdout).toBe('a b\tc d\ne\t\n');
  });

  it('takes away a line of progress by the columns that it has', async () => {
    const { written, context } = terminal();
    context.progress('글 3개');
    await context.report('done');
    expect(written.stderr).toBe(`글 3개\r${' '.repeat(6)}\rdone\n`);
  });
});

it.each([
  ['abc', 3],
  ['한글', 4],
  ['日本ｱ', 5],
  ['ＡＢ', 4],
  ['e\u0301', 1],
  ['👍', 2],
  ['', 0],
])('%j takes %i columns', (line, columns) => {
  expect(columnsOf(line)).toBe(columns);
});
