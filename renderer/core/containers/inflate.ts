import { ContainerError } from './container';
import { joinBytes } from './join-bytes';

/**
 * Unpacks no more than `largest` bytes: what says it is small and is not, is stopped when it has
 * grown past that.
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

/** The first `length` bytes, or as many as there are before it ends or breaks. */
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
    // What came before it is what was asked for.
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
    // Also when whoever reads has enough.
    await reader.cancel().catch(() => {});
  }
}
