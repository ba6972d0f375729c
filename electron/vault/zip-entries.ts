// Positions of a zip's entries in its file (APPNOTE.TXT 4.3.7).
import type { FileHandle } from 'node:fs/promises';

/** An entry, with only the fields that are needed: there may be a million. */
export interface Place {
  path: string;
  /** Offset of the local header, in bytes. */
  offset: number;
  packed: number;
  bytes: number;
  method: number;
  crc: number;
  /** Why the entry must not be read; absent for a valid entry. */
  problem?: string;
}

/** Length of a local header before the name and the extra field. */
export const localHeaderBytes = 30;

/** True for a local header. */
export function isLocalHeader(header: Buffer): boolean {
  return header.length >= localHeaderBytes && header.readUInt32LE(0) === 0x04034b50;
}

/** Reads `length` bytes, fewer at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  // Allocates only what the file has: `length` is not trusted.
  const left = (await file.stat()).size - position;
  const bytes = Buffer.alloc(Math.max(0, Math.min(length, left)));
  let done = 0;
  while (done < bytes.length) {
    const rest = bytes.length - done;
    const { bytesRead } = await file.read(bytes, done, rest, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
