import { useArticleList } from './services';
import { useDelayed } from './use-delayed';
import { useVaultFact } from './use-vault-state';

/** After this time the page opens without the import window's answer. */
const longestWaitMs = 5_000;

/**
 * Whether the library is empty. An empty database proves nothing until it was compared with the
 * library folder: Chromium may have evicted it, and then all articles are about to be recovered.
 */
export function useIsEmpty(): 'empty' | 'opening' | 'filled' {
  const { counts, opening } = useArticleList();
  const knows = useVaultFact(
    ({ found, trouble, rebuilding }) =>
      (found !== null || trouble !== null) && (rebuilding?.total ?? 0) === 0,
  );
  const rebuilds = useVaultFact(({ rebuilding }) => (rebuilding?.total ?? 0) > 0);
  const hasNothing = !opening && counts.all === 0;
  const waitedLong = useDelayed(hasNothing && !knows && !rebuilds, longestWaitMs);
  if (opening) return 'opening';
  if (!hasNothing) return 'filled';
  return knows || waitedLong ? 'empty' : 'opening';
}
