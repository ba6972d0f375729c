import { type ByteSource, readAll, sourceOfBytes } from '../bytes/byte-source';
import { looksBinary } from '../encoding/telltales';
import type { ImportSource, SourceFile, StreamedSource } from './importer';
import { outlineOfStream } from './reading-list/json-outline';

/** Bytes: what `looksBinary` examines, and more than any importer needs to recognise a list. */
const HEAD = 64 * 1024;

/** Opens a file for streaming; null when it is not text. A text may still not be a list. */
export async function openStream(
  file: SourceFile,
  content: ByteSource,
): Promise<StreamedSource | null> {
  const head = await readAll(content, 0, HEAD);
  if (looksBinary(head)) return null;
  return { ...file, head, content, json: await outlineOfStream(head, content) };
}

/** The first bytes of a file, or all of them. */
export function headOf(source: ImportSource | StreamedSource): Uint8Array<ArrayBuffer> {
  return 'content' in source ? source.head : source.bytes;
}

export function contentOf(source: ImportSource | StreamedSource): ByteSource {
  return 'content' in source ? source.content : sourceOfBytes(source.bytes);
}
