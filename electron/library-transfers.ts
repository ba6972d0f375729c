import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { HandedItems } from './handed-items.js';
import type { ExportAnswer, ExportShape, OpenedBundle } from './ipc/exporting.js';
import type { PublishBegin } from './ipc/page-files.js';
import type { StoredKind, Unreadable, VaultWrite } from './ipc/vault-files.js';
import type { Bundle } from './vault/bundle.js';
import { companionsOf } from './vault/export-articles.js';
import type { ExtraFile } from './vault/export-library.js';
import { openBundle } from './vault/import-bundle.js';
import type { PageProgram } from './vault/page-data.js';
import { Publication } from './vault/publish.js';
import type { Vault } from './vault/vault.js';

interface Target {
  path: string;
  mayReplace: boolean;
}

/**
 * The exports that are being written and the exported libraries that are being read. Renderers know
 * them by random names; paths come from a dialog or the command line.
 */
export class LibraryTransfers {
  readonly #targets = new Map<string, Target>();
  /** The last export that was finished. */
  #finished: { target: string; path: string } | null = null;
  readonly #exports = new Map<string, RunningExport>();
  readonly #publications = new Map<string, Publication>();
  readonly #bundles = new Map<string, Bundle>();

  constructor(private readonly vault: Vault) {}

  /**
   * Names a target for an export; nothing is written yet.
   *
   * @param mayReplace true when the user has agreed that a file there is replaced
   */
  allowTarget(path: string, mayReplace = false): string {
    const name = randomUUID();
    this.#targets.set(name, { path, mayReplace });
    return name;
  }

  /**
   * Starts writing; an unfinished export to the same target, of a window that has ended, is discarded.
   * Resolves to the name of the folder in which a `file` has its other files; empty for other shapes.
   */
  async begin(target: string, shape: ExportShape): Promise<string> {
    const named = this.#targets.get(target);
    if (named === undefined) throw new Error('no such export');
    await this.abandon(target);
    this.#exports.set(target, new RunningExport(this.vault, named, shape));
    return shape === 'file' ? basename(companionsOf(named.path)) : '';
  }

  /**
   * Resolves when the export has taken the file, so that the sender does not run ahead. Does nothing
   * and answers false when the export was abandoned or has failed.
   */
  async add(target: string, path: string, content: ExtraFile['content']): Promise<boolean> {
    return (await this.#exports.get(target)?.add({ path, content })) ?? false;
  }

  async finish(target: string): Promise<ExportAnswer> {
    const answer = await this.#running(target).finish();
    const path = this.#targets.get(target)?.path;
    if (answer.ok && path !== undefined) this.#finished = { target, path };
    this.release(target);
    return answer;
  }

  /** Where the last finished export is; null for another one. */
  finishedPath(target: string): string | null {
    return this.#finished?.target === target ? this.#finished.path : null;
  }

  /** Discards the export; resolves when its files are deleted. */
  async abandon(target: string): Promise<void> {
    const running = this.#exports.get(target);
    this.#exports.delete(target);
    await running?.abandon();
    const publication = this.#publications.get(target);
    this.#publications.delete(target);
    await publication?.abandon();
  }

  /** Begins to publish articles with the page into the folder at a target. */
  async publish(target: string, program: PageProgram): Promise<PublishBegin> {
    const named = this.#targets.get(target);
    if (named === undefined) throw new Error('no such target');
    await this.abandon(target);
    const { answer, publication } = await Publication.begin(this.vault.root, named.path, program);
    if (publication !== null) this.#publications.set(target, publication);
    return answer;
  }

  publication(target: string): Publication {
    const publication = this.#publications.get(target);
    if (publication === undefined) throw new Error('nothing is published there');
    return publication;
  }

  /** The window that wrote and read them has ended: discards every export and closes every bundle. */
  async abandonAll(): Promise<void> {
    await Promise.all([...this.#exports.keys()].map((target) => this.abandon(target)));
  }

  /** Forgets a target or a bundle whose command has ended. */
  release(name: string): void {
    void this.abandon(name);
    this.#targets.delete(name);
    this.close(name);
  }

  async open(path: string): Promise<OpenedBundle> {
    const opening = await openBundle(path);
    if (!opening.ok) return opening;
    const bundle = randomUUID();
    this.#bundles.set(bundle, opening.bundle);
    return { ok: true, bundle };
  }

  bundle(name: string): Bundle {
    const bundle = this.#bundles.get(name);
    if (bundle === undefined) throw new Error('no such bundle');
    return bundle;
  }

  /**
   * Copies a file into the library, and replaces a damaged one there. Null when the bundle does not
   * have it.
   */
  async copy(
    name: string,
    kind: StoredKind,
    sha256: string,
  ): Promise<VaultWrite | Unreadable | null> {
    const bundle = this.bundle(name);
    const bytes = await bundle.readStored(kind, sha256);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const extension = (await this.#stored(name, kind)).get(sha256);
    return this.vault.stage(kind, sha256, extension ?? '', bytes);
  }

  close(name: string): void {
    this.#bundles.get(name)?.close();
    this.#bundles.delete(name);
    for (const key of [...this.#lists.keys()]) if (key.startsWith(name)) this.#lists.delete(key);
  }

  readonly #lists = new Map<string, Promise<Map<string, string>>>();

  /** The extensions of the bundle's files by hash, read once. */
  #stored(name: string, kind: StoredKind): Promise<Map<string, string>> {
    const key = `${name} ${kind}`;
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const list = this.bundle(name)
      .listStored(kind)
      .then((files) => new Map(files.map(({ sha256, extension }) => [sha256, extension])));
    this.#lists.set(key, list);
    return list;
  }

  #running(target: string): RunningExport {
    const running = this.#exports.get(target);
    if (running === undefined) throw new Error('no such export');
    return running;
  }
}

class RunningExport {
  readonly #files = new HandedItems<ExtraFile>();
  readonly #breakOff = new AbortController();
  readonly #answer: Promise<ExportAnswer>;

  constructor(vault: Vault, { path, mayReplace }: Target, shape: ExportShape) {
    const { signal } = this.#breakOff;
    const articles = shape === 'library' ? undefined : { shape, mayReplace };
    // After an error the vault takes no more files.
    this.#answer = vault
      .exportTo(path, this.#files.items(), { signal }, articles)
      .finally(() => this.#files.close());
  }

  async add(file: ExtraFile): Promise<boolean> {
    await this.#files.offer(file);
    return !this.#files.hasEnded;
  }

  finish(): Promise<ExportAnswer> {
    this.#files.end();
    return this.#answer;
  }

  async abandon(): Promise<void> {
    const reason = new Error('the export was broken off');
    this.#breakOff.abort(reason);
    await this.finish().catch((error) => {
      if (error !== reason) throw error;
    });
  }
}
