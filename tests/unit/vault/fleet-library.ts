import { conflictOf } from '../../../electron/ipc/conflict-names';
import type { ConflictCopy, VaultWrite } from '../../../electron/ipc/vault-files';
import { vaultRecords } from '../../../electron/ipc/vault-files';
import { keptInTrash } from '../../../electron/vault/deleted-twice';
import { sha256OfText } from '../../../renderer/core/article/hashes';
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
    for (const [folder, { html, json }] of this.trash) {
      if (html !== null) files.set(`${inTrash(folder)}/article.html`, html);
      if (json !== null) files.set(`${inTrash(folder)}/article.json`, json);
    }
    for (const [folder, note] of this.trashNotes)
      files.set(`${inTrash(folder)}/trashed.json`, note);
    for (const [path, text] of this.machineFiles) files.set(`machines/${path}`, text);
    for (const [name, text] of this.records)
      if (typeof text === 'string') files.set(`${name}.json`, text);
    return files;
  }

  /** @param text null deletes the file */
  put(path: string, text: string | null): void {
    const [folder, name] = [path.slice(0, path.lastIndexOf('/')), path.split('/').at(-1)!];
    if (path.startsWith('articles/') && articleFiles.includes(name))
      setFile(this.folders, folder, name, text);
    else if (path.startsWith('trash/') && articleFiles.includes(name))
      setFile(this.trash, homeOf(folder), name, text);
    else if (path.startsWith('trash/') && name === 'trashed.json')
      set(this.trashNotes, homeOf(folder), text);
    else if (path.startsWith('machines/')) set(this.machineFiles, path.slice(9), text);
    else if (vaultRecords.some((record) => path === `${record}.json`))
      set(this.records as Map<string, string>, path.slice(0, -5), text);
    else set(this.others, path, text);
  }

  /** The texts of trashed.json, by the folders that the articles came from. */
  readonly trashNotes = new Map<string, string>();

  /** As main does it, see electron/vault/trash.ts. */
  override async trashArticle(folder: string, trashedAt: number | null): Promise<VaultWrite> {
    const mine = this.folders.get(folder);
    if (!mine) return { ok: true };
    const there = this.trash.get(folder);
    const known = this.trashNotes.get(folder);
    const isInTrash = there !== undefined || known !== undefined;
    const kept = keptInTrash(there ?? { html: null, json: null }, mine);
    const to = isInTrash && kept === null ? `${folder}~2` : folder;
    this.trash.set(to, (isInTrash && kept) || mine);
    const at = trashedAt ?? Date.now();
    if (!known || JSON.parse(known).trashedAt < at)
      this.trashNotes.set(to, JSON.stringify({ folder, trashedAt: at }));
    this.folders.delete(folder);
    for (const [place, text] of this.others) {
      if (!place.startsWith(`${folder}/`)) continue;
      this.others.delete(place);
      this.others.set(inTrash(to) + place.slice(folder.length), text);
    }
    return { ok: true };
  }

  override async emptyTrash(): Promise<number> {
    this.trashNotes.clear();
    for (const place of this.others.keys())
      if (place.startsWith('trash/')) this.others.delete(place);
    return super.emptyTrash();
  }

  override async listConflictCopies(folders: readonly string[] | null): Promise<ConflictCopy[]> {
    return [...this.others].flatMap(([place, text]) => {
      const cut = place.lastIndexOf('/') + 1;
      if (folders?.includes(place.slice(0, Math.max(0, cut - 1))) === false) return [];
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
    const name = (place ?? '').slice((place ?? '').lastIndexOf('/') + 1);
    const folder = (place ?? '').slice(0, -name.length - 1);
    const text = this.others.get(place ?? '');
    const files = folder.startsWith('trash/') ? this.trash.get(homeOf(folder)) : undefined;
    // As main does it, see electron/vault/conflict-copies.ts.
    if (
      text !== undefined &&
      files?.json?.includes(`"article.html": "${await sha256OfText(text)}"`)
    )
      this.trash.set(homeOf(folder), { ...files, html: text });
    this.others.delete(place ?? '');
    return { ok: true };
  }
}

const inTrash = (folder: string) => `trash/${folder.split('/').slice(1).join('-')}`;
const homeOf = (place: string) => place.replace(/^trash\/(\d+)-(\d+)-/, 'articles/$1/$2/');

function setFile(
  folders: FleetLibrary['folders'],
  folder: string,
  name: string,
  text: string | null,
): void {
  const files = { ...(folders.get(folder) ?? { html: null, json: null }) };
  files[name === 'article.html' ? 'html' : 'json'] = text;
  if (files.html === null && files.json === null) folders.delete(folder);
  else folders.set(folder, files);
}

function originalsIn(folder: string, name: string): string[] {
  if (folder === '') return vaultRecords.map((each) => `${each}.json`);
  if (folder.startsWith('trash/')) return ['trashed.json', ...articleFiles];
  if (!folder.startsWith('machines/')) return articleFiles;
  const [stem = ''] = /^[0-9a-z]*(?:-[0-9a-z]{10})?/.exec(name) ?? [];
  return ['machine.json', `${stem}.jsonl`];
}

function set(files: Map<string, string>, path: string, text: string | null): void {
  if (text === null) files.delete(path);
  else files.set(path, text);
}
