import type { BrowserAsk, BrowserReply, ReceivedPage } from '../../../electron/ipc/receiving';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ImportFailure } from '../../core/files/import-failure';
import { type ImportBatch, type ImportInput, inputsOf } from '../import/import-batch';
import { createImportQueue } from '../import/import-queue';
import type { Library } from '../library';
import { addressList } from './address-list';
import { completeTag } from './complete-tag';
import { knownAddresses } from './known-addresses';

export interface BrowserService {
  carrel: CarrelBridge;
  library(): Promise<Library>;
  /** Why a page was not imported, in the user's language. */
  failureText(reason: ImportFailure): string;
  /** Called when a page or a list of links was saved. */
  onSaved?(title: string): void;
}

/** Answers what browsers ask, from now on; returns a function that stops it. */
export function serveBrowser(service: BrowserService): () => void {
  const { carrel } = service;
  /** Pages are imported one after the other: each may have 200 MiB. */
  let imported: Promise<unknown> = Promise.resolve();
  const answer = (ask: BrowserAsk): Promise<BrowserReply> => {
    if (ask.kind !== 'page') return reply(ask, service);
    const next = imported.then(() => reply(ask, service));
    imported = next;
    return next;
  };
  const fetchAsks = async () => {
    for (;;) {
      const next = await carrel.request('nextBrowserAsk');
      if (next === null) return;
      void answer(next.ask).then((done) => {
        if (done.kind === 'saved' && done.outcome !== 'duplicate') service.onSaved?.(done.title);
        return carrel.request('answerBrowser', next.ticket, done);
      });
    }
  };
  const stop = carrel.on('browserWaiting', () => void fetchAsks());
  void fetchAsks();
  return stop;
}

/** Never rejects: what fails is said to the browser. */
async function reply(ask: BrowserAsk, service: BrowserService): Promise<BrowserReply> {
  try {
    switch (ask.kind) {
      case 'page':
        return await importInputs(await inputsOf(ask.grant), service, [], ask.page);
      case 'links':
        return await importInputs([addressList(ask.links)], service, ask.tags);
      case 'tags':
        return { kind: 'tags', tags: await completeTag(await databaseOf(service), ask.prefix) };
      case 'known':
        return { kind: 'known', known: await knownAddresses(await databaseOf(service), ask.urls) };
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason: 'not-saved', message };
  }
}

const databaseOf = async ({ library }: BrowserService) => (await library()).database;

async function importInputs(
  inputs: ImportInput[],
  { carrel, failureText }: BrowserService,
  tags: readonly string[],
  received?: ReceivedPage,
): Promise<BrowserReply> {
  const queue = createImportQueue(carrel);
  try {
    const finished = queue.whenFinished();
    const all = [...tags, ...(received?.tags ?? [])];
    void queue.add(inputs, { tags: all, ...(received && { received }) });
    return replyOf(await finished, failureText);
  } finally {
    queue.close();
  }
}

/** The first article of an import, else why there is none. */
function replyOf({ items }: ImportBatch, failureText: BrowserService['failureText']): BrowserReply {
  for (const { id, outcome, title } of items) {
    if (id === null || outcome === 'failed' || outcome === 'cancelled') continue;
    return { kind: 'saved', outcome, article: id, title: title ?? '' };
  }
  const reason = items.find((item) => item.reason !== null)?.reason ?? 'no-text';
  return { kind: 'failed', reason, message: failureText(reason) };
}
