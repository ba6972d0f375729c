import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { Sha256 } from '../../core/article/article';
import { type ByteSource, readAll, sourceOfBlob } from '../../core/bytes/byte-source';
import { type Container, ContainerError } from '../../core/containers/container';
import { openContainer } from '../../core/containers/open-container';
import {
  type Companion,
  companionsAround,
  indexNames,
  lookUpName,
  type NameIndex,
} from '../../core/files/companions';
import { DEEPEST_INSIDE, LARGEST_STREAMED } from '../../core/files/limits';
import { detectList, largestOf } from '../../core/importers/detect';
import type { ImportSource, SourceFile, StreamedSource } from '../../core/importers/importer';
import { type JoplinExport, readExport } from '../../core/importers/joplin/export';
import { ITEM_FILE } from '../../core/importers/joplin/item';
import type { ReadFailure } from '../../core/importers/read-failure';
import { openStream } from '../../core/importers/streamed-source';
import { depthOf, type ImportInput, refusedRead } from './import-batch';
import { isHtmlName } from './import-plan';

/** Number of open containers in the cache; the entries of one are read one after the other. */
const MOST_OPEN = 8;

/** Size limit in bytes for reading a list whole; a larger one is streamed. */
const LARGEST_WHOLE = 16 * 1024 * 1024;

/** Size limit in bytes for reading a file in one request before it is known what it is. */
const LARGEST_AT_ONCE = 1024 * 1024;

interface Opened {
  bytes: ByteSource;
  modifiedAt: number | null;
}

interface OpenContainer {
  container: Container;
  byName: Map<string, number>;
}

/** A file to read, the entries of a container, or a file that says something about others and is no article. */
export type Taken =
  | { source: ImportSource | StreamedSource }
  | { inside: ImportInput[] }
  | { isPart: true };

export interface InputOpener {
  /** Opens an input; throws a `ContainerError` when it cannot be read. */
  take(input: ImportInput, companions: ReadonlyMap<string, ImportInput>): Promise<Taken>;
}

