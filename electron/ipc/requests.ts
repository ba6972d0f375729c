/**
 * All requests of windows to main. The checks, main's handlers, the preload and the renderer's client
 * are derived from this table. Only main runs it; everywhere else only its types are used.
 */
import { commandRequests } from './command-requests.js';
import type { Events } from './contract.js';
import { desktopRequests } from './desktop-requests.js';
import { downloadRequests } from './download-requests.js';
import { helpRequests } from './help-requests.js';
import { highlightsRequests } from './highlights-requests.js';
import { importRequests } from './import-requests.js';
import { machineRequests } from './machine-requests.js';
import { networkRequests } from './network-requests.js';
import { pageRequests } from './page-requests.js';
import { receiveRequests } from './receive-requests.js';
import { transferRequests } from './transfer-requests.js';
import { vaultRequests } from './vault-requests.js';
import { windowRequests } from './window-requests.js';

export const requestRules = {
  ...windowRequests,
  ...importRequests,
  ...vaultRequests,
  ...machineRequests,
  ...pageRequests,
  ...transferRequests,
  ...commandRequests,
  ...highlightsRequests,
  ...receiveRequests,
  ...networkRequests,
  ...downloadRequests,
  ...helpRequests,
  ...desktopRequests,
};

export type Requests = {
  [Name in keyof typeof requestRules]: NonNullable<(typeof requestRules)[Name]['call']>;
};

/** The object `window.carrel`, which the preload exposes. */
export interface CarrelBridge {
  request<Name extends keyof Requests>(
    name: Name,
    ...args: Parameters<Requests[Name]>
  ): Promise<ReturnType<Requests[Name]>>;
  /** The path of a file that the user has dropped or chosen; empty for a file that was made by script. */
  pathOf(file: File): string;
  /** Returns a function that stops listening. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}
