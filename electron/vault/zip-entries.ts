// Where the entries of a zip are in its file, for whoever reads them (APPNOTE.TXT 4.3.7).
import type { FileHandle } from 'node:fs/promises';

/** What is kept of an entry: there may be a million. */
export interface Place {
  path: string;
  /** Where its local header stands. */
  offset: number;
  packed: number;
  bytes: number;
  method: number;
  crc: number;
  /** Why it is not to be read; absent for a sound one. */
  problem?: string;
}

/** Before the name and further fields. */
export const localHeaderBytes = 30;

/** True for the bytes at the beginning of an entry. */
export function isLocalHeader(header: Buffer): boolean {
  return header.length >= localHeaderBytes && header.readUInt32LE(0) === 0x04034b50;
}

/** Fewer bytes where the file ends. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  // Memory for what is there, not for what somebody says is there.
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
