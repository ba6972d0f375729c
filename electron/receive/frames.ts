/**
 * Frames of native messaging: four bytes with the length in the machine's byte order (little-endian on
 * all that Carrel runs on), then that many bytes of JSON.
 */

/** The most bytes of one frame from a browser: a part of 512 KiB in base64, or a long list of links. */
export const longestFrame = 4 * 1024 * 1024;

/** A frame that is empty or too long; where the next one begins is not known then. */
export class FrameError extends Error {}

/** The frames of a stream. Bytes at its end that are no whole frame are left out. */
export async function* framesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const received = new ReceivedBytes();
  let length: number | null = null;
  for await (const chunk of stream) {
    received.add(chunk);
    for (;;) {
      if (length === null && received.size >= 4) {
        length = received.take(4).readUInt32LE();
        if (length === 0 || length > longestFrame) throw new FrameError();
      }
      if (length === null || received.size < length) break;
      yield received.take(length);
      length = null;
    }
  }
}

/** A message as a frame. */
export function frameOf(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Bytes that have arrived in chunks. Each byte is copied at most once. */
class ReceivedBytes {
  readonly #chunks: Buffer[] = [];
  size = 0;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.size += chunk.length;
  }

  /** Removes the first bytes; there must be as many. */
  take(count: number): Buffer {
    const taken: Buffer[] = [];
    this.size -= count;
    for (let left = count; left > 0; ) {
      const chunk = this.#chunks.shift() as Buffer;
      taken.push(chunk.subarray(0, left));
      if (chunk.length > left) this.#chunks.unshift(chunk.subarray(left));
      left -= Math.min(left, chunk.length);
    }
    return taken.length === 1 ? (taken[0] as Buffer) : Buffer.concat(taken, count);
  }
}
