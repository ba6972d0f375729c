import { looksBinary } from './encoding/telltales';
import type { Importer, ImportFailure, ImportSource } from './importer';
import { importers } from './importers/registry';
import { LARGEST_FILE } from './limits';

export type Detected = { importer: Importer } | { reason: ImportFailure };

export function detect(source: ImportSource): Detected {
  if (source.bytes.length === 0) return { reason: 'empty-file' };
  if (source.bytes.length > LARGEST_FILE) return { reason: 'too-large' };
  if (looksBinary(source.bytes)) return { reason: 'unknown-format' };
  const importer = importers.find((each) => each.accepts(source));
  return importer ? { importer } : { reason: 'unknown-format' };
}
