import { decodeAs } from '../encoding/decoders';
import { decodeBytes } from '../encoding/encoding';
import { extraField, type ZipRecord } from './zip-directory';

const UTF8_FLAG = 0x800;
/** Info-ZIP's Unicode Path field (APPNOTE 4.6.9): version, checksum, name. */
const UNICODE_PATH = 0x7075;

/**
 * Decodes the names of a zip. Names without a declared encoding are decoded together (Windows writes CP949
 * or CP932), because one short name is too little for a statistical detector.
 */
export async function zipNames(records: readonly ZipRecord[]): Promise<string[]> {
  const unmarked = records.filter((record) => markedName(record) === null);
  const { encoding } = await decodeBytes(lines(unmarked.map(({ name }) => name)), 'text');
  return records.map((record) => markedName(record) ?? decodeAs(encoding, record.name, true));
}

function markedName({ name, extra, flags }: ZipRecord): string | null {
  const field = extraField(extra, UNICODE_PATH);
  if (field !== null && field.length > 5) return new TextDecoder().decode(field.subarray(5));
  return flags & UTF8_FLAG ? new TextDecoder().decode(name) : null;
}

function lines(names: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(names.reduce((size, name) => size + name.length + 1, 0));
  let at = 0;
  for (const name of names) {
    bytes.set(name, at);
    at += name.length;
    bytes[at++] = 0x0a;
  }
  return bytes;
}
