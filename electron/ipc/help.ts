/** The types of the program's help, which cross between the processes. This file imports only types. */
import type { FetchFailureReason } from './fetching';

/** The program's own documents. */
export const documentNames = ['changelog', 'licence', 'notices'] as const;
export type DocumentName = (typeof documentNames)[number];

/** What a report of a problem contains: versions, and nothing of the library. */
export interface ProblemReport {
  text: string;
  /** The mail address of the project; null while there is none. */
  address: string | null;
}

/** A newer version, as the address for updates describes it. */
export interface UpdateOffer {
  version: string;
  /** Plain text; empty when there is none. */
  notes: string;
  /** Where it can be downloaded, an https address. */
  page: string;
  files: { name: string; bytes: number; sha256: string }[];
}

/** `no-address`: this build does not know where to ask. `damaged`: the answer is not of the form. */
export type UpdateAnswer =
  | { kind: 'no-address' | 'damaged' | 'newest' }
  | { kind: 'failed'; reason: FetchFailureReason; status: number | null }
  | { kind: 'available'; offer: UpdateOffer };

export const packageKinds = ['deb', 'rpm', 'appimage', 'exe', 'dmg'] as const;
export type PackageKind = (typeof packageKinds)[number];

/** What is known of a package that was dropped on the window. */
export interface PackageFacts {
  /** Names the package in later requests. */
  ticket: string;
  /** The file's name. */
  file: string;
  kind: PackageKind;
  /** The name of the program that the package says to be; null when it cannot be read. */
  program: string | null;
  /** Null when it cannot be read. */
  version: string | null;
  architecture: string | null;
  bytes: number;
  sha256: string;
  /** Compared with the last answer of the address for updates; `unknown` when that does not name this file. */
  checksum: 'matches' | 'differs' | 'unknown';
  /** What the system says; `unknown` where no tool of the system can tell. */
  signature: 'valid' | 'invalid' | 'none' | 'unknown';
  /** Compared with the running version. */
  age: 'newer' | 'same' | 'older' | 'unknown';
  /** True when this system has an installer for this kind. */
  isForThisSystem: boolean;
}

/** `not-a-package`: the name says so, and the content does not. */
export type PackageAnswer =
  | { ok: true; facts: PackageFacts }
  | { ok: false; reason: 'unreadable' | 'not-a-package' };

/** `changed`: the file is not the one that was shown. `no-installer`: the system has no program for it. */
export type PackageHanded = { ok: true } | { ok: false; reason: 'changed' | 'no-installer' };

/** True for a name of a package, which is no file to import. */
export const packageName = /\.(?:deb|rpm|appimage|exe|dmg)$/i;
