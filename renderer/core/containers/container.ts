import type { ByteSource } from '../bytes/byte-source';
import type { Companions } from '../files/companions';
import type { ImportFailure } from '../files/import-failure';
import type { Provenance } from '../files/provenance';

/** A file that holds files: each of them goes in as if it had been dropped itself. */
export interface Container {
  entries: ContainerEntry[];
}

export interface ContainerEntry {
  /** With `/` between folders, never leading out of the container. */
  path: string;
  /** Bytes, unpacked, as the container states it. */
  size: number;
  /** Milliseconds since 1970. */
  modifiedAt: number | null;
  /** Why it is not taken; null for one that can be opened. */
  refused: ImportFailure | null;
  /** What the container says of it beyond its name. */
  cameFrom?: Provenance;
  /** Where what it speaks of is not found by the names of the entries. */
  beside?: Companions;
  /** Throws a `ContainerError` when it is damaged. */
  open(): Promise<ByteSource>;
}

/** Why a container, or a file in it, cannot be opened. */
export class ContainerError extends Error {
  constructor(readonly reason: ImportFailure) {
    super(reason);
  }
}
