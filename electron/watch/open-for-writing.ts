import { open, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOfBytes, openable } from '../raw-names.js';

/**
 * Returns those of these absolute paths that a program has open for writing, on systems that can tell:
 * the size of a stalled download does not change, although the file is not whole.
 */
export function openForWriting(paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return Promise.resolve(new Set());
  if (process.platform === 'linux') return openOnLinux(new Set(paths));
  if (process.platform === 'win32') return openOnWindows(paths);
  return Promise.resolve(new Set());
}

/** Linux shows only the processes of the same user (proc(5)), so others are not found. */
async function openOnLinux(paths: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>();
  const own = String(process.pid);
  const isRaw = [...paths].some((path) => typeof openable(path) !== 'string');
  // Strings, not buffers: there are thousands of links, and hardly a path that is not UTF-8.
  const targetOf = async (link: string) =>
    isRaw ? nameOfBytes(await readlink(link, 'buffer')) : readlink(link);
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid) || pid === own) continue;
    for (const descriptor of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const link = join('/proc', pid, 'fd', descriptor);
      const target = await targetOf(link).catch(() => '');
      if (!paths.has(target) || found.has(target)) continue;
      const about = await readFile(join('/proc', pid, 'fdinfo', descriptor), 'utf8').catch(
        () => '',
      );
      // O_WRONLY or O_RDWR.
      const flags = Number.parseInt(/^flags:\s*([0-7]+)/m.exec(about)?.[1] ?? '0', 8);
      if ((flags & 3) !== 0) found.add(target);
    }
  }
  return found;
}

/** On Windows a file that is being written can mostly not be opened for writing by another program. */
async function openOnWindows(paths: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const path of paths) {
    try {
      await (await open(openable(path), 'r+')).close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EBUSY') found.add(path);
    }
  }
  return found;
}