/** Creates a reader for inputs of all kinds, including nested containers. */
export function createInputOpener(carrel: CarrelBridge): InputOpener {
  const kept = new Map<string, Promise<OpenContainer | null>>();

  function containerOf(input: ImportInput): Promise<OpenContainer | null> {
    const key = keyOf(input);
    const opened = kept.get(key) ?? open(input).then(({ bytes }) => openAsContainer(input, bytes));
    keep(key, opened);
    opened.catch(() => kept.delete(key));
    return opened;
  }

  function keep(key: string, opened: Promise<OpenContainer | null>): void {
    // Moves the key to the end, so that the least recently used container is evicted first.
    kept.delete(key);
    kept.set(key, opened);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_OPEN) break;
      kept.delete(oldest);
    }
  }

  async function open(input: ImportInput): Promise<Opened> {
    switch (input.kind) {
      case 'missing':
        throw errorOf(input);
      case 'file':
        return { bytes: sourceOfBlob(input.file), modifiedAt: input.file.lastModified };
      case 'granted':
        return { bytes: grantedSource(carrel, input), modifiedAt: null };
      case 'address':
        throw new Error('an address is fetched, not opened');
      case 'page':
        throw new Error('a page is opened by its own input');
      case 'kept': {
        return { bytes: await keptSource(carrel, input.sha256), modifiedAt: null };
      }
      case 'inside': {
        const entry = (await containerOf(input.container))?.container.entries[input.index];
        if (!entry) throw new ContainerError('vanished');
        if (entry.refused) throw new ContainerError(entry.refused);
        return { bytes: await entry.open(), modifiedAt: entry.modifiedAt };
      }
    }
  }

  async function wholeOf(input: ImportInput, opened: Opened | null) {
    const largest = largestOf(input.name);
    // One request is faster, but the main process and the channel then hold all bytes as well.
    if (input.kind === 'granted' && input.size <= LARGEST_WHOLE) {
      const { grant, index } = input;
      const read = await carrel.request('readGranted', grant, index, largest);
      if (!read.ok) throw errorOf(refusedRead(read));
      return read;
    }
    const { bytes, modifiedAt } = opened ?? (await open(input));
    if (bytes.size > largest) throw new ContainerError('too-large');
    return { bytes: await bytes.read(0, bytes.size), modifiedAt };
  }

  const companion = (input: ImportInput): Companion => ({
    name: input.name,
    read: () =>
      wholeOf(input, null).then(
        ({ bytes }) => bytes,
        () => null,
      ),
  });

  async function contextOf(
    input: ImportInput,
    companions: ReadonlyMap<string, ImportInput>,
  ): Promise<Pick<SourceFile, 'beside' | 'cameFrom'>> {
    if (input.kind !== 'inside') {
      const lookUp = (name: string) => lookUpIn(input, companions, null, name);
      const isPage = (name: string) => companions.get(name)?.kind === 'page';
      const beside = companionsAround(input.name, lookUp, () => namesOf(companions), isPage);
      return { beside };
    }
    const { container } = input;
    const inside = await containerOf(container);
    const entry = inside?.container.entries[input.index];
    const lookUp = (name: string) => lookUpIn(input, companions, inside, name);
    const byName = inside?.byName ?? new Map<string, number>();
    const besideEntry = companionsAround(
      entry?.path ?? '',
      lookUp,
      () => namesOf(byName),
      (name) => isHtmlName(name) && byName.has(name),
    );
    const beside = entry?.beside ?? besideEntry;
    return entry?.cameFrom ? { beside, cameFrom: entry.cameFrom } : { beside };
  }

  /** The export around an item of Joplin; null for any other file. */
  async function joplinAround(
    input: ImportInput,
    companions: ReadonlyMap<string, ImportInput>,
  ): Promise<{ id: string; exported: JoplinExport } | null> {
    const id = ITEM_FILE.exec(input.name)?.[1];
    if (!id) return null;
    const files = input.kind === 'inside' ? await containerOf(input.container) : null;
    const all = files?.byName ?? companions;
    const path =
      input.kind === 'inside' ? input.name.slice(input.container.name.length + 1) : input.name;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const known = joplinExports.get(all) ?? new Map<string, Promise<JoplinExport>>();
    joplinExports.set(all, known);
    const find = (name: string) => lookUpIn(input, companions, files, folder + name);
    const names = [...all.keys()].flatMap((name) =>
      name.startsWith(folder) ? name.slice(folder.length) : [],
    );
    const exported = known.get(folder) ?? readExport({ names, find });
    known.set(folder, exported);
    return { id, exported: await exported };
  }

  function lookUpIn(
    input: ImportInput,
    companions: ReadonlyMap<string, ImportInput>,
    files: OpenContainer | null,
    name: string,
  ): Companion | null {
    if (input.kind !== 'inside') {
      const found = companions.get(name);
      return found && found.kind !== 'page' ? companion(found) : null;
    }
    const { container } = input;
    const index = files?.byName.get(name);
    if (index === undefined) return null;
    return companion({ kind: 'inside', name: `${container.name}/${name}`, container, index });
  }

  return {
    async take(input, companions) {
      const around = await joplinAround(input, companions);
      // A notebook or a tag: its notes know it.
      if (around?.exported.isBeside(around.id)) return { isPart: true };
      const whole = isSmall(input) ? await wholeOf(input, null) : null;
      const opened = whole ? { ...whole, bytes: copyingSource(whole.bytes) } : await open(input);
      const container = await openAsContainer(input, opened.bytes);
      if (container !== null) {
        keep(keyOf(input), Promise.resolve(container));
        return { inside: inputsIn(input, container) };
      }
      const { name } = input;
      const context = {
        ...(await contextOf(input, companions)),
        ...(around && besideNote(around)),
      };
      const list = await listIn(input, { name, modifiedAt: opened.modifiedAt, ...context }, opened);
      if (list !== null) return { source: list };
      const { bytes, modifiedAt } = whole ?? (await wholeOf(input, opened));
      const granted = input.kind === 'granted' && {
        granted: { grant: input.grant, index: input.index },
      };
      return { source: { name, bytes, modifiedAt, ...context, ...granted } };
    },
  };
}

/** Most files are: asking for their beginning first would be one request and four file calls more. */
const isSmall = (input: ImportInput) => input.kind === 'granted' && input.size <= LARGEST_AT_ONCE;

/** Gives copies, as a file does: entries of a container must not hold all of it. */
const copyingSource = (bytes: Uint8Array<ArrayBuffer>): ByteSource => ({
  size: bytes.length,
  read: async (from, length) => bytes.slice(from, from + length),
});

