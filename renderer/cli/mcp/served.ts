import type { Library } from '../../library/library';

/** What the server works on. */
export interface Served {
  /** Opens the library at the first call; rejects when that fails. */
  library(): Promise<Library>;
  version: string;
  /** True when clients may change tags and notes. */
  mayWrite: boolean;
  /** The library folder's path. */
  folder: string;
  signal: AbortSignal;
}
