import type { Unreadable } from '../../electron/ipc/contract';

/** True for folders that may be there, behind something that cannot be read. */
export function hiddenBehind(places: readonly Unreadable[]): (folder: string) => boolean {
  const hiding = new Set(places.map(({ place }) => place));
  return (folder) => {
    const parts = folder.split('/');
    return parts.some((_, at) => hiding.has(parts.slice(0, at + 1).join('/')));
  };
}
