import { useSyncExternalStore } from 'react';
import type { VaultState } from '../../vault/messages';
import { useDesk } from './desk';

/** How the library's folder is. */
export function useVaultState(): VaultState {
  return useVaultFact((state) => state);
}

/**
 * One thing about the library's folder. Every message brings new objects, many a second while an
 * import runs: a fact that is no object is drawn again only when it is another.
 */
export function useVaultFact<Fact>(fact: (state: VaultState) => Fact): Fact {
  const { vault } = useDesk().library;
  return useSyncExternalStore(vault.onState, () => fact(vault.state()));
}
