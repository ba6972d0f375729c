// The folders of the machines, `machines/<id>/`. Each is written by its machine alone.
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  largestMachineFile,
  type MachineFile,
  type MachineFolder,
  type MachineListing,
  machineFilePattern,
  machineIdPattern,
} from '../ipc/machine-files.js';
import type { Unreadable } from '../ipc/vault-files.js';
import type { AtomicWriter } from './atomic-file.js';
import { codeOf } from './disk.js';
import { isPlainName, refuseLinks } from './library-paths.js';
import { walkFolders } from './library-places.js';
import { mapMany, readPlainText } from './plain-file.js';
import { CannotRead, Refused, unreadableOf } from './trouble.js';

export const machinesFolder = 'machines';

/** Most files of one machine that are listed; a machine keeps its own few. */
const mostFiles = 10_000;

export const machineLevel = {
  isOurs: (path: string) => machineIdPattern.test(path.slice(machinesFolder.length + 1)),
  isReserved: (name: string) => machineIdPattern.test(name),
};

/** Lists the machines' folders and files, also copies that a sync program has named. */
export async function listMachines(root: string): Promise<MachineListing> {
  const { folders, unreadable } = await walkFolders(root, machinesFolder, [machineLevel]);
  const listed = await mapMany(folders, (folder) => filesOf(root, folder));
  return {
    machines: listed.map(({ machine, files }) => ({ machine, files })),
    unreadable: [...unreadable, ...listed.flatMap((each) => each.unreadable)],
  };
}

async function filesOf(
  root: string,
  folder: string,
): Promise<MachineFolder & { unreadable: Unreadable[] }> {
  const machine = folder.slice(machinesFolder.length + 1);
  const unreadable: Unreadable[] = [];
  try {
    const entries = (await readdir(join(root, folder), { withFileTypes: true })).filter(
      ({ name }) => isPlainName(name) && /\.jsonl?/i.test(name),
    );
    if (entries.length > mostFiles) {
      throw new CannotRead('too-large', `more than ${mostFiles} files: ${folder}`);
    }
    for (const entry of entries) {
      if (entry.isFile()) continue;
      const [reason, what] = entry.isSymbolicLink()
        ? (['link', 'a link'] as const)
        : (['not-a-file', 'not a file'] as const);
      const place = `${folder}/${entry.name}`;
      unreadable.push(unreadableOf(place, new CannotRead(reason, `${what}: ${place}`)));
    }
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const files = await mapMany(names.sort(), (name) => sizeOf(root, folder, name));
    return { machine, files: files.flat(), unreadable };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') unreadable.push(unreadableOf(folder, error));
    return { machine, files: [], unreadable };
  }
}

/** Empty for a file that has gone meanwhile. */
async function sizeOf(root: string, folder: string, name: string): Promise<MachineFile[]> {
  const about = await lstat(join(root, folder, name)).catch(() => null);
  return about?.isFile() ? [{ name, bytes: about.size }] : [];
}

/** Null when there is no such file. */
export async function readMachineFile(
  root: string,
  machine: string,
  name: string,
): Promise<string | null | Unreadable> {
  const folder = folderOf(machine);
  if (!isPlainName(name)) throw new TypeError(`not a file of a machine: ${name}`);
  const place = `${folder}/${name}`;
  try {
    await refuseLinks(root, folder);
    return await readPlainText(join(root, place), largestMachineFile);
  } catch (error) {
    return unreadableOf(place, error);
  }
}

export async function writeMachineFile(
  writer: AtomicWriter,
  machine: string,
  name: string,
  content: string,
): Promise<void> {
  const place = ownPlace(machine, name);
  const bytes = Buffer.from(content);
  if (bytes.length > largestMachineFile) throw new Refused(`too large: ${place}`);
  await refuseLinks(writer.root, folderOf(machine));
  await writer.write(place, bytes);
}

/** Deletes files of a machine. One that is missing is no error. */
export async function deleteMachineFiles(
  writer: AtomicWriter,
  machine: string,
  names: readonly string[],
): Promise<void> {
  const places = names.map((name) => ownPlace(machine, name));
  await refuseLinks(writer.root, folderOf(machine));
  for (const place of places) await rm(writer.absolute(place), { force: true });
}

/** The key under which a machine's files are written one after the other. */
export function folderOf(machine: string): string {
  if (!machineIdPattern.test(machine)) throw new TypeError(`not a machine: ${machine}`);
  return `${machinesFolder}/${machine}`;
}

function ownPlace(machine: string, name: string): string {
  if (!machineFilePattern.test(name)) throw new TypeError(`not a file of a machine: ${name}`);
  return `${folderOf(machine)}/${name}`;
}
