import { describe, expect, it } from 'vitest';
import type { CommandTask } from '../../../electron/ipc/contract';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { columnsOf } from '../../../renderer/cli/columns';
import { contextOf } from '../../../renderer/cli/command';

function terminal() {
  const written = { stdout: '', stderr: '' };
  const request = async (_: string, _task: number, stream: 'stdout' | 'stderr', text: string) => {
    written[stream] += text;
  };
  const context = contextOf(
    { request } as unknown as CarrelBridge,
    { id: 1, stderrIsTerminal: true } as CommandTask,
    false,
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
