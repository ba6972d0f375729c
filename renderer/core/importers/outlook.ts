/** A mail that Outlook has saved (`.msg`). */
import { CompoundFile, isCompoundFile } from '../containers/compound-file';
import { ContainerError } from '../containers/container';
import { extensionOf } from '../files/file-head';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { type MailOpener, mailItems } from './mail/mail-item';
import { outlookMessage, PROPERTIES } from './mail/outlook-message';

export const outlook: Importer = {
  name: 'outlook',

  accepts: (source) => isCompoundFile(source.bytes) && isMessage(source),

  async *read(source, context): AsyncGenerator<ImportItem> {
    try {
      const file = new CompoundFile(source.bytes);
      yield* mailItems(mailIn(file, '', context), source.name, context);
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

const mailIn =
  (file: CompoundFile, folder: string, context: ImportContext): MailOpener =>
  async (takesInner) => {
    const { parts, fields, inner } = await outlookMessage(file, folder, context);
    const inside = takesInner ? inner : [];
    return { parts, own: parts, fields, inner: inside.map((each) => mailIn(file, each, context)) };
  };
