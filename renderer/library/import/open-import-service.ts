// All that reads files, which is most of an import window's code.
import { createImportContext } from '../../core/importers/browser-context';
import { openBundledPdf } from '../../core/pdf/bundled-pdf';
import { type ImportRoom, type ImportServer, serveImports } from './import-service';

/** Makes this window one that reads files. */
export function openImportService(
  room: Omit<ImportRoom, 'context'>,
  channel: BroadcastChannel,
): ImportServer {
  return serveImports({ ...room, context: createImportContext(window, openBundledPdf) }, channel);
}
