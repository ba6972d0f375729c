import { useCallback, useSyncExternalStore } from 'react';
import type { Sha256 } from '../../core/article/article';
import { iconType, largestIcon } from '../../core/images/icon-file';
import type { Library } from '../../library/library';
import { useServices } from '../app/services';

/** The addresses of icons in memory; null while one is read, and for one that cannot be shown. */
const addresses = new Map<Sha256, string | null>();
const listeners = new Set<() => void>();
/** More sites than a person reads: further ones have no icon in this window. */
const mostIcons = 2_000;

async function load(library: Library, sha256: Sha256): Promise<void> {
  if (addresses.has(sha256) || addresses.size >= mostIcons) return;
  addresses.set(sha256, null);
  const bytes = await library.vault.readStored('assets', sha256).catch(() => null);
  // What the folder says of its type is not believed.
  const type = bytes && bytes.length <= largestIcon ? iconType(bytes) : null;
  if (!bytes || type === null) return;
  addresses.set(sha256, URL.createObjectURL(new Blob([bytes], { type })));
  for (const listener of listeners) listener();
}

/** The icon of a site; nothing where there is none, and its place alone for an empty hash. */
export function SiteIcon({ sha256 }: { sha256: Sha256 | null | undefined }) {
  if (sha256 === '') return <span className="site-icon" />;
  return sha256 ? <ReadIcon sha256={sha256} /> : null;
}

function ReadIcon({ sha256 }: { sha256: Sha256 }) {
  const { library } = useServices();
  const subscribe = useCallback(
    (listener: () => void) => {
      listeners.add(listener);
      void load(library, sha256);
      return () => listeners.delete(listener);
    },
    [library, sha256],
  );
  const address = useSyncExternalStore(subscribe, () => addresses.get(sha256) ?? null);
  // Its place is kept, so that words do not move when it comes.
  if (address === null) return <span className="site-icon" />;
  return (
    <img className="site-icon" src={address} alt="" draggable={false} width={16} height={16} />
  );
}
