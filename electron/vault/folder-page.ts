import type { PageBegin, PageOwner, PagePart } from '../ipc/page-files.js';
import type { VaultWrite } from '../ipc/vault-files.js';
import type { LibraryAccess } from './library-access.js';
import type { PageProgram } from './page-data.js';
import {
  pageOwner,
  partsIn,
  removeOtherParts,
  removePage,
  writeParts,
  writeProgram,
} from './write-page.js';

/** Operations of the page have one key, so that they are carried out one after the other. */
const key = 'index.html';

/** The page `index.html` in the library's folder. */
export class FolderPage {
  constructor(private readonly access: LibraryAccess) {}

  owner(): Promise<PageOwner> {
    return this.access.read(pageOwner);
  }

  /** Checks the program's files and writes those that differ; answers with the data files that are there. */
  async begin(program: PageProgram): Promise<PageBegin> {
    if ((await this.owner()) === 'other') return { ok: false, reason: 'occupied' };
    let parts: string[] = [];
    const answer = await this.access.write(key, async (writer) => {
      await writeProgram(writer, program);
      parts = await partsIn(writer.root);
    });
    return answer.ok ? { ok: true, parts } : answer;
  }

  write(parts: readonly PagePart[]): Promise<VaultWrite> {
    return this.access.write(key, async (writer) => {
      await writeParts(writer, parts);
    });
  }

  /** Deletes the data files that are not among these. */
  removeOthers(parts: readonly string[]): Promise<VaultWrite> {
    return this.access.write(key, async ({ root }) => {
      await removeOtherParts(root, parts);
    });
  }

  remove(): Promise<VaultWrite> {
    return this.access.write(key, ({ root }) => removePage(root));
  }
}
