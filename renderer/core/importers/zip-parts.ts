/** The parts of a document that is a zip (EPUB, Word, OpenDocument, Hangul). */
import { sourceOfBytes } from '../bytes/byte-source';
import { type ContainerEntry, ContainerError } from '../containers/container';
import { openZip } from '../containers/zip-container';
import { decodeBytes } from '../encoding/encoding';
import { type Companions, companionsAround, lookUpName } from '../files/companions';
import { LARGEST_FILE } from '../files/limits';
import type { ImportContext } from './importer';

/** By their paths. Parts that the zip's limits refuse are missing. */
export type ZipParts = ReadonlyMap<string, ContainerEntry>;

/** Throws a `ContainerError` for a damaged zip or a bomb. */
export async function partsOf(bytes: Uint8Array<ArrayBuffer>): Promise<ZipParts> {
  const { entries } = await openZip(sourceOfBytes(bytes));
  return new Map(
    entries.filter(({ refused }) => !refused).map((each) => [lookUpName(each.path), each]),
  );
}

/** Null for a part that is missing, damaged or too large. */
export async function bytesOfPart(
  entry: ContainerEntry | undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    if (!entry || entry.size > LARGEST_FILE) return null;
    const source = await entry.open();
    return await source.read(0, source.size);
  } catch {
    return null;
  }
}

/** Largest XML part that is parsed, in bytes; a tree takes many times that. A novel has 5 MB. */
const LARGEST_XML = 48 * 1024 * 1024;

/** Null for a part that is missing. Throws a `ContainerError` for one that is too large or no XML. */
export async function xmlPart(
  parts: ZipParts,
  path: string,
  context: ImportContext,
): Promise<Document | null> {
  const entry = parts.get(path);
  if (!entry) return null;
  if (entry.size > LARGEST_XML) throw new ContainerError('too-large');
  const source = await entry.open();
  const { text } = await decodeBytes(await source.read(0, source.size), 'xml');
  const document = context.parseXml(text.replace(/^\ufeff/, ''));
  if (document.querySelector('parsererror')) throw new ContainerError('damaged');
  return document;
}

/** Finds parts by addresses relative to the part at `path`, for pictures. */
export const picturesAround = (path: string, parts: ZipParts): Companions =>
  companionsAround(path, (name) => {
    const entry = parts.get(name);
    return entry ? { name, read: () => bytesOfPart(entry) } : null;
  });
