/** Bytes that are read a piece at a time, so that an archive of gigabytes needs no memory of its size. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Fewer than `length` only where the source ends. */
  read(from: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The SHA-256 of all of it, where that is to be had without reading it here. */
  sha256?(): Promise<string>;
  /** Main reads this file by itself when it is to be kept. */
  granted?: { grant: string; index: number };
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

/** `length` bytes, fewer where the source ends, of a source that may answer with less than was asked. */
export async function readAll(
  source: ByteSource,
  from: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, source.size - from)));
  let at = 0;
  while (at < bytes.length) {
    const piece = await source.read(from + at, bytes.length - at);
    if (piece.length === 0) break;
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.subarray(0, at);
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
