import { bytesOfBase64 } from '../../bytes/binary-string';
import type { Companion } from '../../files/companions';
import { ATTACHMENT } from './enml';
import { md5 } from './md5';

/** A note's attachments, by `enex:` and the MD5 with which its text refers to them. */
export function resourcesIn(note: Element): Map<string, Companion> {
  const found = new Map<string, Companion>();
  for (const resource of note.querySelectorAll('resource')) {
    const bytes = bytesIn(resource.querySelector('data'));
    if (!bytes) continue;
    const stated = resource.querySelector('file-name')?.textContent?.trim() ?? '';
    const mime = resource.querySelector('mime')?.textContent?.trim() ?? '';
    // A scan has no name.
    const name = stated || (mime === 'application/pdf' ? 'paper.pdf' : '');
    const isNamed = mime !== 'application/pdf' || /\.pdf$/i.test(name);
    found.set(`${ATTACHMENT}${md5(bytes)}`, {
      name: isNamed ? name : `${name}.pdf`,
      read: async () => bytes,
    });
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
