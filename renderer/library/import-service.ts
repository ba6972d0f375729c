import type { CarrelBridge } from '../../electron/ipc/contract';
import type { ImportContext, ImportFailure, ImportSource } from '../core/importer';
import { LARGEST_FILE } from '../core/limits';
import { readSource } from '../core/read-source';
import type { ImportInput } from './import-batch';
import { failureOf, type ImportTarget, importFile } from './import-file';
import {
  type Explanation,
  type Extraction,
  type ImportAnswer,
  type ImportOrder,
  importChannelName,
} from './import-messages';

type Read = { ok: true; source: ImportSource } | { ok: false; reason: ImportFailure };

/** The import window's side of the channel: carries out orders until the window is gone. */
export function serveImports(
  target: ImportTarget,
  context: ImportContext,
  carrel: CarrelBridge,
): void {
  const channel = new BroadcastChannel(importChannelName);
  channel.onmessage = async ({ data }: MessageEvent<ImportOrder | ImportAnswer>) => {
    if (data.to !== 'importer') return;
    const { queue, ticket } = data;
    const answer = await carryOut(data).catch((error: unknown) => {
      console.error(error);
      return failed(data.input.name, isQuota(error) ? 'not-saved' : 'damaged');
    });
    channel.postMessage({ to: 'queue', queue, ticket, ...answer } satisfies ImportAnswer);
  };

  async function carryOut({ input, purpose }: ImportOrder) {
    const read = await readInput(input, carrel);
    if (!read.ok) return failed(input.name, read.reason);
    if (purpose.kind === 'extract') {
      return { items: [], extractions: await extractAll(read.source, context, purpose.explain) };
    }
    const items = await importFile(target, context, read.source, purpose.tags);
    return { items, extractions: [] };
  }
}

function failed(name: string, reason: ImportFailure): Pick<ImportAnswer, 'items' | 'extractions'> {
  return { items: [failureOf(name, reason)], extractions: [{ ok: false, reason }] };
}

/** The disk is full, or Chromium thinks so: the page itself is all right. */
function isQuota(error: unknown): boolean {
  return error instanceof Error && /Quota|Abort|Unknown|DatabaseClosed/.test(error.name);
}

async function readInput(input: ImportInput, carrel: CarrelBridge): Promise<Read> {
  if (input.kind === 'granted') {
    const read = await carrel.request('readGranted', input.grant, input.index, LARGEST_FILE);
    if (!read.ok) return read;
    const { bytes, modifiedAt } = read;
    return { ok: true, source: { name: input.name, bytes, modifiedAt } };
  }
  if (input.kind === 'missing') return { ok: false, reason: input.reason };
  const { file, name } = input;
  if (file.size > LARGEST_FILE) return { ok: false, reason: 'too-large' };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { ok: true, source: { name, bytes, modifiedAt: file.lastModified } };
  } catch (error) {
    // Chromium says NotFoundError also when the file was changed after it was dropped.
    const vanished = error instanceof DOMException && error.name === 'NotFoundError';
    return { ok: false, reason: vanished ? 'vanished' : 'unreadable' };
  }
}

async function extractAll(
  source: ImportSource,
  context: ImportContext,
  explain: boolean,
): Promise<Extraction[]> {
  let explanation: Explanation | null = null;
  const telling: ImportContext = explain
    ? {
        ...context,
        explain: ({ kind, why, decisions }) => {
          explanation = { kind, why, decisions };
        },
      }
    : context;
  const extractions: Extraction[] = [];
  let startedAt = performance.now();
  for await (const item of readSource(source, telling)) {
    const tookMs = performance.now() - startedAt;
    if (item.ok) {
      const { assets: _, ...draft } = item.draft;
      extractions.push({ ok: true, article: { draft, tookMs, explanation } });
    } else {
      extractions.push({ ok: false, reason: item.reason });
    }
    startedAt = performance.now();
  }
  return extractions.length > 0 ? extractions : [{ ok: false, reason: 'no-text' }];
}
