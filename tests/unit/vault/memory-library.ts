import type {
  ArticleFiles,
  ArticleWrite,
  ConflictCopy,
  SweepAnswer,
  Unreadable,
  VaultTrouble,
  VaultWrite,
} from '../../../electron/ipc/vault-files';
import { sha256 } from '../../../renderer/core/article/hashes';
import type { LibraryFiles } from '../../../renderer/vault/library-files';

const bytesOf = (text: string | null) =>
  text === null ? -1 : new TextEncoder().encode(text).length;

/** A library folder in memory whose disk can fail. */
export class MemoryLibrary implements LibraryFiles {
  readonly folders = new Map<string, { html: string | null; json: string | null }>();
  readonly trash = new Map<string, { html: string | null; json: string | null }>();
  readonly records = new Map<string, string | Unreadable>();
  /** Files that cannot be read, by path. */
  readonly broken = new Map<string, Unreadable>();
  readonly stored = new Map<string, Uint8Array>();
  trouble: VaultTrouble | null = null;
  /** The folder that cannot be written. */
  blocked: string | null = null;
  /** The number of times that an article.json was written. */
  writes = 0;

  async stage(
    _kind: string,
    sha256: string,
    _extension: string,
    bytes: Uint8Array,
  ): Promise<VaultWrite> {
    if (this.trouble) return this.trouble;
    this.stored.set(sha256, bytes);
    return { ok: true };
  }

  async writeArticle(
    folder: string,
    html: string | null,
    json: string,
    known: string | null = null,
  ): Promise<ArticleWrite> {
    if (this.trouble) return this.trouble;
    const { json: there } = await this.readArticle(folder);
    const isAnother = there !== null && (await sha256(new TextEncoder().encode(there))) !== known;
    if (known !== null && isAnother) return { ok: false, reason: 'changed-outside' };
    if (folder === this.blocked) return { ok: false, reason: 'failed', message: 'in the way' };
    this.writes += 1;
    this.folders.set(folder, { html: html ?? this.folders.get(folder)?.html ?? null, json });
    return { ok: true };
  }

  async readArticle(folder: string): Promise<ArticleFiles> {
    const { html, json } = this.folders.get(folder) ?? { html: null, json: null };
    const unreadable = this.#brokenIn(folder);
    const read = (name: string, text: string | null) =>
      this.broken.has(`${folder}/${name}`) ? null : text;
    return {
      ...{ html: read('article.html', html), json: read('article.json', json) },
      ...(unreadable.length > 0 && { unreadable }),
    };
  }

  #brokenIn(folder: string): Unreadable[] {
    return [...this.broken.values()].filter(({ place }) => place.startsWith(`${folder}/`));
  }

  async listArticles() {
    return [...this.folders].map(([folder, { html, json }]) => ({
      folder,
      htmlBytes: bytesOf(html),
      jsonBytes: bytesOf(json),
    }));
  }

  /** Files and links in the place of the library's folders. */
  places: Unreadable[] = [];

  async unreadablePlaces() {
    return this.places;
  }

  async foldersNamed(parts: readonly string[]): Promise<string[]> {
    return [...this.folders.keys()].filter((folder) => parts.some((part) => folder.includes(part)));
  }

  async trashArticle(folder: string, _trashedAt: number | null): Promise<VaultWrite> {
    if (this.trouble) return this.trouble;
    const files = this.folders.get(folder);
    if (files) this.trash.set(folder, files);
    this.folders.delete(folder);
    return { ok: true };
  }

  async restoreArticle(name: string): Promise<VaultWrite> {
    const files = this.trash.get(name);
    if (!files) return { ok: false, reason: 'failed', message: 'not there' };
    this.folders.set(name, files);
    this.trash.delete(name);
    return { ok: true };
  }

  async listTrash() {
    return [...this.trash].map(([folder, { json }]) => ({
      ...{ name: folder, folder, json },
      trashedAt: 0,
      daysKept: 0,
    }));
  }

  async listStored() {
    return [...this.stored].map(([sha256, bytes]) => ({
      ...{ sha256, extension: '' },
      bytes: bytes.length,
    }));
  }

  async beginSweep(): Promise<void> {}

  async sweepStored(): Promise<SweepAnswer> {
    return { unused: [], deleted: [], unreferenced: [], unreadable: [] };
  }

  async deleteTrashed(name: string): Promise<VaultWrite> {
    this.trash.delete(name);
    return { ok: true };
  }

  async emptyTrash(): Promise<number> {
    const { size } = this.trash;
    this.trash.clear();
    return size;
  }

  async verifyStored(_kind: string, sha256: string): Promise<'ok' | 'missing'> {
    return this.stored.has(sha256) ? 'ok' : 'missing';
  }

  async readRecord(name: string): Promise<string | null | Unreadable> {
    return this.records.get(name) ?? null;
  }

  async setRecordAside(name: string): Promise<VaultWrite> {
    this.records.delete(name);
    return { ok: true };
  }

  readonly machine: string = 'aaaaaaaaaa';
  distrusted: Record<string, string> = {};
  /** By `<machine>/<name>`. */
  readonly machineFiles = new Map<string, string>();

  async ownMachine() {
    return { id: this.machine, name: this.machine, distrusted: this.distrusted };
  }

  /** The same folder as another machine has it. */
  of(machine: string): MemoryLibrary {
    return Object.assign(new MemoryLibrary(), this, { machine });
  }

  async listMachines() {
    const names = [...this.machineFiles.keys()].map((path) => path.split('/') as [string, string]);
    const machines = [...new Set(names.map(([machine]) => machine))].map((machine) => ({
      machine,
      files: names
        .filter(([owner]) => owner === machine)
        .map(([, name]) => ({ name, bytes: this.machineFiles.get(`${machine}/${name}`)!.length })),
    }));
    return { machines, unreadable: [] };
  }

  async readMachineFile(machine: string, name: string) {
    return this.machineFiles.get(`${machine}/${name}`) ?? null;
  }

  async writeMachineFile(name: string, content: string): Promise<VaultWrite> {
    if (this.trouble) return this.trouble;
    this.machineFiles.set(`${this.machine}/${name}`, content);
    return { ok: true };
  }

  async deleteMachineFiles(names: readonly string[]): Promise<VaultWrite> {
    for (const name of names) this.machineFiles.delete(`${this.machine}/${name}`);
    return { ok: true };
  }

  async listConflictCopies(_folders: readonly string[] | null): Promise<ConflictCopy[]> {
    return [];
  }

  async readConflictCopy(): Promise<string | null> {
    return null;
  }

  async removeConflictCopy(): Promise<VaultWrite> {
    return { ok: true };
  }

  async writeRecord(name: string, json: string): Promise<VaultWrite> {
    if (this.trouble) return this.trouble;
    this.records.set(name, json);
    return { ok: true };
  }
}
