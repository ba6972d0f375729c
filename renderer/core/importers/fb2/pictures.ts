import { bytesOfBase64 } from '../../bytes/binary-string';
import type { Companions } from '../../files/companions';
import { childrenOf } from '../office/xml-tree';

/** The prefix of a picture's address in the HTML; its id follows. */
export const PICTURE = 'fb2:';

/** The pictures, which stand in base64 at the end of the book. */
export function picturesIn(root: Element): Companions {
  const found = new Map(
    childrenOf(root, 'binary').map((each) => [each.getAttribute('id') ?? '', each] as const),
  );
  return {
    find(address) {
      const id = address.startsWith(PICTURE) ? address.slice(PICTURE.length) : '';
      const binary = found.get(id);
      return binary ? { name: id, read: async () => bytesIn(binary) } : null;
    },
  };
}

function bytesIn(binary: Element): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = bytesOfBase64(binary.textContent?.replace(/\s+/g, '') ?? '');
    return bytes.length === 0 ? null : bytes;
  } catch {
    return null;
  }
}
