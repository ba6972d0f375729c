// The files of a folder's page: what may stand in them, and which of those in a folder are Carrel's.
import type { PagePart } from '../ipc/page-files.js';
import { Refused } from './trouble.js';

/** The folder of all files of the page but index.html. */
export const pageFolder = 'page';

/** The program of the page, by path in the folder. */
export const programNames = ['index.html', 'page/page.css', 'page/page.js'] as const;
export type PageProgram = Record<(typeof programNames)[number], Uint8Array>;

/** `parts` is the directory of the others. */
const partName = /^(?:parts|(?:list|text)-[0-9a-hjkmnp-tv-z]{0,26}-\d{1,3})$/;

const call = 'carrelPage(';
const signs: Record<(typeof programNames)[number], string> = {
  'index.html': '<!doctype html>\n<!-- Written by Carrel',
  'page/page.css': '/* Written by Carrel',
  'page/page.js': '/* Written by Carrel',
};
/** Bytes at the beginning of a file that say whose it is. */
export const signBytes = 64;

/** True for a file of the program, of this or another version. */
export function isProgramFile(name: (typeof programNames)[number], beginning: string): boolean {
  return beginning.startsWith(signs[name]);
}

/** True for a data file: a sync program's copy of one has another name and is Carrel's, too. */
export function isDataFile(name: string, beginning: string): boolean {
  return name.endsWith('.js') && beginning.startsWith(call);
}

export const partPath = (name: string) => `${pageFolder}/${name}.js`;

export function partOfFile(file: string): string | null {
  const name = file.endsWith('.js') ? file.slice(0, -'.js'.length) : '';
  return partName.test(name) ? name : null;
}

/**
 * A data file: a script that hands its data to the page's program. A window says what the data is, and only
 * lists, texts and numbers are taken, so that no window can have a program of its own written.
 */
export function partFile({ name, json }: PagePart): Buffer {
  if (!partName.test(name)) throw new Refused(`not a part of the page: ${name}`);
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw new Refused(`not JSON: ${name}`);
  }
  if (!Array.isArray(data) || !isPlain(data, deepest)) throw new Refused(`not a list: ${name}`);
  const safe = JSON.stringify(data).replace(/[<\u2028\u2029]/g, escapeOf);
  return Buffer.from(`${call}"${name}",${safe});\n`);
}

const deepest = 6;

function isPlain(value: unknown, levels: number): boolean {
  if (Array.isArray(value)) return levels > 0 && value.every((each) => isPlain(each, levels - 1));
  return typeof value === 'string' || typeof value === 'number' || value === null;
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
