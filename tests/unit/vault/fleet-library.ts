import { conflictOf } from '../../../electron/ipc/conflict-names';
import type { ConflictCopy, VaultWrite } from '../../../electron/ipc/vault-files';
import { vaultRecords } from '../../../electron/ipc/vault-files';
import { MemoryLibrary } from './memory-library';

const articleFiles = ['article.html', 'article.json'];

/** A library's folder in memory as a sync program sees it: files by their paths, copies among them. */
export class FleetLibrary extends MemoryLibrary {
  /** Files that are none of the library's, by path. */
  readonly others = new Map<string, string>();

  constructor(override readonly machine: string) {
    super();
  }

  files(): Map<string, string> {
    const files = new Map(this.others);
    for (const [folder, { html, json }] of this.folders) {
      if (html !== null) files.set(`${folder}/article.html`, html);
      if (json !== null) files.set(`${folder}/article.json`, json);
    }
    for (const [path, text] of this.machineFiles) files.set(`machines/${path}`, text);
    for (const [name, text] of this.records)
      if (typeof text === 'string') files.set(`${name}.json`, text);
    return files;
  }

  /** @param text null deletes the file */
  put(path: string, text: string | null): void {
    const [folder, name] = [path.slice(0, path.lastIndexOf('/')), path.split('/').at(-1)!];
    if (path.startsWith('articles/') && articleFiles.includes(name)) {
      const files = { ...(this.folders.get(folder) ?? { html: null, json: null }) };
      files[name === 'article.html' ? 'html' : 'json'] = text;
      if (files.html === null && files.json === null) this.folders.delete(folder);
      else this.folders.set(folder, files);
    } else if (path.startsWith('machines/')) set(this.machineFiles, path.slice(9), text);
    else if (vaultRecords.some((record) => path === `${record}.json`))
      set(this.records as Map<string, string>, path.slice(0, -5), text);
    else set(this.others, path, text);
  }

  override async listConflictCopies(): Promise<ConflictCopy[]> {
    return [...this.others].flatMap(([place, text]) => {
      const cut = place.lastIndexOf('/') + 1;
      const [folder, name] = [place.slice(0, cut), place.slice(cut)];
      const originals = originalsIn(folder, name);
      const found = conflictOf(name, originals);
      if (found === null) return [];
      return [{ place, of: folder + found.of, program: found.program, bytes: text.length }];
    });
  }

  override async readConflictCopy(place?: string): Promise<string | null> {
    return this.others.get(place ?? '') ?? null;
  }

  override async removeConflictCopy(place?: string): Promise<VaultWrite> {
    this.others.delete(place ?? '');
    return { ok: true };
  }
}

function originalsIn(folder: string, name: string): string[] {
  if (folder === '') return vaultRecords.map((each) => `${each}.json`);
  if (!folder.startsWith('machines/')) return articleFiles;
  const [stem = ''] = /^[0-9a-z]*(?:-[0-9a-z]{10})?/.exec(name) ?? [];
  return ['machine.json', `${stem}.jsonl`];
}

function set(files: Map<string, string>, path: string, text: string | null): void {
  if (text === null) files.delete(path);
  else files.set(path, text);
}
