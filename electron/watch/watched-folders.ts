import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { grantFound } from '../granted-files.js';
import type { FileGrant, WatchAnswer, WatchedFolder } from '../ipc/granted-files.js';
import { FolderWatch, type HandedOver, usualTimes, type WatchTimes } from './folder-watch.js';
import { TakenFiles } from './taken-files.js';
import type { ChosenFolder, WatchList } from './watch-list.js';

/** The page, while it is ready. */
export interface WatchListener {
  files(ticket: string, grant: FileGrant): void;
  changed(folders: WatchedFolder[]): void;
}

/** All watched folders. They are watched while a page is there to import what is found. */
export class WatchedFolders {
  readonly #watches = new Map<string, FolderWatch>();
  readonly #tickets = new Map<string, (answer: HandedOver | null) => void>();
  #listener: WatchListener | null = null;

  constructor(
    private readonly list: WatchList,
    private readonly profile: string,
    private readonly libraryFolder: () => string,
    private readonly times: WatchTimes = usualTimes,
  ) {}

  async listen(listener: WatchListener): Promise<void> {
    await this.rest();
    this.#listener = listener;
    for (const folder of this.list.folders) if (!folder.paused) await this.#begin(folder);
    this.#tell();
  }

  /** The page has ended: files that it had not confirmed count as not imported. */
  async rest(): Promise<void> {
    this.#listener = null;
    const watches = [...this.#watches.values()];
    this.#watches.clear();
    for (const answer of this.#tickets.values()) answer(null);
    this.#tickets.clear();
    await Promise.all(watches.map((watch) => watch.stop()));
  }

  folders(): WatchedFolder[] {
    return this.list.folders.map(({ id, path, paused }) => {
      const watch = this.#watches.get(id);
      const state = paused ? 'paused' : (watch?.state ?? 'watching');
      const { waiting = 0, lastTakenAt = null } = watch ?? {};
      return { id, path, state, waiting, taken: watch?.taken.count ?? null, lastTakenAt };
    });
  }

  async add(path: string): Promise<WatchAnswer> {
    const [folder, library] = await Promise.all([
      realpath(path).catch(() => path),
      realpath(this.libraryFolder()).catch(() => this.libraryFolder()),
    ]);
    if (folder === library || folder.startsWith(library + sep)) {
      return { ok: false, reason: 'own-library' };
    }
    const chosen = await this.list.add(folder);
    await this.#begin(chosen);
    this.#tell();
    return { ok: true };
  }

  async pause(id: string, paused: boolean): Promise<void> {
    await this.list.pause(id, paused);
    const folder = this.list.folders.find((each) => each.id === id);
    if (paused) await this.#end(id);
    else if (folder !== undefined) await this.#begin(folder);
    this.#tell();
  }

  async remove(id: string): Promise<void> {
    await this.list.remove(id);
    const watch = this.#watches.get(id);
    await this.#end(id);
    await (watch?.taken ?? (await TakenFiles.open(this.profile, id))).forget();
    this.#tell();
  }

  /** The page has imported the files of this ticket. */
  takenIn(ticket: string, answer: HandedOver): void {
    this.#tickets.get(ticket)?.(answer);
    this.#tickets.delete(ticket);
  }

  async #begin({ id, path }: ChosenFolder): Promise<void> {
    if (this.#watches.has(id) || this.#listener === null) return;
    const taken = await TakenFiles.open(this.profile, id);
    const watch = new FolderWatch(
      path,
      taken,
      this.libraryFolder(),
      (files) =>
        new Promise((resolve) => {
          const ticket = randomUUID();
          this.#tickets.set(ticket, resolve);
          const found = files.map((file) => ({ ...file, path: file.absolute }));
          this.#listener?.files(ticket, grantFound(found, []));
        }),
      () => this.#tell(),
      this.times,
    );
    this.#watches.set(id, watch);
    watch.start();
  }

  async #end(id: string): Promise<void> {
    const watch = this.#watches.get(id);
    this.#watches.delete(id);
    await watch?.stop();
  }

  #tell(): void {
    this.#listener?.changed(this.folders());
  }
}
