/** A file that is read at once, without a promise: tens of them for one answer. */
export interface PrivateFile {
  /** In bytes. */
  readonly size: number;
  /** Fills `into` with what stands from `at` on; answers how many bytes that are. */
  read(into: Uint8Array, at: number): number;
}

/** Puts bytes at their place in a new file. */
export type Put = (bytes: Uint8Array, at: number) => void;

/** Files that nobody but the search worker knows, by their names. */
export interface PrivateFiles {
  names(): string[];
  find(name: string): PrivateFile | undefined;
  /**
   * Makes a file, or makes it anew.
   *
   * @param fill answers whether it is whole; when not, or when it throws, there is none
   */
  make(name: string, fill: (put: Put) => Promise<boolean>): Promise<boolean>;
  /** Removes all others. */
  keep(names: ReadonlySet<string>): Promise<void>;
}

/** What TypeScript's library for windows does not know. */
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
 * In the origin's private file system: a text is read from there in a twentieth of the time that
 * IndexedDB takes. Only a worker of a window may read so, not one that windows share.
 */
export class OriginFiles implements PrivateFiles {
  private readonly open = new Map<string, SyncHandle>();

  private constructor(private readonly folder: FileSystemDirectoryHandle) {}

  /** With all that is there; rejects where there is no such file system. */
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

  /** One that cannot be read is none. */
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

/** Where there is no private file system: all is read from the database. */
export const noFiles: PrivateFiles = {
  names: () => [],
  find: () => undefined,
  make: async () => false,
  keep: async () => {},
};
