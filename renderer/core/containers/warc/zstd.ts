import { ContainerError } from '../container';
import { joinBytes } from '../join-bytes';

/** Largest window, as a power of two: the decoder allocates what the frame header states. */
const LONGEST_WINDOW_LOG = 27;

/**
 * Decompresses zstd (RFC 8878). Throws a `ContainerError` once the output is larger than `largest` bytes.
 */
export async function unzstd(
  packed: Uint8Array<ArrayBuffer>,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { Decompress } = await import('fzstd');
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  refuseWindow(packed, largest);
  const stream = new Decompress((piece) => {
    size += piece.length;
    if (size > largest) throw new ContainerError('too-large');
    // The decoder reuses its buffer.
    pieces.push(new Uint8Array(piece));
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    throw error instanceof ContainerError ? error : new ContainerError('damaged');
  }
  return joinBytes(pieces);
}

const PIECE = 64 * 1024;

/** Checks the frame header (section 3.1.1.1): the window size, or the content size of a single segment. */
function refuseWindow(packed: Uint8Array, largest: number): void {
  const descriptor = packed[4] ?? 0;
  if (!(descriptor & 32)) {
    if (((packed[5] ?? 0) >> 3) + 10 > LONGEST_WINDOW_LOG) throw new ContainerError('too-large');
    return;
  }
  const sizeBytes = [1, 2, 4, 8][descriptor >> 6]!;
  const at = 5 + [0, 1, 2, 4][descriptor & 3]!;
  let size = 0;
  for (let index = sizeBytes - 1; index >= 0; index--)
    size = size * 256 + (packed[at + index] ?? 0);
  if (size > largest) throw new ContainerError('too-large');
}
