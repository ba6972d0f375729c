import { ContainerError } from './container';
import { joinBytes } from './join-bytes';

/**
 * Decompresses at most `largest` bytes. Throws a `ContainerError` as soon as the output is larger, whatever
 * size the archive states.
 */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpacked(packed, format)) {
    size += piece.length;
    if (size > largest) throw new ContainerError('too-large');
    pieces.push(piece);
  }
  return joinBytes(pieces);
}

/** Decompresses the first `length` bytes; fewer when the data end or break before that. */
export async function inflateHead(
  packed: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of unpacked(packed, format)) {
      size += piece.length;
      pieces.push(piece);
      if (size >= length) break;
    }
  } catch {
    // Damage after the requested bytes does not matter.
  }
  return joinBytes(pieces).subarray(0, length);
}

async function* unpacked(
  packed: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
): AsyncGenerator<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format));
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    throw new ContainerError('damaged');
  } finally {
    // Also runs when the caller stops reading early.
    await reader.cancel().catch(() => {});
  }
}
