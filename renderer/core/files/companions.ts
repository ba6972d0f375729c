/** The files that came with a page, and that it speaks of. */

export interface Companion {
  name: string;
  /** Null when it cannot be read (any more). */
  read(): Promise<Uint8Array<ArrayBuffer> | null>;
}

export interface Companions {
  /** What an address in the page means; null when it did not come along. */
  find(address: string): Companion | null;
}

/** Under which a file is looked up: macOS hands out its name in NFD. */
export const lookUpName = (name: string) => name.normalize('NFC');

/**
 * Files by their names, seen from the file called `name`: addresses are relative to its folder, with
 * or without percent signs, and lead nowhere above the drop.
 */
export function companionsAround(
  name: string,
  lookUp: (name: string) => Companion | null,
): Companions {
  const folder = name.split('/').slice(0, -1);
  return {
    find(address) {
      for (const path of spellingsOf(address)) {
        const full = resolve(folder, path);
        const found = full === null ? null : lookUp(lookUpName(full));
        if (found) return found;
      }
      return null;
    },
  };
}

/** As it stands, without what only a server reads, and unescaped. */
function spellingsOf(address: string): string[] {
  const trimmed = address.trim().replaceAll('\\', '/');
  if (/^(?:https?|data|cid|blob|javascript|about):|^\/\//i.test(trimmed)) return [];
  // Internet Explorer wrote where the copy was on its own disk; its last two steps are still right.
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
