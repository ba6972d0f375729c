/**
 * Compound File Binary, the "OLE" file system inside older office files ([MS-CFB]). Chains of sectors come
 * from the file itself, so each is followed at most as far as the file is long.
 */
import { ContainerError } from './container';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
/** Smaller streams are kept in short sectors of a stream of their own. */
const SHORT_SECTOR_SIZE = 64;
const ENTRY_SIZE = 128;
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;
/** More entries are of a broken or hostile file. */
const MOST_ENTRIES = 65_536;

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  SIGNATURE.every((byte, at) => bytes[at] === byte);

interface Entry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

export class CompoundFile {
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #sectorCount: number;
  readonly #next: Uint32Array;
  readonly #nextShort: Uint32Array;
  readonly #shortStream: Uint8Array<ArrayBuffer>;
  readonly #shortLimit: number;
  /** By their paths, with `/` between storages. */
  readonly #streams = new Map<string, Entry>();

  /** Throws a `ContainerError` for a file that is damaged. */
  constructor(private readonly bytes: Uint8Array<ArrayBuffer>) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!isCompoundFile(bytes) || bytes.length < 1536) throw new ContainerError('damaged');
    const shift = this.#view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw new ContainerError('damaged');
    this.#sectorSize = 1 << shift;
    this.#sectorCount = Math.ceil(bytes.length / this.#sectorSize) - 1;
    this.#shortLimit = this.#view.getUint32(56, true);
    this.#next = this.#table(this.#tableSectors());
    const entries = this.#entries();
    const root = entries[0];
    if (root?.type !== ROOT) throw new ContainerError('damaged');
    this.#shortStream = this.#chain(root.start, root.size);
    this.#nextShort = this.#table(this.#sectorsOf(this.#view.getUint32(60, true)));
    this.#nameStreams(entries);
  }

  get paths(): string[] {
    return [...this.#streams.keys()];
  }

  /** Null for a stream that is not there. Throws a `ContainerError` when it is damaged. */
  read(path: string): Uint8Array<ArrayBuffer> | null {
    const entry = this.#streams.get(path);
    if (!entry) return null;
    if (entry.size >= this.#shortLimit) return this.#chain(entry.start, entry.size);
    return this.#shortChain(entry.start, entry.size);
  }

  /** The sectors of the table of sectors: 109 are named in the header, more in sectors of their own. */
  #tableSectors(): number[] {
    const sectors: number[] = [];
    const add = (at: number, count: number) => {
      for (let i = 0; i < count && at + 4 * i + 4 <= this.bytes.length; i++) {
        const sector = this.#view.getUint32(at + 4 * i, true);
        if (sector < this.#sectorCount) sectors.push(sector);
      }
    };
    add(76, 109);
    const perSector = this.#sectorSize / 4 - 1;
    let more = this.#view.getUint32(68, true);
    for (let passed = 0; more < this.#sectorCount && passed < this.#sectorCount; passed++) {
      const at = this.#offset(more);
      add(at, perSector);
      if (at + this.#sectorSize > this.bytes.length) break;
      more = this.#view.getUint32(at + 4 * perSector, true);
    }
    return [...new Set(sectors)];
  }

  #offset(sector: number): number {
    return (sector + 1) * this.#sectorSize;
  }

  #table(sectors: readonly number[]): Uint32Array {
    const perSector = this.#sectorSize / 4;
    const table = new Uint32Array(sectors.length * perSector).fill(FREE);
    sectors.forEach((sector, i) => {
      const at = this.#offset(sector);
      for (let j = 0; j < perSector && at + 4 * j + 4 <= this.bytes.length; j++)
        table[i * perSector + j] = this.#view.getUint32(at + 4 * j, true);
    });
    return table;
  }

  /** The sectors of a chain in order; a chain that runs in a circle is damaged. */
  #sectorsOf(start: number): number[] {
    const sectors: number[] = [];
    for (let sector = start; sector < this.#sectorCount; sector = this.#next[sector] ?? FREE) {
      if (sectors.length > this.#sectorCount) throw new ContainerError('damaged');
      sectors.push(sector);
    }
    return sectors;
  }

  #chain(start: number, size: number): Uint8Array<ArrayBuffer> {
    const sectors = size === 0 ? [] : this.#sectorsOf(start);
    // A stated size may be anything.
    const bytes = new Uint8Array(Math.min(size, sectors.length * this.#sectorSize));
    sectors.forEach((sector, i) => {
      const at = i * this.#sectorSize;
      if (at >= bytes.length) return;
      const from = this.#offset(sector);
      bytes.set(
        this.bytes.subarray(from, from + Math.min(this.#sectorSize, bytes.length - at)),
        at,
      );
    });
    return bytes;
  }

  #shortChain(start: number, size: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(Math.min(size, this.#shortStream.length));
    let sector = start;
    for (let at = 0; at < bytes.length && sector < END_OF_CHAIN; at += SHORT_SECTOR_SIZE) {
      const from = sector * SHORT_SECTOR_SIZE;
      const length = Math.min(SHORT_SECTOR_SIZE, bytes.length - at);
      bytes.set(this.#shortStream.subarray(from, from + length), at);
      sector = this.#nextShort[sector] ?? FREE;
    }
    return bytes;
  }

  #entries(): Entry[] {
    const sectors = this.#sectorsOf(this.#view.getUint32(48, true));
    const bytes = this.#chain(sectors[0] ?? FREE, sectors.length * this.#sectorSize);
    const view = new DataView(bytes.buffer);
    const count = Math.min(Math.floor(bytes.length / ENTRY_SIZE), MOST_ENTRIES);
    return Array.from({ length: count }, (_, i) => entryAt(bytes, view, i * ENTRY_SIZE));
  }

  /** The entries of a storage are a tree; hostile ones have circles. */
  #nameStreams(entries: readonly Entry[]): void {
    const seen = new Set<number>();
    const open = [{ number: entries[0]?.child ?? FREE, folder: '' }];
    for (let each = open.pop(); each; each = open.pop()) {
      const { number, folder } = each;
      const entry = entries[number];
      if (!entry || seen.has(number)) continue;
      seen.add(number);
      open.push({ number: entry.left, folder }, { number: entry.right, folder });
      if (entry.type === STREAM) this.#streams.set(folder + entry.name, entry);
      else if (entry.type === STORAGE)
        open.push({ number: entry.child, folder: `${folder}${entry.name}/` });
    }
  }
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const length = Math.max(0, Math.min(view.getUint16(at + 64, true), 64) - 2);
  return {
    name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length)),
    type: view.getUint8(at + 66),
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
    start: view.getUint32(at + 116, true),
    size: view.getUint32(at + 120, true),
  };
}
