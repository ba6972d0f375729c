import { describe, expect, it } from 'vitest';
import { readEntries } from '../../../renderer/ui/import/read-drop';

function file(fullPath: string): FileSystemEntry {
  const name = fullPath.split('/').at(-1)!;
  const entry = {
    name,
    fullPath,
    isFile: true,
    isDirectory: false,
    file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
  };
  return entry as unknown as FileSystemEntry;
}

/** Returns a hundred entries at a time, as Chromium does. */
function folder(fullPath: string, children: FileSystemEntry[]): FileSystemEntry {
  const entry = {
    name: fullPath.split('/').at(-1)!,
    fullPath,
    isFile: false,
    isDirectory: true,
    createReader() {
      let at = 0;
      return {
        readEntries: (resolve: (some: FileSystemEntry[]) => void) => {
          resolve(children.slice(at, at + 100));
          at += 100;
        },
      };
    },
  };
  return entry as unknown as FileSystemEntry;
}

const names = async (entries: FileSystemEntry[]) =>
  (await readEntries(entries)).map((input) => input.name);

describe('what is dropped', () => {
  it('comes with the names of its folders, in their order', async () => {
    const entries = [
      folder('/saved', [
        file('/saved/b.html'),
        folder('/saved/a', [file('/saved/a/2.html'), file('/saved/a/1.html')]),
      ]),
      file('/note.txt'),
    ];
    expect(await names(entries)).toEqual([
      'saved/a/1.html',
      'saved/a/2.html',
      'saved/b.html',
      'note.txt',
    ]);
  });

  it('is read to the end, though a folder answers a hundred files at a time', async () => {
    const many = Array.from({ length: 251 }, (_, at) => file(`/saved/${at}.html`));
    expect(await names([folder('/saved', many)])).toHaveLength(251);
  });

  it('leaves hidden files and folders alone', async () => {
    const entries = [folder('/saved', [file('/saved/.DS_Store'), folder('/saved/.git', [])])];
    expect(await names(entries)).toEqual([]);
  });

  it('has the reason of what cannot be read, and all that can', async () => {
    const failing = (entry: FileSystemEntry, name: string, some: FileSystemEntry[] = []) => ({
      ...entry,
      createReader() {
        let calls = 0;
        return {
          readEntries(resolve: (some: FileSystemEntry[]) => void, reject: (error: Error) => void) {
            calls += 1;
            if (calls === 1 && some.length > 0) resolve(some);
            else reject(new DOMException('', name));
          },
        };
      },
      file: (_resolve: unknown, reject: (error: Error) => void) =>
        reject(new DOMException('', name)),
    });
    const entries = [
      failing(folder('/locked', []), 'NotReadableError'),
      folder('/saved', [
        failing(folder('/saved/half', []), 'NotFoundError', [file('/saved/half/a.html')]),
        failing(file('/saved/gone.html'), 'NotFoundError'),
        file('/saved/z.html'),
      ]),
    ];
    const inputs = await readEntries(entries as FileSystemEntry[]);
    expect(inputs.map((input) => [input.name, 'reason' in input ? input.reason : null])).toEqual([
      ['locked', 'unreadable'],
      ['saved/gone.html', 'vanished'],
      ['saved/half', 'vanished'],
      ['saved/half/a.html', null],
      ['saved/z.html', null],
    ]);
  });

  it('is named in the report even where it cannot be opened', async () => {
    const locked = {
      ...file('/locked.html'),
      file: (_resolve: unknown, reject: () => void) => reject(),
    };
    expect(await names([locked as unknown as FileSystemEntry])).toEqual(['locked.html']);
  });
});
