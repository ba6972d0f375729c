/** A mail that Outlook has saved (`.msg`). */
import { CompoundFile, isCompoundFile } from '../containers/compound-file';
import { ContainerError } from '../containers/container';
import { extensionOf } from '../files/file-head';
import { LARGEST_FILE } from '../files/limits';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { mailItem } from './mail/mail-item';
import { outlookMessage, PROPERTIES } from './mail/outlook-message';

export const outlook: Importer = {
  name: 'outlook',

  accepts: (source) => isCompoundFile(source.bytes) && isMessage(source),

  async *read(source, context): AsyncGenerator<ImportItem> {
    try {
      yield* messageItems(new CompoundFile(source.bytes), '', source.name, context, 0);
    } catch (error) {
      if (!(error instanceof ContainerError)) throw error;
      yield { ok: false, item: source.name, reason: error.reason };
    }
  },
};

function isMessage({ name, bytes }: ImportSource): boolean {
  try {
    return new CompoundFile(bytes).read(PROPERTIES) !== null;
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    // A damaged one is reported as damaged, and not as an unknown format.
    return extensionOf(name) === 'msg';
  }
}

/** Mails in mails, as in `mail.ts`. */
const DEEPEST = 3;

async function* messageItems(
  file: CompoundFile,
  folder: string,
  name: string,
  context: ImportContext,
  depth: number,
): AsyncGenerator<ImportItem> {
  const { parts, fields, inner } = await outlookMessage(file, folder, context);
  if (parts.some(({ body }) => body.length > LARGEST_FILE)) {
    yield { ok: false, item: name, reason: 'too-large' };
    return;
  }
  const item = await mailItem(parts, fields, context);
  if (item.ok || inner.length === 0) yield item;
  if (depth >= DEEPEST) return;
  for (const each of inner) yield* messageItems(file, each, name, context, depth + 1);
}
