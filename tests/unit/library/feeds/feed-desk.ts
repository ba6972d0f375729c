// A library in memory whose import window reads feeds with happy-dom, without its sanitizer, and a network of answers.

import { Window } from 'happy-dom';
import type { FetchAnswer, FetchRequest } from '../../../../electron/ipc/fetching';
import type { ImportContext } from '../../../../renderer/core/importers/importer';
import type { FeedServices } from '../../../../renderer/library/feeds/refresh-feeds';
import type { ImportInput } from '../../../../renderer/library/import/import-batch';
import type {
  ImportResult,
  SubmitOptions,
} from '../../../../renderer/library/import/import-dispatcher';
import type { ImportTarget } from '../../../../renderer/library/import/import-file';
import {
  type FeedReading,
  lookAtFeed,
  takeFeed,
} from '../../../../renderer/library/import/take-feed';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { createStoreQueue } from '../../../../renderer/storage/store-queue';

export interface FeedDesk extends FeedServices {
  target: ImportTarget;
  /** What the network answers to an address. */
  answers: Map<string, FetchAnswer | (() => FetchAnswer)>;
  /** The requests so far. */
  asked: FetchRequest[];
  /** The addresses whose pages were to be taken. */
  taken: ImportInput[];
  /** Takes a page: the id of its article, or null when it cannot be fetched. */
  takeAddress(): Promise<string | null>;
  /** The files that were kept. */
  kept: Map<string, Uint8Array>;
}

/** The bodies are not cleaned: DOMPurify works in Chromium's DOM only. */
const { DOMParser: Parser } = new Window();
const parse = (type: 'text/html' | 'text/xml') => (text: string) =>
  new Parser().parseFromString(text, type);
const context = {
  parseHtml: parse('text/html'),
  parseXml: parse('text/xml'),
  cleanBody: (body: Element) => ({ html: body.innerHTML, body }),
  cleanSvg: () => null,
} as unknown as ImportContext;

export function newFeedDesk(): FeedDesk {
  const database = new CarrelDatabase(`feeds-${Math.random()}`);
  const kept = new Map<string, Uint8Array>();
  const target: ImportTarget = {
    database,
    stage: async (_kind, sha256, _extension, content) => {
      kept.set(sha256, content as Uint8Array);
      return { ok: true };
    },
    store: createStoreQueue(database),
    verifyStored: async () => 'ok',
    compared: async () => true,
    saved: async () => true,
  };
  const answers: FeedDesk['answers'] = new Map();
  const asked: FetchRequest[] = [];
  async function submit(input: ImportInput, { purpose }: SubmitOptions): Promise<ImportResult> {
    const feeds: FeedReading[] = [];
    const result: ImportResult = { items: [], extractions: [], renewals: [], inside: [], feeds };
    if (input.kind === 'address') {
      desk.taken.push(input);
      const id = await desk.takeAddress();
      if (id !== null) {
        const row = { file: input.name, outcome: 'imported', title: '', reason: null } as const;
        result.items.push({ ...row, id });
      }
    }
    if (input.kind !== 'file') return result;
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    const source = { name: input.name, bytes, modifiedAt: null };
    if (purpose.kind === 'look') feeds.push(await lookAtFeed(source, purpose.address, context));
    if (purpose.kind !== 'feed') return result;
    const row = await database.feeds.get(purpose.id);
    if (!row) return result;
    const reader = { mayRead: async () => null, fetchAddress };
    for await (const part of takeFeed(target, context, source, row, reader)) {
      if ('items' in part) result.items.push(...part.items);
      else feeds.push(...part.feeds);
    }
    return result;
  }
  const fetchAddress = async (request: FetchRequest): Promise<FetchAnswer> => {
    asked.push(request);
    const answer = answers.get(request.url);
    if (answer === undefined)
      return { ok: false, reason: 'status', status: 404, message: 'Not Found' };
    return typeof answer === 'function' ? answer() : answer;
  };
  const desk: FeedDesk = {
    ...{ database, target, answers, asked, kept, fetchAddress, dispatcher: { submit } },
    ...{ taken: [], takeAddress: async () => null },
  };
  return desk;
}

/** An answer of a server. */
export const fetched = (
  body: string | Uint8Array<ArrayBuffer>,
  facts: Partial<Extract<FetchAnswer, { ok: true }>> = {},
): FetchAnswer => ({
  ...{ ok: true, url: 'https://a.example/f', permanentUrl: null, status: 200 },
  ...{ mediaType: 'application/rss+xml', charset: null, etag: null, lastModified: null },
  bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  ...facts,
});

export interface Item {
  id?: string;
  link?: string;
  title?: string;
  text?: string;
  more?: string;
}

/** An RSS feed with these items. */
export function rss(items: readonly Item[], head = ''): string {
  const element = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${value}</${name}>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>
    <link>https://a.example/</link>${head}
    ${items
      .map(
        ({ id, link, title, text, more = '' }) =>
          `<item>${element('guid', id)}${element('link', link)}${element('title', title)}
          ${element('description', text && `<![CDATA[<p>${text}</p>]]>`)}${more}</item>`,
      )
      .join('')}</channel></rss>`;
}
