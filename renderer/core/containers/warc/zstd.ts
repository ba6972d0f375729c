import { ContainerError } from '../container';
import { joinBytes } from '../join-bytes';

/** Of the window: what a decoder has to keep is stated in the head, and may be a lie. */
const LONGEST_WINDOW_LOG = 27;

/** RFC 8878; stops when it has grown past `largest` bytes. */
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
    // It writes into the same bytes again.
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

/** The frame's head (section 3.1.1.1): the window, or the size of what is one piece. */
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
