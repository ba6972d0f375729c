import { ContainerError } from '../../containers/container';
import type { ImportContext, Importer, ImportItem, ImportSource } from '../importer';

/** An importer's `read` for a file that is one document: its article, or why it cannot be read. */
export const orReason = (
  readDocument: (source: ImportSource, context: ImportContext) => Promise<ImportItem>,
): Importer['read'] =>
  async function* (source, context) {
    try {
      yield await readDocument(source, context);
    } catch (error) {
      if (!(error instanceof ContainerError)) throw error;
      yield { ok: false, item: source.name, reason: error.reason };
    }
  };
