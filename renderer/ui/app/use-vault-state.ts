import { useSyncExternalStore } from 'react';
import type { VaultState } from '../../vault/messages';
import { useServices } from './services';

/** The state of the library folder. */
export function useVaultState(): VaultState {
  return useVaultFact((state) => state);
}

/**
 * One value derived from the state of the library folder. Each message brings new objects, many per
 * second during an import: with a primitive value the component renders only when it differs.
 */
export function useVaultFact<Fact>(fact: (state: VaultState) => Fact): Fact {
  const { vault } = useServices().library;
  return useSyncExternalStore(vault.onState, () => fact(vault.state()));
}
