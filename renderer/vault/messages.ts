import type { ExportAnswer } from '../../electron/ipc/contract';
import type { FindingChoice } from './findings';
import type { VaultStatus } from './follower';
import type { ReconcileProgress, ReconcileReport } from './reconcile';
import type { RestoreReport } from './restore-bundle';
import type { VerifyProgress, VerifyReport } from './verify';

/** The import window keeps the library's folder; pages and commands ask it on this channel. */
export const vaultChannelName = 'carrel-vault';

/** Deleted articles can be brought back for at least so long. */
export const trashKeptDays = 30;

export interface VaultState extends VaultStatus {
  /** While the database is made anew from the folder, or compared with it; null otherwise. */
  rebuilding: ReconcileProgress | null;
  /** What the comparison at the start has found; null until it is through. */
  found: ReconcileReport | null;
  /** While every file is checked; null otherwise. */
  verifying: VerifyProgress | null;
}

/** What can be asked, and what is answered. */
export interface VaultAnswers {
  state: VaultState;
  /** When everything committed before is in the folder, or cannot be written. */
  saved: VaultState;
  verify: VerifyReport;
  /** Of articles in the trash, by their names there; answers those that were put back. */
  restore: string[];
  export: ExportAnswer;
  restoreBundle: RestoreReport;
  /** Answers how many were deleted for good. */
  deleteTrashed: number;
  /** The folder that is not this database's shall be; false when that could not be done. */
  adopt: boolean;
  /** Carries out what the user has decided about a finding; false when that could not be done. */
  settle: boolean;
}

export type VaultAsk =
  | { kind: 'state' }
  | { kind: 'saved' }
  | { kind: 'verify' }
  | { kind: 'restore'; names: readonly string[] }
  | { kind: 'export'; target: string }
  | { kind: 'restoreBundle'; bundle: string }
  | { kind: 'adopt' }
  | { kind: 'deleteTrashed'; names: readonly string[] }
  | { kind: 'settle'; place: string; choice: FindingChoice };

export type VaultMessage =
  | { to: 'vault'; asker: string; ticket: number; ask: VaultAsk }
  /** What is long of it ends early, and its answer says how far it has come. */
  | { to: 'vault'; asker: string; ticket: number; breakOff: true }
  | { to: 'asker'; asker: string; ticket: number; answer: VaultAnswers[VaultAsk['kind']] }
  /** It could not be done: the folder is gone, for one. */
  | { to: 'asker'; asker: string; ticket: number; failure: string }
  | { to: 'all'; state: VaultState };
