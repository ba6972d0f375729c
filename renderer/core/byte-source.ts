/** Bytes that are read a piece at a time, so that an archive of gigabytes needs no memory of its size. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Fewer than `length` only where the source ends. */
  read(from: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

export function sourceOfBytes(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return {
    size: bytes.length,
    read: async (from, length) => bytes.subarray(from, from + length),
  };
}

/** A file that was dropped; the browser reads of it what is asked for. */
export function sourceOfBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (from, length) =>
      new Uint8Array(await blob.slice(from, from + length).arrayBuffer()),
  };
}

/** `length` bytes of another source, as one of their own. */
export function sliceOfSource(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return {
    size,
    read: (from, wanted) => source.read(start + from, Math.max(0, Math.min(wanted, size - from))),
  };
}

const PIECE = 1024 * 1024;

/** In order, a mebibyte at a time. */
export async function* piecesOf(
  source: ByteSource,
  from = 0,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = from; at < source.size; ) {
    const piece = await source.read(at, PIECE);
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}
