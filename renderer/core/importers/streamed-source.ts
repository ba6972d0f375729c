import { type ByteSource, readAll, sourceOfBytes } from '../bytes/byte-source';
import { looksBinary } from '../encoding/telltales';
import type { ImportSource, SourceFile, StreamedSource } from './importer';
import { outlineOfStream } from './reading-list/json-outline';

/** Bytes: what `looksBinary` looks at, and more than any importer asks of a list's beginning. */
const HEAD = 64 * 1024;

/** Null for what is no text. What is a text may still be no list that can be streamed. */
export async function openStream(
  file: SourceFile,
  content: ByteSource,
): Promise<StreamedSource | null> {
  const head = await readAll(content, 0, HEAD);
  if (looksBinary(head)) return null;
  return { ...file, head, content, json: await outlineOfStream(head, content) };
}

/** The beginning of a file, or all of it. */
export function headOf(source: ImportSource | StreamedSource): Uint8Array<ArrayBuffer> {
  return 'content' in source ? source.head : source.bytes;
}

export function contentOf(source: ImportSource | StreamedSource): ByteSource {
  return 'content' in source ? source.content : sourceOfBytes(source.bytes);
}
