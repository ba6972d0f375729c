// The one step in which a page becomes an article, whoever sent it.
import type { BrowserReply, ReceivedPage } from '../ipc/receiving.js';
import type { Asks } from './asks.js';
import { type PageFile, type PageMediaType, PageRefused, pageName } from './page-file.js';

/** What its sender says of a page. */
export type PageToReceive = ReceivedPage & { mediaType: PageMediaType };

/** Imports a page that has arrived whole, and deletes its file. Never rejects. */
export async function receivePage(
  asks: Asks,
  file: PageFile,
  { mediaType, ...page }: PageToReceive,
): Promise<BrowserReply> {
  try {
    await file.finish();
    return await asks.ask({ kind: 'page', page, name: pageName(page.title, mediaType), file });
  } catch (error) {
    return refusalOf(error);
  } finally {
    await file.remove().catch(() => {});
  }
}

/** The answer for a page that was not received. */
export function refusalOf(error: unknown): Extract<BrowserReply, { kind: 'failed' }> {
  const reason = error instanceof PageRefused ? error.reason : 'not-saved';
  return { kind: 'failed', reason, message: error instanceof Error ? error.message : '' };
}
