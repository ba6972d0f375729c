import type { CarrelBridge } from '../../electron/ipc/requests';
import type { SweepAnswer } from '../../electron/ipc/vault-files';
import type { ArticleId } from '../core/article/article';
import { followChanges } from '../storage/change-log';
import { coalesceRuns } from '../storage/coalesce-runs';
import type { CarrelDatabase } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { pruneChanges } from '../storage/prune-changes';
import { bodyOfHtmlFile } from './article-files';
import { checkFolder, isOfNewerCarrel, WrongFolder } from './check-folder';
import { type Finding, type FindingChoice, findingCounts } from './findings';
import { type FolderTrouble, VaultFollower } from './follower';
import type { LibraryFiles } from './library-files';
import { MachineExchange } from './machine-exchange';
import {
  trashKeptDays,
  type VaultAnswers,
  type VaultAsk,
  type VaultMessage,
  type VaultState,
  vaultChannelName,
} from './messages';
import { reconcile } from './reconcile';
import { overwriteDatabase, overwriteFiles } from './resolve-differing';
import { type Bundle, type RestoreReport, restoreBundle } from './restore-bundle';
import { RetryClock } from './retry-clock';
import type { Staging } from './staging';
import { mayHoldUnused, sweepUnused } from './sweep-unused';
import type { Clean } from './take-article';
import { dropCopy, keepBoth, restoreCopy, takeCopy } from './two-folders';
import { type UnusedFiles, type VerifyReport, verifyLibrary } from './verify';

function reasonOf(error: unknown, message: string): FolderTrouble['reason'] {
  if (error instanceof WrongFolder) return error.reason;
  return /folder is gone/.test(message) ? 'gone' : 'failed';
}

function unusedFiles({ unused, unreadable }: SweepAnswer): UnusedFiles {
  const paths = unused.map(
    ({ kind, sha256, extension }) => `${kind}/${sha256.slice(0, 2)}/${sha256}${extension}`,
  );
  const bytes = unused.reduce((sum, file) => sum + file.bytes, 0);
  return { paths, bytes, keptFor: unreadable };
}

export interface VaultService {
  /** Resolves to true when the database has everything readable in the folder. */
  compared(): Promise<boolean>;
  /** Writes everything committed before the call; false when one of these articles failed. */
  saved(ids: readonly ArticleId[]): Promise<boolean>;
}

/** Attempts of a comparison: Chromium closes a damaged database, and the next call opens a new one. */
const maxAttempts = 3;
/** Interval of the manifest. Writing it with every change would cost a further file. */
const manifestEveryMs = 2_000;
const pauseMs = 300;
/** Imports that are stored in quick succession are written together; see storage/coalesce-runs.ts. */
const gatherMs = 100;
const pruneEveryMs = 60_000;
const trashEveryMs = 60 * 60_000;
/** Delay of the check for unused files, which must not slow down the start. */
const sweepCheckAfterMs = 15_000;

/**
 * The import window's side of the vault: compares the database with the folder, then follows the
 * change log and answers the requests on the channel.
 */
