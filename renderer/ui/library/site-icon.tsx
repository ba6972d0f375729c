import { useCallback, useSyncExternalStore } from 'react';
import type { Sha256 } from '../../core/article/article';
import { iconType, largestIcon } from '../../core/images/icon-file';
import type { Library } from '../../library/library';
import { useServices } from '../app/services';

/** Whether an icon can be drawn: false while it is read, and for one that cannot be shown. */
const drawn = new Map<Sha256, boolean>();
const listeners = new Set<() => void>();
/** More sites than a person reads: further ones have no icon in this window. */
const mostIcons = 2_000;
/**
 * A rule for each icon. An `img` of its own asks for its file and listens to its loading in each row that
 * scrolls into sight; a rule loads its image once for all rows.
 */
const rules = new CSSStyleSheet();

async function load(library: Library, sha256: Sha256): Promise<void> {
  if (drawn.has(sha256) || drawn.size >= mostIcons) return;
  drawn.set(sha256, false);
  const bytes = await library.vault.readStored('assets', sha256).catch(() => null);
  // What the folder says of its type is not believed.
  const type = bytes && bytes.length <= largestIcon ? iconType(bytes) : null;
  if (!bytes || type === null) return;
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  if (rules.cssRules.length === 0) document.adoptedStyleSheets.push(rules);
  rules.insertRule(`.${classOf(sha256)} { background-image: url("${address}") }`);
  drawn.set(sha256, true);
  for (const listener of listeners) listener();
}

const classOf = (sha256: Sha256) => `icon-${sha256}`;

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
  const isDrawn = useSyncExternalStore(subscribe, () => drawn.get(sha256) === true);
  // Its place is kept, so that words do not move when it comes.
  return <span className={isDrawn ? `site-icon ${classOf(sha256)}` : 'site-icon'} />;
}
