/** The files in a post of TTXML. */
import { bytesOfBase64 } from '../../bytes/binary-string';
import type { Companion, Companions } from '../../files/companions';
import { childOf, childrenOf } from '../office/xml-tree';

/** The prefix of an attachment's address in the HTML; its name follows. */
export const ATTACHED = 'attached:';

export interface Attachments extends Companions {
  /** The name that the author's file had; null for a name that no file has. */
  labelOf(name: string): string | null;
}

/** Tistory writes `cfile22.uf@252C….png` in the text and `cfile22.uf.252C….png` beside it. */
const keyOf = (name: string) =>
  name.trim().toLowerCase().replaceAll('@', '.').split('/').at(-1) ?? '';

/** The long number in an address of Tistory's file servers. */
const NUMBER = /(?:^|[./@])([\dA-F]{14,})(?:\.\w+)?$/i;

export function attachmentsOf(post: Element): Attachments {
  const found = new Map<string, Companion>();
  const labels = new Map<string, string>();
  for (const attachment of childrenOf(post, 'attachment')) {
    const name = childOf(attachment, 'name')?.textContent?.trim() ?? '';
    const label = childOf(attachment, 'label')?.textContent?.trim() || name;
    const companion = { name: label, read: async () => bytesIn(childOf(attachment, 'content')) };
    for (const key of [keyOf(name), NUMBER.exec(name)?.[1]?.toLowerCase()]) {
      if (!key) continue;
      found.set(key, companion);
      labels.set(key, label);
    }
  }
  const lookUp = <Value>(known: ReadonlyMap<string, Value>, address: string) => {
    const plain = address.replace(ATTACHED, '').replace(/[?#].*$/, '');
    const number = NUMBER.exec(plain)?.[1]?.toLowerCase();
    return known.get(keyOf(plain)) ?? (number ? known.get(number) : undefined) ?? null;
  };
  return {
    find: (address) => lookUp(found, address),
    labelOf: (name) => lookUp(labels, name),
  };
}

function bytesIn(content: Element | null): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = bytesOfBase64(content?.textContent?.replace(/\s+/g, '') ?? '');
    return bytes.length === 0 ? null : bytes;
  } catch {
    return null;
  }
}
