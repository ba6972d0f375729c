import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { AtomicWriter } from '../vault/atomic-file.js';

/** A folder that the user has chosen for one of the uses below. */
export interface ChosenFolder {
  id: string;
  /** Absolute. */
  path: string;
  paused: boolean;
}

interface SealedFolder extends ChosenFolder {
  seal: string;
}

/**
 * What a folder was chosen for. Each use has a list of its own, and a seal of one is none of the other: what
 * may be read must not become what is written to.
 */
export type FolderUse = 'watched-folders' | 'highlights-folder';

const keyName = 'watch-key';

/**
 * The folders that were chosen for one use. They are kept in the profile and not in the library's settings: a path has a
 * meaning on one machine only, and a library from elsewhere must not make Carrel read folders of this
 * one. `--profile` may also name a folder from elsewhere, so each entry is sealed with a key that never
 * leaves the account: an entry with a wrong seal was not chosen here and is ignored.
 */
export class WatchList {
  #folders: ChosenFolder[] = [];

  private constructor(
    private readonly profile: string,
    private readonly account: string,
    /** Null until the first folder is chosen. */
    private key: Buffer | null,
    private readonly use: FolderUse,
  ) {}

  get folders(): readonly ChosenFolder[] {
    return this.#folders;
  }

  /**
   * @param profile the folder of the list
   * @param account a folder of this user on this machine, which holds the key
   */
  static async open(
    profile: string,
    account: string,
    use: FolderUse = 'watched-folders',
  ): Promise<WatchList> {
    const list = new WatchList(profile, account, await knownKey(account), use);
    // There is no list yet, or it is damaged.
    const sealed = await readFile(join(profile, `${use}.json`), 'utf8')
      .then(parse)
      .catch(() => []);
    list.#folders = sealed
      .filter((folder) => list.#fits(folder))
      .map(({ id, path, paused }) => ({ id, path, paused }));
    return list;
  }

  /** Returns the existing entry when the folder is watched already. */
  async add(path: string): Promise<ChosenFolder> {
    const known = this.#folders.find((folder) => folder.path === path);
    if (known !== undefined) return known;
    this.key ??= await newKey(this.account);
    const folder = { id: randomUUID(), path, paused: false };
    await this.#save([...this.#folders, folder]);
    return folder;
  }

  async pause(id: string, paused: boolean): Promise<void> {
    await this.#save(this.#folders.map((each) => (each.id === id ? { ...each, paused } : each)));
  }

  async remove(id: string): Promise<void> {
    await this.#save(this.#folders.filter((each) => each.id !== id));
  }

  async #save(folders: ChosenFolder[]): Promise<void> {
    this.#folders = folders;
    const sealed = folders.map((folder) => ({ ...folder, seal: this.#seal(folder) }));
    const json = `${JSON.stringify({ folders: sealed }, null, 2)}\n`;
    await new AtomicWriter(this.profile).write(`${this.use}.json`, Buffer.from(json));
  }

  #seal({ id, path }: ChosenFolder): string {
    if (this.key === null) return '';
    return createHmac('sha256', this.key)
      .update(JSON.stringify(this.use === 'watched-folders' ? [id, path] : [this.use, id, path]))
      .digest('hex');
  }

  #fits(folder: SealedFolder): boolean {
    const seal = Buffer.from(folder.seal);
    const right = Buffer.from(this.#seal(folder));
    return right.length > 0 && seal.length === right.length && timingSafeEqual(seal, right);
  }
}

async function knownKey(account: string): Promise<Buffer | null> {
  const key = await readFile(join(account, keyName)).catch(() => null);
  return key?.length === 32 ? key : null;
}

/** Readable for this user only. */
async function newKey(account: string): Promise<Buffer> {
  await mkdir(account, { recursive: true, mode: 0o700 });
  const path = join(account, keyName);
  const key = randomBytes(32);
  // When two processes make a key at once, both use the one that was written first.
  await writeFile(path, key, { mode: 0o600, flag: 'wx' }).catch(() => {});
  const kept = await knownKey(account);
  if (kept === null) await writeFile(path, key, { mode: 0o600 });
  return kept ?? key;
}

/** Any program may have written the list, so every field is checked. */
function parse(json: string): SealedFolder[] {
  const content: unknown = (JSON.parse(json) as { folders?: unknown } | null)?.folders;
  if (!Array.isArray(content)) return [];
  return content.flatMap((entry: Record<string, unknown> | null) => {
    const { id, path, paused, seal } = entry ?? {};
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id) || typeof seal !== 'string')
      return [];
    if (typeof path !== 'string' || !isAbsolute(path)) return [];
    return [{ id, path, paused: paused === true, seal }];
  });
}
