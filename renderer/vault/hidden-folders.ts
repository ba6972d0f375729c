import type { Unreadable } from '../../electron/ipc/vault-files';

/** Returns a test for folders that may exist below one of the unreadable places. */
export function hiddenBehind(places: readonly Unreadable[]): (folder: string) => boolean {
  const hiding = new Set(places.map(({ place }) => place));
  return (folder) => {
    const parts = folder.split('/');
    return parts.some((_, at) => hiding.has(parts.slice(0, at + 1).join('/')));
  };
}
