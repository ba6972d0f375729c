import * as v from 'valibot';
import type { VaultWrite } from '../../electron/ipc/vault-files';
import { ulid } from '../core/records/values';
import type { CarrelDatabase } from '../storage/database';
import { libraryId, setLibraryId } from '../storage/library-id';
import { articleSchema } from './article-files';
import type { LibraryFiles } from './library-files';

/** The content of manifest.json: what all machines write alike. */
export interface Manifest {
  schema: number;
  /** The library's id; null in files of earlier versions. */
  library: string | null;
}

/** The state of the database that a machine has last written into the folder. */
export interface WrittenState {
  epoch: string;
  /** The position in the change log. */
  seq: number;
  /** Number of rows in the `assets` table. */
  images: number;
}

/** The content of `machines/<id>/machine.json`. */
interface MachineRecord extends WrittenState {
  schema: number;
  name: string;
  /** The states of the other machines that were in the folder when it was last compared, by their ids. */
  others: Record<string, string>;
}

const machineFile = 'machine.json';
const unknownState: WrittenState = { epoch: '', seq: 0, images: 0 };

/**
 * Writes which state of the database the folder has, after all other files, so it never claims more than
 * the folder holds. It is in the machine's own file; the manifest is the same whoever writes it.
 */
export async function writeManifest(
  database: CarrelDatabase,
  files: LibraryFiles,
  epoch: string,
  seq: number,
): Promise<VaultWrite> {
  await agreeOnLibrary(database, files, (await readManifest(files))?.library ?? null);
  const [images, library, { others }] = await Promise.all([
    database.assets.count(),
    libraryId(database),
    readMachine(files),
  ]);
  // The newest schema of any file: an older Carrel then writes nothing.
  const manifest = toJson({ schema: articleSchema, library } satisfies Manifest);
  if ((await files.readRecord('manifest')) !== manifest) {
    const answer = await files.writeRecord('manifest', manifest);
    if (!answer.ok) return answer;
  }
  return writeMachine(files, { epoch, seq, images, others });
}

/**
 * Two new libraries whose folders a sync program makes one: each machine has an id of its own, and the folder
 * has what both have written. The smaller id counts everywhere.
 *
 * @param theirs the id in a manifest of the folder; null for none
 * @returns false when the folder is another library's: it has nothing that this machine has written
 */
export async function agreeOnLibrary(
  database: CarrelDatabase,
  files: Pick<LibraryFiles, 'ownMachine' | 'listMachines'>,
  theirs: string | null,
): Promise<boolean> {
  const own = await libraryId(database);
  if (own === null || theirs === null || theirs === own) return true;
  const [{ id }, { machines }] = await Promise.all([files.ownMachine(), files.listMachines()]);
  const written = machines.find(({ machine }) => machine === id)?.files ?? [];
  if (written.length === 0 || !v.is(ulid, theirs)) return false;
  if (theirs < own) await setLibraryId(database, theirs);
  return true;
}

/** Null when the manifest is missing or cannot be read. */
export async function readManifest(
  files: Pick<LibraryFiles, 'readRecord'>,
): Promise<Manifest | null> {
  const json = objectOf(await files.readRecord('manifest'));
  if (json === null) return null;
  const { schema, library } = json;
  return { schema: Number(schema), library: typeof library === 'string' ? library : null };
}

/**
 * The state of the own database that was last written, or an unknown one where another machine has written
 * since. Null for a folder that nobody has written. `others` are for `noteCompared`.
 */
export async function readWritten(
  files: LibraryFiles,
): Promise<{ state: WrittenState | null; others: Record<string, string> }> {
  const [manifest, own, others] = await Promise.all([
    files.readRecord('manifest'),
    readMachine(files),
    readOthers(files),
  ]);
  const hasAll = Object.entries(others).every(([id, state]) => own.others[id] === state);
  const known = objectOf(manifest);
  if (known === null && own.state === null && Object.keys(others).length === 0) {
    return { state: null, others };
  }
  if (!hasAll) return { state: unknownState, others };
  // Earlier versions have it in the manifest.
  return { state: own.state ?? stateIn(known) ?? unknownState, others };
}

/** True unless this machine alone has written into the folder: what is not there may be on its way. */
export async function isSharedFolder(
  files: Pick<LibraryFiles, 'ownMachine' | 'listMachines'>,
): Promise<boolean> {
  const [{ id: own }, { machines }] = await Promise.all([files.ownMachine(), files.listMachines()]);
  return machines.some(({ machine }) => machine !== own);
}

/** Notes that the database has what the other machines had written. */
export async function noteCompared(
  files: LibraryFiles,
  others: Record<string, string>,
): Promise<void> {
  const { state, others: noted } = await readMachine(files);
  if (toJson(others) === toJson(noted)) return;
  // A machine that has written nothing yet: its state follows with its first manifest.
  await writeMachine(files, { ...(state ?? unknownState), others });
}

async function writeMachine(
  files: LibraryFiles,
  { epoch, seq, images, others }: Omit<MachineRecord, 'schema' | 'name'>,
): Promise<VaultWrite> {
  const { id, name } = await files.ownMachine();
  const record: MachineRecord = { schema: articleSchema, name, epoch, seq, images, others };
  const json = toJson(record);
  if ((await files.readMachineFile(id, machineFile)) === json) return { ok: true };
  return files.writeMachineFile(machineFile, json);
}

async function readMachine(
  files: LibraryFiles,
): Promise<{ state: WrittenState | null; others: Record<string, string> }> {
  const { id } = await files.ownMachine();
  const json = objectOf(await files.readMachineFile(id, machineFile));
  const others = Object.entries(Object(json?.others)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { state: stateIn(json), others: Object.fromEntries(others) };
}

/** The states of the other machines: `epoch seq`. */
async function readOthers(files: LibraryFiles): Promise<Record<string, string>> {
  const [{ id: own }, { machines }] = await Promise.all([files.ownMachine(), files.listMachines()]);
  const others: Record<string, string> = {};
  for (const { machine } of machines) {
    if (machine === own) continue;
    const state = stateIn(objectOf(await files.readMachineFile(machine, machineFile)));
    if (state !== null) others[machine] = `${state.epoch} ${state.seq}`;
  }
  return others;
}

function stateIn(json: Record<string, unknown> | null): WrittenState | null {
  const { epoch, seq, images } = json ?? {};
  return typeof epoch === 'string' && Number.isSafeInteger(seq)
    ? { epoch, seq: Number(seq), images: Number(images) }
    : null;
}

function objectOf(text: unknown): Record<string, unknown> | null {
  try {
    const json = JSON.parse(typeof text === 'string' ? text : '');
    return typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}

const toJson = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
