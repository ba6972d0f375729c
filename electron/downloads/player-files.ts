// The files that the page may play: by random addresses of the origin, so that no page can name a file.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ProtocolResponse } from 'electron';
import { notFound } from '../protocol-answers.js';
import { streamPlainFile } from '../vault/plain-file.js';

/** Below this path of the origin. The page's policy lets media in from here only. */
export const playerPath = '/play/';
/** The newest addresses that answer. The page plays one file at a time. */
const mostOpen = 8;

interface PlayerFile {
  path: string;
  mediaType: string;
}

const files = new Map<string, PlayerFile>();

/** The path of the address that serves this file. */
export function letPlay(file: PlayerFile): string {
  const name = randomUUID();
  files.set(name, file);
  const [oldest] = files.keys();
  if (files.size > mostOpen && oldest !== undefined) files.delete(oldest);
  return `${playerPath}${name}`;
}

/**
 * Answers the player's request, in part when it asks for a part: only then it can seek.
 *
 * @param path of the address
 * @param headers that each answer of the origin has
 */
export async function servePlayer(
  path: string,
  range: string | null,
  headers: Record<string, string>,
): Promise<ProtocolResponse> {
  const file = files.get(path.slice(playerPath.length));
  const whole = file && (await streamPlainFile(file.path).catch(() => null));
  if (!file || !whole) return notFound();
  whole.pieces.destroy();
  const { bytes: size } = whole;
  const about = { ...headers, 'content-type': file.mediaType, 'accept-ranges': 'bytes' };
  const part = readRange(range, size);
  if (part === 'outside') {
    const outside = { ...about, 'content-range': `bytes */${size}` };
    return { statusCode: 416, data: Readable.from([]), headers: outside };
  }
  const { from, to } = part ?? { from: 0, to: size - 1 };
  const opened = await streamPlainFile(file.path, { start: from, end: to }).catch(() => null);
  if (opened === null) return notFound();
  return {
    statusCode: part === null ? 200 : 206,
    data: opened.pieces,
    headers: {
      ...about,
      'content-length': String(to - from + 1),
      ...(part && { 'content-range': `bytes ${from}-${to}/${size}` }),
    },
  };
}

/** The bytes that a `Range` asks for, both ends included; null for all of them. */
export function readRange(
  range: string | null,
  size: number,
): { from: number; to: number } | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? 'outside' : { from, to };
}
