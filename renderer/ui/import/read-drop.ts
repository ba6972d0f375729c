import { packageName } from '../../../electron/ipc/help';
import type { ImportInput } from '../../library/import/import-batch';

/**
 * The files of a drop, including those in folders, with paths relative to the dropped folder. Must
 * be called synchronously in the event handler: the browser empties the list afterwards.
 */
export function readDrop(items: DataTransferItemList): Promise<ImportInput[]> {
  const entries: FileSystemEntry[] = [];
  const files: File[] = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = entry || item.kind !== 'file' ? null : item.getAsFile();
    if (entry) entries.push(entry);
    // An attachment dragged out of another program has no entry in a file system.
    else if (file) files.push(file);
  }
  return readEntries(entries).then((inputs) => [...inputs, ...fromFileList(files)]);
}

export async function readEntries(entries: readonly FileSystemEntry[]): Promise<ImportInput[]> {
  const inputs: ImportInput[] = [];
  const waiting = [...entries].reverse();
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (entry.name.startsWith('.')) continue;
    const name = entry.fullPath.replace(/^\//, '');
    if (entry.isDirectory) {
      const { children, reason } = await childrenOf(entry as FileSystemDirectoryEntry);
      if (reason !== null) inputs.push({ kind: 'missing', name, reason });
      for (const child of children.sort((a, b) => (a.name < b.name ? 1 : -1))) waiting.push(child);
    } else {
      const file = await fileOf(entry as FileSystemFileEntry);
      inputs.push(
        file instanceof File
          ? { kind: 'file', name, file }
          : { kind: 'missing', name, reason: file.reason },
      );
    }
  }
  return inputs;
}

export function fromFileList(files: Iterable<File>): ImportInput[] {
  return [...files]
    .map(
      (file): ImportInput => ({ kind: 'file', name: file.webkitRelativePath || file.name, file }),
    )
    .filter((input) => !/(^|\/)\./.test(input.name));
}

/** Splits packages of programs from what is to be imported; those in a dropped folder are imported, which says so. */
export function splitPackages(inputs: readonly ImportInput[]): {
  packages: File[];
  others: ImportInput[];
} {
  const packages: File[] = [];
  const others: ImportInput[] = [];
  for (const input of inputs) {
    const isPackage =
      input.kind === 'file' && !input.name.includes('/') && packageName.test(input.name);
    if (isPackage) packages.push(input.file);
    else others.push(input);
  }
  return { packages, others };
}

type Unreadable = 'vanished' | 'unreadable';

/** The entries of a folder; when reading fails part-way, those read so far and the reason. */
async function childrenOf(
  folder: FileSystemDirectoryEntry,
): Promise<{ children: FileSystemEntry[]; reason: Unreadable | null }> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // Each call returns at most a hundred entries, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | Unreadable>((resolve) =>
      reader.readEntries(resolve, (error) => resolve(reasonOf(error))),
    );
    if (typeof some === 'string') return { children, reason: some };
    if (some.length === 0) return { children, reason: null };
    for (const child of some) children.push(child);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | { reason: Unreadable }> {
  return new Promise((resolve) =>
    entry.file(resolve, (error) => resolve({ reason: reasonOf(error) })),
  );
}

function reasonOf(error: DOMException | undefined): Unreadable {
  return error?.name === 'NotFoundError' ? 'vanished' : 'unreadable';
}
