/** Bytes that are read in pieces, so that an archive of gigabytes never is in memory. */
export interface ByteSource {
  /** Size in bytes. */
  readonly size: number;
  /** Reads `length` bytes, or fewer where the source ends. */
  read(from: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The SHA-256 of the content, where it is known without reading it here. */
  sha256?(): Promise<string>;
  /** Main has a grant for this file and reads it by itself when it is to be kept. */
  granted?: { grant: string; index: number };
}

export function sourceOfBytes(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return {
    size: bytes.length,
    read: async (from, length) => bytes.subarray(from, from + length),
  };
}

/** A dropped file; the browser reads only the requested parts. */
export function sourceOfBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (from, length) =>
      new Uint8Array(await blob.slice(from, from + length).arrayBuffer()),
  };
}

/** A part of another source as a source. */
export function sliceOfSource(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return {
    size,
    read: (from, wanted) => source.read(start + from, Math.max(0, Math.min(wanted, size - from))),
  };
}

/** Reads `length` bytes, or up to the end, from a source that may return less than requested. */
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

/** The content in order, 1 MiB at a time. */
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
