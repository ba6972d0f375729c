import type { ImportInput } from '../../library/import-batch';

/**
 * The files in a drop, those in folders too, with the folders' names in theirs. Must be called while
 * the event is handled: afterwards the browser has emptied it.
 */
export function readDrop(items: DataTransferItemList): Promise<ImportInput[]> {
  const entries: FileSystemEntry[] = [];
  const files: File[] = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = entry || item.kind !== 'file' ? null : item.getAsFile();
    if (entry) entries.push(entry);
    // An attachment dragged out of another program has no place on the disk.
    else if (file) files.push(file);
  }
  return readEntries(entries).then((inputs) => [...inputs, ...fromFileList(files)]);
}

export async function readEntries(entries: readonly FileSystemEntry[]): Promise<ImportInput[]> {
  const inputs: ImportInput[] = [];
  const waiting = [...entries].reverse();
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory) {
      const children = await childrenOf(entry as FileSystemDirectoryEntry);
      waiting.push(...children.sort((a, b) => (a.name < b.name ? 1 : -1)));
    } else {
      const file = await fileOf(entry as FileSystemFileEntry);
      inputs.push({ kind: 'file', name: entry.fullPath.replace(/^\//, ''), file });
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

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // One call answers at most a hundred, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      // A folder that may not be read holds nothing for us.
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return children;
    children.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve) =>
    // One that cannot be opened goes on as an empty file, so that the report names it.
    entry.file(resolve, () => resolve(new File([], entry.name))),
  );
}
