import type { VaultStatus } from './follower';
import type { ReconcileProgress, ReconcileReport } from './reconcile';
import type { VerifyReport } from './verify';

/** The import window keeps the library's folder; pages and commands ask it on this channel. */
export const vaultChannelName = 'carrel-vault';

export interface VaultState extends VaultStatus {
  /** While the database is made anew from the folder, or compared with it; null otherwise. */
  rebuilding: ReconcileProgress | null;
  /** What the comparison at the start has found; null until it is through. */
  found: ReconcileReport | null;
}

/** What can be asked, and what is answered. */
export interface VaultAnswers {
  state: VaultState;
  /** When everything committed before is in the folder, or cannot be written. */
  saved: VaultState;
  verify: VerifyReport;
  /** Of an article in the trash, by its name there; false when it could not be put back. */
  restore: boolean;
  /** Answers how many were deleted for good. */
  emptyTrash: number;
  /** Of an article that somebody else has changed: keep Carrel's, or take the folder's. */
  settle: boolean;
}

export type VaultAsk =
  | { kind: 'state' }
  | { kind: 'saved' }
  | { kind: 'verify' }
  | { kind: 'restore'; name: string }
  | { kind: 'emptyTrash'; olderThanMs: number }
  | { kind: 'settle'; folder: string; keep: 'database' | 'folder' };

export type VaultMessage =
  | { to: 'vault'; asker: string; ticket: number; ask: VaultAsk }
  | { to: 'asker'; asker: string; ticket: number; answer: VaultAnswers[VaultAsk['kind']] }
  | { to: 'all'; state: VaultState };
