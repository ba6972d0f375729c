// Articles as files that are dragged out of the window: copies, under names made from their titles.
import { constants, rmSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { DraggedArticle } from '../ipc/desktop.js';

interface DraggedFilesParts {
  profile: string;
  /** The path of an original; null when the library does not have it. */
  original(sha256: string): Promise<string | null>;
  /** The path of an article's file in the library. */
  articleFile(folder: string): Promise<string | null>;
  /** A title as the name of a file. */
  nameOf(title: string): string;
}

/** The copies of one drag stay until the next one: the program that takes them reads them after the drop. */
export class DraggedFiles {
  readonly #folder: string;
  #drags = 0;

  constructor(private readonly parts: DraggedFilesParts) {
    this.#folder = join(parts.profile, 'dragged');
  }

  /** Paths of copies; an article without a file has none. */
  async make(articles: readonly DraggedArticle[]): Promise<string[]> {
    this.sweep();
    this.#drags += 1;
    const paths: string[] = [];
    for (const [at, article] of articles.entries()) {
      const { original, articleFile, nameOf } = this.parts;
      const kept = article.original === null ? null : await original(article.original);
      const source = kept ?? (await articleFile(article.folder));
      if (source === null) continue;
      // A folder of its own for each, because titles may be alike.
      const folder = join(this.#folder, `${this.#drags}-${at}`);
      const path = join(folder, `${nameOf(article.title)}${extname(source)}`);
      try {
        await mkdir(folder, { recursive: true });
        await copyFile(source, path, constants.COPYFILE_FICLONE);
        paths.push(path);
      } catch {
        // The disk is full, or the file has vanished: the others are dragged.
      }
    }
    return paths;
  }

  /** Deletes the copies of the last drag. */
  sweep(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // The next drag tries again.
    }
  }
}
