import type { ByteSource } from '../bytes/byte-source';
import type { Companions } from '../files/companions';
import type { ImportFailure } from '../files/import-failure';
import type { Provenance } from '../files/provenance';

/** A file that contains files, each of which is imported as if it had been dropped itself. */
export interface Container {
  entries: ContainerEntry[];
}

export interface ContainerEntry {
  /** Path with `/` between folders; it never leads out of the container. */
  path: string;
  /** Unpacked size in bytes, as the container states it. */
  size: number;
  /** Milliseconds since 1970; null when unknown. */
  modifiedAt: number | null;
  /** Why the entry is refused; null for one that can be opened. */
  refused: ImportFailure | null;
  /** What the container states about the entry besides its name. */
  cameFrom?: Provenance;
  /** Its companion files, where they cannot be found by the names of the entries. */
  beside?: Companions;
  /** Opens the entry's unpacked content. Throws a `ContainerError` when it is damaged. */
  open(): Promise<ByteSource>;
}

/** Thrown when a container, a file in it, or an address cannot be opened. */
/** What a server has answered instead of sending a page. */
export interface ServerRefusal {
  /** The HTTP status. */
  status?: number;
  /** When it may be asked again, in milliseconds since 1970. */
  until?: number;
}

export class ContainerError extends Error {
  /**
   * @param detail adds to the reason; English
   * @param server what a server has answered
   */
  constructor(
    readonly reason: ImportFailure,
    readonly detail: string | null = null,
    readonly server: ServerRefusal = {},
  ) {
    super(reason);
  }
}
