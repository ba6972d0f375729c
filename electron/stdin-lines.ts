import type { StdinLine } from './ipc/contract.js';

/**
 * The longest line that a client may send, in bytes. As a string of JSON it still fits into one line of a
 * hand-over, whatever it holds.
 */
export const longestStdinLine = 512 * 1024;

const lineFeed = 0x0a;

/**
 * The lines of a stream, without their line breaks, one by one: nothing more is read from the stream than
 * is asked for. A last line without a line break is a line. One that is too long is passed over.
 *
 * @param longest in bytes
 */
export async function* linesOf(
  stream: AsyncIterable<Buffer>,
  longest = longestStdinLine,
): AsyncGenerator<NonNullable<StdinLine>> {
  let pieces: Buffer[] = [];
  let length = 0;
  const take = (): NonNullable<StdinLine> => {
    const line = Buffer.concat(pieces).toString('utf8');
    const isTooLong = length > longest;
    pieces = [];
    length = 0;
    return isTooLong ? { kind: 'too-long' } : { kind: 'line', text: line.replace(/\r$/, '') };
  };
  const add = (piece: Buffer) => {
    length += piece.length;
    if (length <= longest) pieces.push(piece);
    else pieces = [];
  };
  for await (const chunk of stream) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, from);
      if (end < 0) break;
      add(chunk.subarray(from, end));
      from = end + 1;
      yield take();
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

/** Hands out the lines of a stream: null after the last one, and when the stream fails. */
export function lineReader(open: () => AsyncIterable<Buffer>): () => Promise<StdinLine> {
  let lines: AsyncGenerator<NonNullable<StdinLine>> | null = null;
  return async () => {
    lines ??= linesOf(open());
    try {
      const { value, done } = await lines.next();
      return done ? null : value;
    } catch {
      return null;
    }
  };
}
