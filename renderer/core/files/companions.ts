/** Companion files of a page, found by the addresses in the page. */

export interface Companion {
  name: string;
  /** The content; null when it cannot be read, or no longer. */
  read(): Promise<Uint8Array<ArrayBuffer> | null>;
}

export interface Companions {
  /** The file that an address in the page refers to; null when it did not come along. */
  find(address: string): Companion | null;
  /**
   * The nearest file whose path ends with this address, in whatever folder: note programs and site
   * generators name a picture without the folder in which they keep it.
   */
  findByEnd?(address: string): Companion | null;
  /** True for the address of another page that came along, which is read by itself. */
  leadsToPage?(address: string): boolean;
}

/** File names in the form of `lookUpName`, for finding those that an address does not spell out. */
export interface NameIndex {
  /** By what follows their last slash. */
  byEnd: ReadonlyMap<string, readonly string[]>;
  /** By their small letters, the first of those that differ in nothing else. */
  bySmall: ReadonlyMap<string, string>;
}

export function indexNames(names: Iterable<string>): NameIndex {
  const byEnd = new Map<string, string[]>();
  const bySmall = new Map<string, string>();
  for (const name of names) {
    const end = name.slice(name.lastIndexOf('/') + 1);
    const known = byEnd.get(end);
    if (known) known.push(name);
    else byEnd.set(end, [name]);
    const small = name.toLowerCase();
    if (!bySmall.has(small)) bySmall.set(small, name);
  }
  return { byEnd, bySmall };
}

/** The form of a name by which files are found: macOS lists names in NFD. */
export const lookUpName = (name: string) => name.normalize('NFC');

/**
 * Resolves addresses relative to the file `name`, with or without percent-encoding. Addresses of the site's
 * root and whole web addresses are looked up as mirroring programs lay a site out: below the folder of the
 * site, or below the folder that is named after the host. An address that leads above the dropped folder
 * finds nothing.
 *
 * @param index the names of all files, for `findByEnd`, and for pages written where `A.JPG` finds `a.jpg`
 * @param isPage whether a file is a page that is read by itself, for `leadsToPage`
 */
export function companionsAround(
  name: string,
  lookUp: (name: string) => Companion | null,
  index?: () => NameIndex,
  isPage?: (name: string) => boolean,
): Companions {
  const folder = name.split('/').slice(0, -1);
  function* placesOf(address: string): Generator<string> {
    const inSite = pathInSite(address);
    const tried = inSite
      ? spellingsOf(inSite).flatMap((path) =>
          foldersAround(folder).map((each) => [each, path] as const),
        )
      : spellingsOf(address).map((path) => [folder, path] as const);
    for (const [around, path] of tried) {
      const full = resolve(around, path);
      if (full !== null) yield lookUpName(full);
    }
  }
  return {
    find(address) {
      for (const place of placesOf(address)) {
        const found = lookUp(place);
        if (found) return found;
      }
      for (const place of index ? placesOf(address) : []) {
        const known = index?.().bySmall.get(place.toLowerCase());
        const found = known === undefined ? null : lookUp(known);
        if (found) return found;
      }
      return null;
    },
    leadsToPage(address) {
      if (isPage === undefined || address.startsWith('#')) return false;
      for (const place of placesOf(address)) if (isPage(place)) return place !== lookUpName(name);
      return false;
    },
    findByEnd(address) {
      for (const path of spellingsOf(address)) {
        const end = lookUpName(path.replace(/^(?:\.{0,2}\/)+/, ''));
        const named = index?.().byEnd.get(end.slice(end.lastIndexOf('/') + 1)) ?? [];
        const fitting = named.filter((each) => each === end || each.endsWith(`/${end}`));
        const nearest = fitting.sort((a, b) => shared(b, folder) - shared(a, folder))[0];
        const found = nearest === undefined ? null : lookUp(nearest);
        if (found) return found;
      }
      return null;
    },
  };
}

/** The number of folders that a file has in common with another one. */
function shared(name: string, folder: readonly string[]): number {
  const parts = name.split('/');
  const differs = folder.findIndex((each, at) => each !== parts[at]);
  return differs === -1 ? folder.length : differs;
}

/** `/img/a.png` without its slash, and `https://host/a.png` as `host/a.png`; null for other addresses. */
function pathInSite(address: string): string | null {
  const trimmed = address.trim();
  return (
    /^(?:https?:)?\/\/+([^/?#]+\/.+)$/is.exec(trimmed)?.[1] ??
    /^\/([^/].*)$/s.exec(trimmed)?.[1] ??
    null
  );
}

/** The deepest first. */
const foldersAround = (folder: readonly string[]) =>
  folder.map((_, depth) => folder.slice(0, folder.length - depth)).concat([[]]);

/** The address as it is, without query and fragment, and percent-decoded. */
function spellingsOf(address: string): string[] {
  const trimmed = address.trim().replaceAll('\\', '/');
  if (/^(?:https?|data|cid|blob|javascript|about):|^\/\//i.test(trimmed)) return [];
  // Internet Explorer wrote absolute paths of its own disk; the last two parts still apply.
  const local = /^file:/i.test(trimmed) ? trimmed.split('/').slice(-2).join('/') : trimmed;
  const withoutQuery = local.replace(/[?#].*$/s, '');
  return [...new Set([local, withoutQuery, unescaped(local), unescaped(withoutQuery)])].filter(
    (each) => each !== '',
  );
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function resolve(folder: readonly string[], path: string): string | null {
  const parts = path.startsWith('/') ? [] : [...folder];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
