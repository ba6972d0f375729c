import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PageProgram } from './vault/page-data.js';

let program: Promise<PageProgram> | null = null;

/** The program of a folder's page, as the build has put it beside main's code. */
export function pageProgram(): Promise<PageProgram> {
  program ??= readProgram();
  return program;
}

async function readProgram(): Promise<PageProgram> {
  const folder = join(import.meta.dirname, 'folder-page');
  const fileOf = (name: keyof PageProgram) => readFile(join(folder, basename(name)));
  return {
    'index.html': await fileOf('index.html'),
    'page/page.css': await fileOf('page/page.css'),
    'page/page.js': await fileOf('page/page.js'),
  };
}
