import 'fake-indexeddb/auto';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CleanHtml } from '../../../renderer/core/article/article';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { exportArticles } from '../../../renderer/vault/export-articles';
import { reconcile } from '../../../renderer/vault/reconcile';
import { verifyLibrary } from '../../../renderer/vault/verify';
import { isExhaustive } from '../../exhaustive';
import { contentsOf, newFolder } from '../electron/vault/library-folder';
import { fill, newDesk, restoreInto, rowsOf, settle } from './desk';
import { articleRecord } from './generated-article';

/** Without what names the library, and the machine's database. */
function filesOf(folder: string): Record<string, string> {
  const entries = Object.entries(contentsOf(folder));
  return Object.fromEntries(
    entries.filter(([path]) => path !== 'manifest.json' && !path.startsWith('machines/')),
  );
}

const library = fc.uniqueArray(articleRecord, {
  selector: ({ article }) => article.canonicalUrl ?? article.id,
  minLength: 1,
  maxLength: 5,
});

it('export, an empty library, restore: the identical library, whatever was in it', async () => {
  await fc.assert(
    fc.asyncProperty(library, fc.constantFrom('.zip', ''), async (records, ending) => {
      const [first, second] = [await newDesk(), await newDesk()];
      await fill(first, records);
      const target = join(newFolder(), `library${ending}`);
      const answer = await exportArticles(
        first.database,
        first.carrel,
        first.transfers.allowTarget(target),
      );
      expect(answer).toMatchObject({ ok: true, leftOut: [] });

      const report = await restoreInto(second, target);
      expect(report).toMatchObject({ added: records.length, merged: 0, failed: [], missing: 0 });
      expect(await rowsOf(second.database)).toEqual(await rowsOf(first.database));
      expect(filesOf(second.folder)).toEqual(filesOf(first.folder));

      // A second restore over the first one adds and changes nothing.
      const again = await restoreInto(second, target);
      expect(again).toMatchObject({ added: 0, merged: 0, same: records.length, failed: [] });
      expect((await verifyLibrary(second.database, second.files)).problems).toEqual([]);
      await Promise.all([first.database.delete(), second.database.delete()]);
    }),
    { numRuns: isExhaustive ? 20 : 6, endOnFailure: true, interruptAfterTimeLimit: 100_000 },
  );
}, 120_000);

it('a library without its database is read from its folder, bytes and all', async () => {
  await fc.assert(
    fc.asyncProperty(library, async (records) => {
      const desk = await newDesk();
      await fill(desk, records);
      const [rows, files] = [await rowsOf(desk.database), filesOf(desk.folder)];
      await desk.database.delete();
      const database = new CarrelDatabase(`round-trip-${Math.random()}`);
      await reconcile(
        database,
        desk.files,
        (html) => html as CleanHtml,
        () => {},
      );
      await settle({ database, files: desk.files });
      expect(await rowsOf(database)).toEqual(rows);
      expect(filesOf(desk.folder)).toEqual(files);
      await database.delete();
    }),
    { numRuns: isExhaustive ? 10 : 4, endOnFailure: true, interruptAfterTimeLimit: 100_000 },
  );
}, 120_000);
