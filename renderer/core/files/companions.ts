/** Companion files of a page, found by the addresses in the page. */

export interface Companion {
  name: string;
  /** The content; null when it cannot be read, or no longer. */
  read(): Promise<Uint8Array<ArrayBuffer> | null>;
}

export interface Companions {
  /** The file that an address in the page refers to; null when it did not come along. */
  find(address: string): Companion | null;
}

/** The form of a name by which files are found: macOS lists names in NFD. */
export const lookUpName = (name: string) => name.normalize('NFC');

/**
 * Resolves addresses relative to the file `name`, with or without percent-encoding. Addresses of the site's
 * root and whole web addresses are looked up as mirroring programs lay a site out: below the folder of the
 * site, or below the folder that is named after the host. An address that leads above the dropped folder
 * finds nothing.
 */
export function companionsAround(
  name: string,
  lookUp: (name: string) => Companion | null,
): Companions {
  const folder = name.split('/').slice(0, -1);
  return {
    find(address) {
      const inSite = pathInSite(address);
      const tried = inSite
        ? spellingsOf(inSite).flatMap((path) =>
            foldersAround(folder).map((each) => [each, path] as const),
          )
        : spellingsOf(address).map((path) => [folder, path] as const);
      for (const [around, path] of tried) {
        const full = resolve(around, path);
        const found = full === null ? null : lookUp(lookUpName(full));
        if (found) return found;
      }
      return null;
    },
  };
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
