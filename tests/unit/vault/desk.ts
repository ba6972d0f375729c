// A library on a real disk with main's file layer, and a database in memory.
import 'fake-indexeddb/auto';
import { expect } from 'vitest';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { LibraryTransfers } from '../../../electron/library-transfers';
import { Vault } from '../../../electron/vault/vault';
import type { CleanHtml } from '../../../renderer/core/article/article';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { putBody } from '../../../renderer/storage/put-body';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import { VaultFollower } from '../../../renderer/vault/follower';
import { type LibraryFiles, libraryFiles } from '../../../renderer/vault/library-files';
import { type RestoreReport, restoreBundle } from '../../../renderer/vault/restore-bundle';
import { bytesOf, newFolder, sha256 } from '../electron/vault/library-folder';

/** A library: main's file layer, and IndexedDB in memory. */
export interface Desk {
  folder: string;
  database: CarrelDatabase;
  files: LibraryFiles;
  transfers: LibraryTransfers;
  carrel: CarrelBridge;
  /** The machines that are not trusted, which a test changes. */
  distrusted: Record<string, string>;
}

export async function newDesk(folder = newFolder(), machine = '0000000000'): Promise<Desk> {
  const vault = await Vault.open(folder);
  const transfers = new LibraryTransfers(vault);
  const distrusted: Record<string, string> = {};
  const exporting: Record<string, unknown> = {
    beginExport: transfers.begin.bind(transfers),
    addToExport: transfers.add.bind(transfers),
    finishExport: transfers.finish.bind(transfers),
    // Main would log these counts.
    reportFindings: () => {},
    reportJoined: () => {},
    ownMachine: () => ({ id: machine, name: 'A computer', distrusted: { ...distrusted } }),
    writeMachineFile: (...args: [string, string]) => vault.writeMachineFile(machine, ...args),
    deleteMachineFiles: (names: string[]) => vault.deleteMachineFiles(machine, names),
  };
  const carrel = {
    on: () => {},
    async request(name: string, ...args: unknown[]) {
      const work = exporting[name] ?? (vault as unknown as Record<string, unknown>)[name];
      return (work as (...args: unknown[]) => unknown).apply(vault, args);
    },
  } as unknown as CarrelBridge;
  const database = new CarrelDatabase(`round-trip-${Math.random()}`);
  return { folder, database, files: libraryFiles(carrel), transfers, carrel, distrusted };
}

/** Replaces generated hashes by those of real bytes: the hashes' own texts. */
function withBytes(record: ArticleRecord): { record: ArticleRecord; bytes: Map<string, string> } {
  const names = [...record.assets, ...record.originals].map((row) => row.sha256);
  const bytes = new Map(names.map((name) => [sha256(bytesOf(name)), name]));
  let json = JSON.stringify(record);
  for (const [hash, name] of bytes) json = json.replaceAll(name, hash);
  return { record: JSON.parse(json), bytes };
}

export async function fill(
  { database, files }: Desk,
  records: readonly ArticleRecord[],
): Promise<void> {
  const { articles, html, texts, highlights, assets, originals, feeds, changes } = database;
  for (const { record, bytes } of records.map(withBytes)) {
    const { id } = record.article;
    for (const [kind, rows] of [
      ['originals', record.originals],
      ['assets', record.assets],
    ] as const) {
      for (const { sha256: hash, extension } of rows) {
        const content = bytesOf(bytes.get(hash) ?? '');
        expect(await files.stage(kind, hash, extension, content)).toEqual({ ok: true });
      }
    }
    const tables = [articles, html, texts, highlights, assets, originals, changes];
    await database.transaction('rw', tables, async () => {
      await putBody(database, record.article, { ...record, html: record.html as CleanHtml });
      if (record.highlights.length > 0) await highlights.put({ id, highlights: record.highlights });
      await assets.bulkPut(record.assets);
      await originals.bulkPut(record.originals.map((row) => ({ ...row, complete: true })));
      await appendChanges(database, 'article-added', [id]);
    });
  }
  await feeds.put({ id: 'https://a.example', title: 'A', siteUrl: null, tags: [], addedAt: 1 });
  await appendChanges(database, 'record-changed', ['feeds']);
  await settle({ database, files });
}

export async function settle({ database, files }: Pick<Desk, 'database' | 'files'>): Promise<void> {
  const follower = new VaultFollower(database, files, () => {});
  await follower.settle();
  expect(follower.status).toEqual({ unsaved: 0, trouble: null });
}

export async function restoreInto(desk: Desk, path: string): Promise<RestoreReport> {
  const opening = await desk.transfers.open(path);
  if (!opening.ok) throw new Error(opening.message);
  const { transfers } = desk;
  const opened = transfers.bundle(opening.bundle);
  const bundle = {
    listArticles: () => opened.listArticles(),
    unreadable: () => opened.unreadable(),
    readArticle: (folder: string) => opened.readArticle(folder),
    readRecord: opened.readRecord,
    copyStored: (kind: 'originals' | 'assets', hash: string) =>
      transfers.copy(opening.bundle, kind, hash),
  };
  const clean = (html: string) => html as CleanHtml;
  const report = await restoreBundle(desk.database, desk.files, bundle, clean, () => {});
  transfers.close(opening.bundle);
  await settle(desk);
  return report;
}

export async function rowsOf(database: CarrelDatabase): Promise<unknown> {
  const { articles, html, texts, highlights, assets, originals, feeds } = database;
  const tables = [articles, html, texts, highlights, assets, originals, feeds];
  return Promise.all(tables.map((table) => table.toArray()));
}
