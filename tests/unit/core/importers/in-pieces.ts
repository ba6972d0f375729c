import { type ByteSource, sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import type { StreamedSource } from '../../../../renderer/core/importers/importer';
import { openStream } from '../../../../renderer/core/importers/streamed-source';

/** Cuts a text into parts of this size. */
export function cutText(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}

/** A source that returns at most `size` bytes at a time. */
export function slowSource(bytes: Uint8Array<ArrayBuffer>, size: number): ByteSource {
  const whole = sourceOfBytes(bytes);
  return { size: whole.size, read: (at, length) => whole.read(at, Math.min(length, size)) };
}

export async function streamOf(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<StreamedSource> {
  const source = await openStream({ name, modifiedAt: null }, slowSource(bytes, size));
  if (source === null) throw new Error('it is no text');
  return source;
}