/** Cached: a drop may have thousands of notes, and each asks for the names of all files. */
const knownNames = new WeakMap<ReadonlyMap<string, unknown>, NameIndex>();

function namesOf(files: ReadonlyMap<string, unknown>): NameIndex {
  const names = knownNames.get(files) ?? indexNames(files.keys());
  knownNames.set(files, names);
  return names;
}

/** Cached: each of the notes asks for all that is in the folder. */
const joplinExports = new WeakMap<object, Map<string, Promise<JoplinExport>>>();

/** What the other files of the export say about a note. */
function besideNote({ id, exported }: { id: string; exported: JoplinExport }) {
  return {
    cameFrom: { url: null, savedAt: null, format: 'joplin', tags: exported.tagsOf(id) },
    beside: {
      find: (address: string) => exported.fileOf(/^:\/([\da-f]{32})/.exec(address)?.[1] ?? ''),
    },
  };
}

/** A streamed list; null for a file that is read whole. */
async function listIn(
  { kind }: ImportInput,
  file: SourceFile,
  { bytes }: Opened,
): Promise<StreamedSource | null> {
  // An entry of a container is in memory already.
  if (kind === 'inside') return null;
  if (bytes.size <= LARGEST_WHOLE || bytes.size > LARGEST_STREAMED) return null;
  const source = await openStream(file, bytes);
  return source !== null && detectList(source) !== null ? source : null;
}

async function openAsContainer(
  input: ImportInput,
  bytes: ByteSource,
): Promise<OpenContainer | null> {
  const container = await openContainer(bytes, input.name);
  if (container === null) return null;
  if (depthOf(input) >= DEEPEST_INSIDE) throw new ContainerError('too-much-inside');
  const names = container.entries.map(({ path }, index) => [lookUpName(path), index] as const);
  return { container, byName: new Map(names) };
}

const inputsIn = (container: ImportInput, opened: OpenContainer): ImportInput[] =>
  opened.container.entries.map(({ path }, index) => ({
    kind: 'inside',
    name: `${container.name}/${path}`,
    container,
    index,
  }));

function grantedSource(
  carrel: CarrelBridge,
  { grant, index, size }: ImportInput & { kind: 'granted' },
): ByteSource {
  let modifiedAt: number | null = null;
  const source = sourceOfParts(size, async (from, length) => {
    const part = await carrel.request('readGrantedPart', grant, index, from, length);
    if (!part.ok) throw errorOf(refusedRead(part));
    // The file was changed between two reads, so the parts do not belong together.
    modifiedAt ??= part.modifiedAt;
    if (modifiedAt !== part.modifiedAt) throw new ContainerError('vanished');
    return part.bytes;
  });
  const sha256 = async () => {
    const hashed = await carrel.request('hashGranted', grant, index);
    if (!hashed.ok) throw errorOf(refusedRead(hashed));
    return hashed.sha256;
  };
  return { ...source, sha256, granted: { grant, index } };
}

const errorOf = ({ reason, detail }: ReadFailure) => new ContainerError(reason, detail ?? null);

async function keptSource(carrel: CarrelBridge, sha256: Sha256): Promise<ByteSource> {
  const read = async (from: number, length: number) => {
    const part = await carrel.request('readStoredPart', 'originals', sha256, from, length);
    if (part === null) throw new ContainerError('vanished');
    return part;
  };
  const { size } = await read(0, 0);
  return sourceOfParts(size, async (from, length) => (await read(from, length)).bytes);
}

/** @param readPart may return fewer bytes than requested; none only at the end */
function sourceOfParts(size: number, readPart: ByteSource['read']): ByteSource {
  const parts: ByteSource = { size, read: readPart };
  return { size, read: (from, length) => readAll(parts, from, length) };
}

function keyOf(input: ImportInput): string {
  switch (input.kind) {
    case 'granted':
      return `${input.grant} ${input.index}`;
    case 'inside':
      return `${keyOf(input.container)} ${input.index}`;
    case 'file':
      return `${input.name} ${input.file.size} ${input.file.lastModified}`;
    case 'kept':
      return input.sha256;
    case 'missing':
    case 'page':
    case 'address':
      return input.name;
  }
}
