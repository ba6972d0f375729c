/** The page `index.html` of a library's folder, as the windows have it written. */
import type { VaultTrouble } from './vault-files.js';

/** A data file: its name without extension, and a list as JSON. */
export interface PagePart {
  name: string;
  json: string;
}

/** Whose index.html is in the folder. */
export type PageOwner = 'none' | 'carrel' | 'other';

/** The data files that are there; `occupied`: another index.html is there, and nothing is written. */
export type PageBegin =
  | { ok: true; parts: string[] }
  | VaultTrouble
  | { ok: false; reason: 'occupied' };

/** A page with articles in a folder of its own. `occupied`: what is there was not published by Carrel. */
export type PublishBegin =
  | { ok: true; parts: string[] }
  | VaultTrouble
  | { ok: false; reason: 'occupied'; message: string };

export type Published =
  | {
      ok: true;
      /** Files that were written, and that had gone and were deleted. */
      written: number;
      deleted: number;
      /** Pictures that the library does not have, and files of others that are in the way. */
      leftOut: string[];
    }
  | VaultTrouble;
