import type { ExportAnswer } from '../../electron/ipc/exporting';
import type { SelectionAnswer, SelectionPrint } from './export-selection';
import type { FindingChoice } from './findings';
import type { VaultStatus } from './follower';
import type { ReconcileProgress, ReconcileReport } from './reconcile';
import type { RestoreReport } from './restore-bundle';
import type { ExportChoices, SelectionExport } from './selection-run';
import type { VerifyProgress, VerifyReport } from './verify';

/** The channel on which windows and commands send requests to the import window. */
export const vaultChannelName = 'carrel-vault';

/** Minimum number of days for which deleted articles stay in the trash. */
export const trashKeptDays = 30;

export interface VaultState extends VaultStatus {
  /** Articles that other machines have written and whose files have not come yet. */
  onTheirWay: number;
  /** Progress of the comparison of the database with the folder; null when none is running. */
  rebuilding: ReconcileProgress | null;
  /** Result of the comparison at start-up; null until it is complete. */
  found: ReconcileReport | null;
  /** Progress of a verify; null when none is running. */
  verifying: VerifyProgress | null;
  /** Progress of an export of chosen articles; null when none is running. */
  exporting: { done: number; total: number } | null;
}

/** The answer to each kind of request. */
export interface VaultAnswers {
  state: VaultState;
  /** Sent when every earlier commit is in the folder or has failed to be written. */
  saved: VaultState;
  /** Sent when the rules of saved searches were applied to all that was imported before. */
  'imports-settled': null;
  verify: VerifyReport;
  /** Unused originals and images are deleted soon. */
  sweep: null;
  /** The names, in the trash, of the articles that were restored. */
  restore: string[];
  export: ExportAnswer;
  exportSelection: SelectionAnswer;
  printSelection: SelectionPrint;
  restoreBundle: RestoreReport;
  /** The number of articles that were deleted permanently. */
  deleteTrashed: number;
  /** Accepts a folder that belongs to another database; false on failure. */
  adopt: boolean;
  /** Carries out the user's choice for a finding; false on failure. */
  settle: boolean;
}

export type VaultAsk =
  | { kind: 'state' }
  | { kind: 'saved' }
  | { kind: 'imports-settled' }
  | { kind: 'verify' }
  | { kind: 'sweep' }
  | { kind: 'restore'; names: readonly string[] }
  | { kind: 'export'; target: string }
  | { kind: 'exportSelection'; order: SelectionExport }
  | { kind: 'printSelection'; order: ExportChoices }
  | { kind: 'restoreBundle'; bundle: string }
  | { kind: 'adopt' }
  | { kind: 'deleteTrashed'; names: readonly string[] }
  | { kind: 'settle'; place: string; choice: FindingChoice };

export type VaultMessage =
  | { to: 'vault'; asker: string; ticket: number; ask: VaultAsk }
  /** Cancels a long request, which then answers with what it has done so far. */
  | { to: 'vault'; asker: string; ticket: number; cancel: true }
  | { to: 'asker'; asker: string; ticket: number; answer: VaultAnswers[VaultAsk['kind']] }
  /** The request failed, for example because the folder is missing. */
  | { to: 'asker'; asker: string; ticket: number; failure: string }
  | { to: 'all'; state: VaultState };
