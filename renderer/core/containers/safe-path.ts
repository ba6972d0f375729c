/**
 * A name in an archive as a path below it; null for one that leads out (`../`, `/etc`, `C:`) or
 * cannot be a name. Programs on Windows write `\` between folders.
 */
export function safePath(name: string): string | null {
  const path = name.replaceAll('\\', '/').normalize('NFC');
  if (path === '' || path.includes('\0') || path.startsWith('/') || /^[a-z]:/i.test(path)) {
    return null;
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}

/** Hidden files, and what macOS puts beside each file. */
export function isFurniture(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
