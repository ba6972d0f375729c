import { bytesOfBase64 } from '../../bytes/binary-string';
import type { Companion } from '../../files/companions';
import { md5 } from './md5';

/** A note's attachments, by `enex:` and the MD5 with which its text refers to them. */
export function resourcesIn(note: Element): Map<string, Companion> {
  const found = new Map<string, Companion>();
  for (const resource of note.querySelectorAll('resource')) {
    const bytes = bytesIn(resource.querySelector('data'));
    if (!bytes) continue;
    const name = resource.querySelector('file-name')?.textContent ?? '';
    found.set(`enex:${md5(bytes)}`, { name, read: async () => bytes });
  }
  return found;
}

function bytesIn(data: Element | null): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = bytesOfBase64(data?.textContent?.replace(/\s+/g, '') ?? '');
    return bytes.length === 0 ? null : bytes;
  } catch {
    return null;
  }
}
