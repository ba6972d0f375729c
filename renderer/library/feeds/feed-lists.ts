import { writeOpml } from '../../core/feeds/write-opml';
import { fileHead, rootElement } from '../../core/files/file-head';
import { webAddress } from '../../core/sanitize/links';

/**
 * A list of feeds as OPML: the same bytes, or what a text with one address in each line says. Null for any
 * other file.
 */
export function opmlOfList(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | null {
  if (rootElement(fileHead(bytes)) === 'opml') return bytes;
  const addresses = addressesIn(new TextDecoder().decode(bytes));
  if (addresses === null) return null;
  const rows = addresses.map((id, addedAt) => ({
    ...{ id, title: id, siteUrl: null, tags: [], addedAt },
  }));
  return new TextEncoder().encode(writeOpml(rows, name));
}

/** The addresses of a text that has nothing but one in each line, and comments after `#`; else null. */
function addressesIn(text: string): string[] | null {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const addresses = lines.map((line) =>
    /^(?:feed:)?https?:\/\/\S+$/i.test(line) ? webAddress(line.replace(/^feed:/i, ''), null) : null,
  );
  const found = addresses.filter((each) => each !== null);
  return found.length > 0 && found.length === lines.length ? [...new Set(found)] : null;
}
