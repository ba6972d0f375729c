/** Exports, prints and references: what is asked for and what became of it. */

import type { ReadProblem, Unreadable, VaultTrouble } from './vault-files';

/** `text`: references in a style. */
export const referenceFormats = ['text', 'bibtex', 'ris', 'csl'] as const;
export type ReferenceFormat = (typeof referenceFormats)[number];

/**
 * What an export writes. `library`: all of it, to a folder or zip that can be restored. `file`: one file, and
 * others in a folder beside it. `book`: an EPUB. `folder`: files in a folder or zip.
 */
export const exportShapes = ['library', 'file', 'book', 'folder'] as const;
export type ExportShape = (typeof exportShapes)[number];

/** The formats in which chosen articles are exported. */
export const exportFormats = ['epub', 'pdf', 'html', 'markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The kinds of pictures that are saved as files. */
export const imageExtensions = ['.png', '.jpg', '.gif', '.webp', '.avif', '.bmp', '.svg'] as const;
export type ImageExtension = (typeof imageExtensions)[number];

export const papers = ['A4', 'Letter'] as const;
export type Paper = (typeof papers)[number];

/** What became of a page that was to be printed. `message` is Chromium's. */
export type PrintAnswer =
  | { ok: true }
  | { ok: false; reason: 'cancelled' | 'failed'; message: string };

/** A file or folder that was not exported. `missing`: an image that the library does not have any more. */
export interface LeftOut extends Omit<Unreadable, 'reason'> {
  reason: ReadProblem | 'missing';
}

export type ExportAnswer =
  | {
      ok: true;
      files: number;
      bytes: number;
      leftOut: LeftOut[];
    }
  | VaultTrouble;

/** An exported library, folder or zip file, that was opened for reading. */
export type OpenedBundle =
  | { ok: true; bundle: string }
  | { ok: false; reason: 'missing' | 'foreign' | 'damaged'; message: string };
