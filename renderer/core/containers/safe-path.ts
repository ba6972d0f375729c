/**
 * An entry's name as a relative path. Null when it would lead out of the archive (`../`, `/etc`, `C:`) or
 * is no valid name. Windows programs write `\` as the separator.
 */
export function safePath(name: string): string | null {
  const path = name.replaceAll('\\', '/').normalize('NFC');
  if (path === '' || path.includes('\0') || path.startsWith('/') || /^[a-z]:/i.test(path)) {
    return null;
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}

/** True for hidden files and macOS' resource forks. */
export function isSystemFile(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
