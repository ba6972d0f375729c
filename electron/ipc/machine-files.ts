/** The files that machines write beside one another into one library: `machines/<id>/`. */
import type { Unreadable } from './vault-files';

/** The machine that this profile is: one account's Carrel on one computer, for one library. */
export interface OwnMachine {
  /** Ten characters, made once; the name of its folder in `machines/`. */
  id: string;
  /** What its user calls it; at first the computer's name. */
  name: string;
  /** Machines whose later changes do not count here, by their ids: the last stamp that counts, or ''. */
  distrusted: Readonly<Record<string, string>>;
}

export interface MachineFile {
  name: string;
  bytes: number;
}

export interface MachineFolder {
  machine: string;
  files: MachineFile[];
}

/** What lies in `machines/`, own files too. Names that no machine has are not in it. */
export interface MachineListing {
  machines: MachineFolder[];
  unreadable: Unreadable[];
}

export const machineIdPattern = /^[0-9a-hjkmnp-tv-z]{10}$/;
/** What a machine writes: who it is, and what it changed. Names of changes are in order of time. */
export const machineFilePattern = /^(?:machine\.json|[0-9a-z][0-9a-z-]{0,79}\.jsonl)$/;
/** In bytes; a longer one is neither written nor read. */
export const largestMachineFile = 32 * 1024 * 1024;
export const longestMachineName = 60;
/** A stamp of `core/machines/clock.ts`; empty for none. */
export const machineStampPattern = /^(?:[0-9A-HJKMNP-TV-Z]{14}-[0-9a-z]{8,40})?$/;
