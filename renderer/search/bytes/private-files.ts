/** A file with synchronous reads: one answer needs tens of them. */
export interface PrivateFile {
  /** Size in bytes. */
  readonly size: number;
  /** Fills `into` with the bytes from `at` on; returns how many it read. */
  read(into: Uint8Array, at: number): number;
}

/** Writes bytes at their offset in a new file. */
export type Put = (bytes: Uint8Array, at: number) => void;

/** Files by name, which only the search worker uses. */
export interface PrivateFiles {
  names(): string[];
  find(name: string): PrivateFile | undefined;
  /**
   * Creates or replaces a file.
   *
   * @param fill returns whether the file is complete; if not, or when it throws, the file is removed
   */
  make(name: string, fill: (put: Put) => Promise<boolean>): Promise<boolean>;
  /** Removes all other files. */
  keep(names: ReadonlySet<string>): Promise<void>;
}

/** Missing in TypeScript's DOM library. */
interface SyncHandle {
  getSize(): number;
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
interface SyncFile extends FileSystemFileHandle {
  createSyncAccessHandle(options?: { mode: 'read-only' }): Promise<SyncHandle>;
}

const folderName = 'search';

/**
 * The origin's private file system: reading a text from it takes a twentieth of the time of IndexedDB. Only
 * a dedicated worker may read synchronously, not a shared one.
 */
export class OriginFiles implements PrivateFiles {
  private readonly open = new Map<string, SyncHandle>();

  private constructor(private readonly folder: FileSystemDirectoryHandle) {}

  /** Opens the private files with all that exist; rejects where there is no such file system. */
  static async open(): Promise<OriginFiles> {
    const root = await navigator.storage.getDirectory();
    const files = new OriginFiles(await root.getDirectoryHandle(folderName, { create: true }));
    const opening: Promise<void>[] = [];
    for await (const [name, handle] of files.folder.entries()) {
      if (handle.kind === 'file') opening.push(files.openOne(name, handle as SyncFile));
    }
    await Promise.all(opening);
    return files;
  }

  /** A file that cannot be read counts as missing. */
  private async openOne(name: string, file: SyncFile): Promise<void> {
    const handle = await file.createSyncAccessHandle({ mode: 'read-only' }).catch(() => null);
    if (handle) this.open.set(name, handle);
  }

  names(): string[] {
    return [...this.open.keys()];
  }

  find(name: string): PrivateFile | undefined {
    const handle = this.open.get(name);
    return (
      handle && {
        size: handle.getSize(),
        read: (into: Uint8Array, at) => handle.read(into, { at }),
      }
    );
  }

  async make(name: string, fill: (put: Put) => Promise<boolean>): Promise<boolean> {
    this.close(name);
    const file = (await this.folder.getFileHandle(name, { create: true })) as SyncFile;
    if (!(await written(file, fill).catch(() => false))) {
      await this.folder.removeEntry(name).catch(() => {});
      return false;
    }
    await this.openOne(name, file);
    return this.open.has(name);
  }

  async keep(names: ReadonlySet<string>): Promise<void> {
    const gone: string[] = [];
    for await (const name of this.folder.keys()) if (!names.has(name)) gone.push(name);
    for (const name of gone) {
      this.close(name);
      await this.folder.removeEntry(name).catch(() => {});
    }
  }

  private close(name: string): void {
    this.open.get(name)?.close();
    this.open.delete(name);
  }
}

async function written(file: SyncFile, fill: (put: Put) => Promise<boolean>): Promise<boolean> {
  const handle = await file.createSyncAccessHandle();
  try {
    handle.truncate(0);
    const isWhole = await fill((bytes, at) => {
      if (handle.write(bytes, { at }) < bytes.length) throw new Error('The disk is full');
    });
    handle.flush();
    return isWhole;
  } finally {
    handle.close();
  }
}

/** Used where there is no private file system: everything is read from the database. */
export const noFiles: PrivateFiles = {
  names: () => [],
  find: () => undefined,
  make: async () => false,
  keep: async () => {},
};
