import type { TextReply, TextRequest } from './text-link';

/**
 * Reads and writes files in the origin's private file system, for the search worker: at once and
 * without a copy, which only a worker of a window may. See text-files.ts.
 */

/** What TypeScript's library for windows does not know. */
interface SyncHandle {
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
interface SyncFile extends FileSystemFileHandle {
  createSyncAccessHandle(options?: { mode: 'read-only' }): Promise<SyncHandle>;
}

const folderName = 'search-texts';
const open = new Map<string, SyncHandle>();
/** Being written, by nobody else meanwhile. */
let written: { file: string; handle: SyncHandle } | null = null;

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(folderName, { create: true });
}

async function opened(file: string): Promise<SyncHandle> {
  const known = open.get(file);
  if (known) return known;
  const found = (await (await folder()).getFileHandle(file)) as SyncFile;
  const handle = await found.createSyncAccessHandle({ mode: 'read-only' });
  open.set(file, handle);
  return handle;
}

/** The ranges one behind the other; what lies behind the end of a file is zeros. */
async function read(parts: Extract<TextRequest, { kind: 'read' }>['parts']) {
  const handles = await Promise.all(parts.map(({ file }) => opened(file)));
  const sizes = parts.map(({ ranges }) => ranges.reduce((sum, [from, to]) => sum + to - from, 0));
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let done = 0;
  parts.forEach(({ ranges }, i) => {
    for (const [from, to] of ranges) {
      handles[i]!.read(bytes.subarray(done, done + to - from), { at: from });
      done += to - from;
    }
  });
  return bytes;
}

async function write({ file, at, bytes, isLast }: Extract<TextRequest, { kind: 'write' }>) {
  if (written?.file !== file) {
    written?.handle.close();
    written = null;
    const made = (await (await folder()).getFileHandle(file, { create: true })) as SyncFile;
    written = { file, handle: await made.createSyncAccessHandle() };
    written.handle.truncate(0);
  }
  const { handle } = written;
  if (handle.write(bytes, { at }) < bytes.length) throw new Error('The disk is full');
  if (!isLast) return;
  handle.flush();
  handle.close();
  written = null;
}

/** Removes all others. One that another window has open is left to the next time. */
async function keep(files: readonly string[]): Promise<void> {
  const directory = await folder();
  const gone: string[] = [];
  for await (const name of directory.keys()) if (!files.includes(name)) gone.push(name);
  for (const name of gone) {
    open.get(name)?.close();
    open.delete(name);
    if (written?.file !== name) await directory.removeEntry(name).catch(() => {});
  }
}

async function answer(request: TextRequest): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.kind === 'read') return await read(request.parts);
  await (request.kind === 'write' ? write(request) : keep(request.files));
  return null;
}

addEventListener('message', ({ ports: [port] }: MessageEvent) => {
  if (!port) return;
  port.onmessage = async ({ data: request }: MessageEvent<TextRequest>) => {
    const { id } = request;
    try {
      const bytes = await answer(request);
      port.postMessage({ id, ok: true, bytes } satisfies TextReply, bytes ? [bytes.buffer] : []);
    } catch {
      port.postMessage({ id, ok: false, bytes: null } satisfies TextReply);
    }
  };
});
