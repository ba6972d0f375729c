import type { Stamp } from './taken-files.js';

/** Names under which browsers, wget, aria2, editors and office programs write unfinished files. */
const partial =
  /(?:\.(?:crdownload|part|partial|tmp|temp|download|opdownload|filepart|aria2|swp|wkdownload|!qb)|~)$|(?:^|\/)(?:~\$|\.)[^/]*$/i;
const beside = ['.crdownload', '.part', '.partial', '.download', '.aria2', '.tmp'];

/**
 * Files that are imported together: a page with the folder that its browser saved beside it, or a
 * single file.
 */
export interface Unit {
  files: string[];
}

interface Seen extends Stamp {
  since: number;
}

/**
 * Decides which files of a folder are whole: no name of the file or beside it says that it is being
 * written, and its size and time have not changed for a while.
 */
export class WholeFiles {
  #seen = new Map<string, Seen>();

  constructor(private readonly settleMs: number) {}

  /**
   * @param files paths below the folder with `/` between the parts, as they are now
   * @param now milliseconds of a monotonic clock
   */
  look(files: ReadonlyMap<string, Stamp>, now: number): { whole: Unit[]; waiting: Unit[] } {
    const before = this.#seen;
    this.#seen = new Map();
    for (const [path, { size, mtimeMs }] of files) {
      const known = before.get(path);
      const isSame = known?.size === size && known.mtimeMs === mtimeMs;
      this.#seen.set(path, { size, mtimeMs, since: isSame ? known.since : now });
    }
    const whole: Unit[] = [];
    const waiting: Unit[] = [];
    for (const unit of unitsOf(files)) {
      const isWhole = unit.files.every((path) => this.#isWhole(path, files, now));
      (isWhole ? whole : waiting).push(unit);
    }
    return { whole, waiting };
  }

  #isWhole(path: string, files: ReadonlyMap<string, Stamp>, now: number): boolean {
    const seen = this.#seen.get(path);
    if (seen === undefined || now - seen.since < this.settleMs) return false;
    return !partial.test(path) && !beside.some((ending) => files.has(path + ending));
  }
}

/**
 * Groups a saved page with its files: browsers write `page.html` and `page_files/` beside it. An empty
 * file is not one yet: its bytes are still to come.
 */
function unitsOf(files: ReadonlyMap<string, Stamp>): Unit[] {
  const pages = new Map<string, string>();
  for (const path of files.keys()) {
    const page = /^(.*)\.x?html?$/i.exec(path)?.[1];
    if (page !== undefined) pages.set(page.normalize('NFC'), path);
  }
  const units = new Map<string, Unit>();
  for (const [path, { size }] of files) {
    const owner = ownerOf(path, pages) ?? path;
    const unit = units.get(owner) ?? { files: [] };
    // An empty image among a page's files is empty on the server, too.
    if (owner === path && size === 0) continue;
    if (owner === path) unit.files.unshift(path);
    else unit.files.push(path);
    units.set(owner, unit);
  }
  // Drops the files of a page that is still empty.
  return [...units.entries()]
    .filter(([owner, { files }]) => files[0] === owner)
    .map(([, unit]) => unit);
}

function ownerOf(path: string, pages: ReadonlyMap<string, string>): string | undefined {
  const parts = path.normalize('NFC').split('/');
  for (const [depth, part] of parts.slice(0, -1).entries()) {
    const page = /^(.+)(?:_files|\.files)$/.exec(part)?.[1];
    const owner = page && pages.get([...parts.slice(0, depth), page].join('/'));
    if (owner) return owner;
  }
  return undefined;
}
