import { expect, it } from 'vitest';
import { lineReader, linesOf } from '../../../electron/stdin-lines';

async function* chunksOf(...chunks: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function linesIn(stream: AsyncIterable<Buffer>, longest?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(stream, longest)) {
    lines.push(line.kind === 'line' ? line.text : line.kind);
  }
  return lines;
}

it('gives each line as it was sent, however the stream was cut', async () => {
  const text = '{"글":"𝄞"}\r\n\nsecond\nlast without an end';
  const bytes = [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
  const wanted = ['{"글":"𝄞"}', '', 'second', 'last without an end'];
  expect(await linesIn(chunksOf(...bytes))).toEqual(wanted);
  expect(await linesIn(chunksOf(text))).toEqual(wanted);
  expect(await linesIn(chunksOf())).toEqual([]);
  expect(await linesIn(chunksOf('ended\n'))).toEqual(['ended']);
});

it('passes over a line that is too long, keeps nothing of it, and goes on behind it', async () => {
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('first\n');
    for (let i = 0; i < 2_000; i += 1) yield Buffer.alloc(1024 * 1024, 'x');
    yield Buffer.from('\nbehind\n');
  }
  const before = process.memoryUsage().arrayBuffers;
  expect(await linesIn(endless())).toEqual(['first', 'too-long', 'behind']);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(500 * 1024 * 1024);
  expect(await linesIn(chunksOf('12345\n123456\n1234', '567'), 5)).toEqual([
    '12345',
    'too-long',
    'too-long',
  ]);
});

it('reads no more of the stream than it is asked for', async () => {
  let read = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for (;;) {
      read += 1;
      yield Buffer.from(`line ${read}\n`);
    }
  }
  const next = lineReader(counted);
  expect(read).toBe(0);
  expect(await next()).toEqual({ kind: 'line', text: 'line 1' });
  expect(await next()).toEqual({ kind: 'line', text: 'line 2' });
  expect(read).toBe(2);
});

it('takes a stream that fails for one that has ended', async () => {
  const next = lineReader(async function* () {
    yield Buffer.from('one\n');
    throw new Error('EIO');
  });
  expect(await next()).toEqual({ kind: 'line', text: 'one' });
  expect(await next()).toBeNull();
  expect(await next()).toBeNull();
});
