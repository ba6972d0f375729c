import { useArticleList } from './desk';
import { useLasting } from './use-lasting';
import { useVaultFact } from './use-vault-state';

/** Something is wrong with the other window; the desk is not kept closed for that. */
const longestWaitMs = 5_000;

/**
 * Whether there is nothing in the library. An empty database says little before it was compared with
 * the folder: Chromium may have thrown it away, and then all of it is on its way back.
 */
export function useIsEmpty(): 'empty' | 'opening' | 'filled' {
  const { counts, opening } = useArticleList();
  const knows = useVaultFact(
    ({ found, trouble, rebuilding }) =>
      (found !== null || trouble !== null) && (rebuilding?.total ?? 0) === 0,
  );
  const rebuilds = useVaultFact(({ rebuilding }) => (rebuilding?.total ?? 0) > 0);
  const hasNothing = !opening && counts.all === 0;
  const waitedLong = useLasting(hasNothing && !knows && !rebuilds, longestWaitMs);
  if (opening) return 'opening';
  if (!hasNothing) return 'filled';
  return knows || waitedLong ? 'empty' : 'opening';
}
