import { decodeAs } from './decoders';
import { decodeBytes } from './encoding';

/** Stands for a byte that is no UTF-8; see electron/raw-names.ts. */
const loneByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/**
 * File names as people read them. Names that are not UTF-8 are decoded together, as names in a zip are:
 * Korean and Japanese Windows wrote CP949 and CP932, and one short name is too little for statistics.
 */
export async function readableNames(names: readonly string[]): Promise<string[]> {
  const raw = names.filter((name) => loneByte.test(name));
  if (raw.length === 0) return [...names];
  const { encoding } = await decodeBytes(bytesOf(raw.join('\n')), 'text');
  const decoded = new Map(raw.map((name) => [name, decodeParts(name, encoding)]));
  return names.map((name) => decoded.get(name) ?? name);
}

/** A folder's name may be UTF-8 while that of a file in it is not. */
function decodeParts(path: string, encoding: string): string {
  return path
    .split('/')
    .map((name) => (loneByte.test(name) ? decodeAs(encoding, bytesOf(name), true) : name))
    .join('/');
}

function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const character of text) {
    if (loneByte.test(character)) bytes.push(character.charCodeAt(0) - 0xdc00);
    else bytes.push(...encoder.encode(character));
  }
  return Uint8Array.from(bytes);
}
