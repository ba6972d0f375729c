import { looksBinary } from '../encoding/telltales';
import { extensionOf } from '../files/file-head';
import type { ImportFailure } from '../files/import-failure';
import { LARGEST_FILE, LARGEST_LIBRARY } from '../files/limits';
import type { Importer, ImportSource, ListImporter, StreamedSource } from './importer';
import { binaryImporters, importers, listImporters } from './registry';

/** The importer for a file, or the reason why there is none. */
export type Detected = { importer: Importer } | { reason: ImportFailure };

export function detect(source: ImportSource): Detected {
  if (source.bytes.length === 0) return { reason: 'empty-file' };
  if (source.bytes.length > largestOf(source.name)) return { reason: 'too-large' };
  const binary = binaryImporters.find((each) => each.accepts(source));
  if (binary) return { importer: binary };
  if (looksBinary(source.bytes)) return { reason: 'unknown-format' };
  const importer = importers.find((each) => each.accepts(source));
  return importer ? { importer } : { reason: 'unknown-format' };
}

/** The importer for a streamed list; null when the format cannot be streamed and must be in memory. */
export function detectList(source: StreamedSource): ListImporter | null {
  return listImporters.find((each) => each.accepts(source)) ?? null;
}

const LIBRARIES = new Set([
  'json',
  'csv',
  'enex',
  'xml',
  'opml',
  'mht',
  'mhtml',
  'epub',
  'pdf',
  'fb2',
  'mobi',
  'azw',
  'azw3',
  'prc',
]);

/** Largest size, in bytes, of a file with this name; a larger one is refused. */
export function largestOf(name: string): number {
  return LIBRARIES.has(extensionOf(name)) ? LARGEST_LIBRARY : LARGEST_FILE;
}
