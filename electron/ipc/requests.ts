/**
 * Every request of a window to main, once: the checks, main's handlers, the preload and the renderer's
 * client are derived from this table. Only main runs it; all others know its types.
 */
import { commandRequests } from './command-requests.js';
import type { Events } from './contract.js';
import { importRequests } from './import-requests.js';
import { transferRequests } from './transfer-requests.js';
import { vaultRequests } from './vault-requests.js';
import { windowRequests } from './window-requests.js';

export const requestRules = {
  ...windowRequests,
  ...importRequests,
  ...vaultRequests,
  ...transferRequests,
  ...commandRequests,
};

export type Requests = {
  [Name in keyof typeof requestRules]: NonNullable<(typeof requestRules)[Name]['call']>;
};

/** What the preload puts on `window.carrel`. */
export interface CarrelBridge {
  request<Name extends keyof Requests>(
    name: Name,
    ...args: Parameters<Requests[Name]>
  ): Promise<ReturnType<Requests[Name]>>;
  /** Returns how to stop listening. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}