export function serveVault(
  database: CarrelDatabase,
  opened: Promise<void>,
  files: LibraryFiles,
  clean: Clean,
  /** Allows this HTML to be read again although it crashed a process. */
  allowAgain: (html: string) => Promise<void>,
  carrel: CarrelBridge,
  staging: Staging,
  /** Resolves when what follows an import was done. */
  importsSettled: () => Promise<void>,
): VaultService {
  const channel = new BroadcastChannel(vaultChannelName);
  const running = new Map<string, AbortController>();
  const exchange = new MachineExchange(
    ...([database, files, clean] as const),
    (found) => found.forEach(addFinding),
    (count) => void carrel.request('reportJoined', count),
  );
  const follower = new VaultFollower(database, files, publish, addFinding, (folder) =>
    exchange.want(folder),
  );
  const exportRoom = {
    ...{ database, carrel, clean },
    onProgress: (exporting: VaultState['exporting']) => publish({ exporting }),
  };
  /** Carries out a choice; resolves to false on failure. */
  const carryOut: Record<FindingChoice, (place: string) => Promise<boolean>> = {
    'keep-database': (place) => overwriteFiles(database, files, place),
    'take-folder': (place) => overwriteDatabase(database, files, clean, place),
    'try-again': tryAgain,
    'drop-copy': (place) => dropCopy(files, place),
    'take-copy': (place) => takeCopy(database, files, clean, place),
    'keep-both': (place) => keepBoth(database, files, clean, place, (id) => saved([id])),
    restore: (place) => restoreCopy(database, files, clean, place),
  };
  let state: VaultState = {
    ...{ unsaved: 0, trouble: null, rebuilding: null, found: null },
    ...{ verifying: null, exporting: null, onTheirWay: 0 },
  };
  /** The epoch of the compared database; Chromium may replace it by an empty one at any time. */
  let comparedEpoch: string | null = null;
  let comparing: Promise<boolean> | null = null;
  /** Times the retries while there is trouble: the disk may get free space, a folder may reappear. */
  const retries = new RetryClock();
  let isSweepDue = false;
  let sweeping: Promise<void> | null = null;
  let sweepCheckAt: number | null = performance.now() + sweepCheckAfterMs;
  let prunedAt = Number.NEGATIVE_INFINITY;
  let trashSeenAt = Number.NEGATIVE_INFINITY;
  /** The user has accepted a folder that belongs to another database. */
  let isAdopted = false;

  function publish(change: Partial<VaultState>): void {
    if (state.trouble === null && change.trouble) retries.restart();
    state = { ...state, ...change };
    if (change.found) void carrel.request('reportFindings', findingCounts(change.found.findings));
    channel.postMessage({ to: 'all', state } satisfies VaultMessage);
  }

  function addFinding(added: Finding): void {
    if (state.found === null) return;
    const others = state.found.findings.filter(({ place }) => place !== added.place);
    publish({ found: { ...state.found, findings: [...others, added] } });
  }

  /**
   * Compares once for each database, and again after a failure. Nothing is written before, so that
   * articles that the database has lost are not taken for deleted ones.
   */
  function compared(): Promise<boolean> {
    comparing ??= compare().finally(() => {
      comparing = null;
    });
    return comparing;
  }

  async function compare(): Promise<boolean> {
    // A database that could not be opened fails below, with the reason.
    await opened.catch(() => {});
    for (let attempt = 1; ; attempt++) {
      try {
        const epoch = await databaseEpoch(database);
        if (epoch === comparedEpoch) return true;
        await compareNow();
        if ((await databaseEpoch(database)) !== epoch) throw new Error('another database');
        comparedEpoch = epoch;
        publish({ trouble: null });
        return true;
      } catch (error) {
        if (attempt === maxAttempts) {
          const message = error instanceof Error ? error.message : String(error);
          publish({ rebuilding: null, trouble: { reason: reasonOf(error, message), message } });
          return false;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  async function compareNow(restoredFolders?: ReadonlySet<string>): Promise<void> {
    await checkFolder(database, files, isAdopted);
    const publishProgress = (rebuilding: VaultState['rebuilding']) => publish({ rebuilding });
    const found = await reconcile(database, files, clean, publishProgress, restoredFolders);
    publish({ found, rebuilding: null });
    for (const folder of found.waiting) exchange.want(folder);
    await exchange.receive(true);
  }

  async function catchUp(): Promise<boolean> {
    // A newer Carrel on another machine may take the folder over while it is open here.
    if (await isOfNewerCarrel(files)) comparedEpoch = null;
    const isCompared = await compared();
    if (isCompared) await follower.catchUp();
    return isCompared;
  }

  /** Writes at once after a change by the user, without waiting for the retry clock. */
  function catchUpNow(): Promise<boolean> {
    retries.restart();
    return catchUp();
  }

  /** Deletes old trash once an hour, since Carrel may stay open for weeks; a failure is retried then. */
  async function emptyOldTrash(): Promise<void> {
    if (performance.now() - trashSeenAt < trashEveryMs) return;
    trashSeenAt = performance.now();
    if ((await files.emptyTrash(trashKeptDays).catch(() => 0)) > 0) isSweepDue = true;
  }

  /**
   * Sweeps after articles were deleted permanently. Once after a start it also checks whether an
   * earlier sweep was interrupted.
   */
  async function sweepWhenDue(): Promise<void> {
    if (sweepCheckAt !== null && performance.now() >= sweepCheckAt) {
      sweepCheckAt = null;
      if (await mayHoldUnused(database, files).catch(() => false)) isSweepDue = true;
    }
    if (!isSweepDue || sweeping !== null) return;
    isSweepDue = false;
    sweeping = sweepUnused({ database, files, staging, saved: isAllSaved })
      .then((answer) => answer !== null)
      // The folder or the database is missing: the next start checks again.
      .catch(() => true)
      .then((isDone) => {
        if (!isDone) isSweepDue = true;
        sweeping = null;
      });
  }

  async function isAllSaved(): Promise<boolean> {
    return (await catchUp()) && state.trouble === null && state.unsaved === 0;
  }

  /** Tells the other machines what was changed here, and reads the articles of theirs that have come. */
  async function exchangeChanges(): Promise<void> {
    if (state.trouble !== null) return;
    // What fails now is tried again at the next call.
    await exchange.send().catch(() => false);
    if (exchange.onTheirWay > 0) await exchange.take().catch(() => {});
    await exchange.joinCopiesWhenDue();
    sayOnTheirWay();
  }

  function sayOnTheirWay(): void {
    const { onTheirWay } = exchange;
    if (onTheirWay !== state.onTheirWay) publish({ onTheirWay });
  }

  async function receive(): Promise<void> {
    // What was changed here is stamped before.
    if (await catchUp()) await exchange.receive();
    sayOnTheirWay();
  }

  /** Also a copy is joined only after what was changed here is stamped. */
  async function joinCopiesIn(folders: readonly string[]): Promise<void> {
    if (await catchUp()) await exchange.joinCopiesIn(folders);
  }

  async function settle(): Promise<void> {
    if (!(await catchUp())) return;
    await follower.settle();
    await exchangeChanges();
    await emptyOldTrash();
    await sweepWhenDue();
    if (performance.now() - prunedAt < pruneEveryMs) return;
    prunedAt = performance.now();
    // Pruning is optional, and is tried again later.
    await pruneChanges(database).catch(() => {});
  }

  void settle();
  followChanges(catchUpNow);
  // A failure is a folder that is gone, of which the follower tells.
  carrel.on('machinesChanged', () => void receive().catch(() => {}));
  carrel.on('copiesFound', (folders) => void joinCopiesIn(folders));
  setInterval(() => {
    if (state.trouble === null || retries.take()) void settle();
  }, manifestEveryMs);

  const catchUpTogether = coalesceRuns(catchUp, gatherMs);

  async function saved(ids: readonly ArticleId[]): Promise<boolean> {
    return (await catchUpTogether()) && follower.hasSaved(ids);
  }

  async function answer(
    ask: VaultAsk,
    signal: AbortSignal,
  ): Promise<VaultAnswers[VaultAsk['kind']]> {
    if (ask.kind === 'state') return state;
    if (ask.kind === 'imports-settled') {
      await importsSettled();
      return null;
    }
    retries.restart();
    await (ask.kind === 'saved' ? settle() : catchUp());
    switch (ask.kind) {
      case 'saved':
        return state;
      case 'verify':
        return verify(signal);
      case 'sweep':
        isSweepDue = true;
        return null;
      case 'adopt':
        isAdopted = true;
        return catchUp();
      case 'restore':
        return restore(ask.names);
      case 'export': {
        const { exportArticles } = await import('./export-articles');
        return exportArticles(database, carrel, ask.target, signal);
      }
      case 'exportSelection': {
        const { exportSelection } = await import('./export-selection');
        return exportSelection(exportRoom, ask.order, signal);
      }
      case 'printSelection': {
        const { printSelection } = await import('./export-selection');
        return printSelection(exportRoom, ask.order, signal);
      }
      case 'restoreBundle':
        return restoreFrom(ask.bundle, signal);
      case 'deleteTrashed': {
        refuseOfNewer();
        const answers = [];
        for (const name of ask.names) answers.push(await files.deleteTrashed(name));
        isSweepDue = true;
        return answers.filter(({ ok }) => ok).length;
      }
      case 'settle':
        return settleFinding(ask.place, ask.choice);
    }
  }

  /** Throws where a newer Carrel has the folder: this one changes nothing in it. */
  function refuseOfNewer(): void {
    if (state.trouble?.reason === 'newer') throw new Error(state.trouble.message);
  }

  async function settleFinding(place: string, choice: FindingChoice): Promise<boolean> {
    refuseOfNewer();
    const settled = await carryOut[choice](place);
    if (settled && state.found !== null) {
      const { findings: all } = state.found;
      const findings = all.filter((each) => each.place !== place);
      for (const each of all)
        if (each.place === place && each.article) follower.allowWriting(each.article);
      publish({ found: { ...state.found, findings } });
    }
    return settled;
  }

  /** Reads an article that was set aside once more. */
  async function tryAgain(folder: string): Promise<boolean> {
    const { html } = await files.readArticle(folder);
    const body = html === null ? null : bodyOfHtmlFile(html);
    if (body === null) return false;
    await allowAgain(body);
    return overwriteDatabase(database, files, clean, folder);
  }

  async function verify(signal: AbortSignal): Promise<VerifyReport> {
    // Recovers first what the database has lost since the start.
    await compareNow();
    await follower.catchUp();
    try {
      const report = await verifyLibrary(
        database,
        files,
        (verifying) => publish({ verifying }),
        signal,
      );
      if (report.isPart) return report;
      const swept = await sweepUnused({ database, files, staging, saved: isAllSaved }, true);
      return { ...report, unused: swept && unusedFiles(swept) };
    } finally {
      publish({ verifying: null });
    }
  }

  /** Restores an exported library; resolves when the library folder has it. */
  async function restoreFrom(bundle: string, signal: AbortSignal): Promise<RestoreReport> {
    const source: Bundle = {
      listArticles: () => carrel.request('listBundle', bundle),
      unreadable: () => carrel.request('unreadableInBundle', bundle),
      readArticle: (folder) => carrel.request('readBundle', bundle, folder),
      readRecord: (name) => carrel.request('readBundleRecord', bundle, name),
      copyStored: (kind, sha256) => carrel.request('copyFromBundle', bundle, kind, sha256),
    };
    try {
      refuseOfNewer();
      const onProgress = (done: number, total: number) => publish({ rebuilding: { done, total } });
      return await staging.hold(() =>
        restoreBundle(database, files, source, clean, onProgress, signal),
      );
    } finally {
      await carrel.request('closeBundle', bundle);
      publish({ rebuilding: null });
      await catchUp();
    }
  }

  /** Restores articles from the trash, then compares once, because that reads every name in the folder. */
  async function restore(names: readonly string[]): Promise<string[]> {
    refuseOfNewer();
    const restored: string[] = [];
    const folders = new Map((await files.listTrash()).map(({ name, folder }) => [name, folder]));
    for (const name of names) {
      if ((await files.restoreArticle(name)).ok) restored.push(name);
    }
    const restoredFolders = new Set(restored.map((name) => folders.get(name) ?? ''));
    if (restored.length > 0) await compareNow(restoredFolders);
    return restored;
  }

  channel.onmessage = async ({ data }: MessageEvent<VaultMessage>) => {
    if (data.to !== 'vault') return;
    const { asker, ticket } = data;
    const key = `${asker} ${ticket}`;
    if ('cancel' in data) {
      running.get(key)?.abort();
      return;
    }
    const cancel = new AbortController();
    running.set(key, cancel);
    const message: VaultMessage = await answer(data.ask, cancel.signal).then(
      (answer) => ({ to: 'asker', asker, ticket, answer }),
      (error) => ({ to: 'asker', asker, ticket, failure: String(error?.message ?? error) }),
    );
    running.delete(key);
    channel.postMessage(message);
  };
  return { compared, saved };
}
