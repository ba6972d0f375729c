import { ContainerError } from './container';

/**
 * Unpacks no more than `largest` bytes: what says it is small and is not, is stopped when it has
 * grown past that.
 */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: 'deflate-raw' | 'gzip',
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format));
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > largest) throw new ContainerError('too-large');
      pieces.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error instanceof ContainerError ? error : new ContainerError('damaged');
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
