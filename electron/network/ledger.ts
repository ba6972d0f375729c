import { randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry } from '../ipc/fetching.js';

/** Bytes. A file that has become larger is renamed and replaces the one before it. */
const largestFile = 4 * 1024 * 1024;
/** UTF-16 units of an address or of what it was fetched for. */
const longestText = 2_000;

/** A request that is under way. */
export interface LedgerRequest {
  end(outcome: Pick<LedgerEntry, 'status' | 'bytes' | 'reason'>): void;
}

/** The beginning of a request, or its end, as a line of the file says it. */
type Line =
  | { id: string; at: number; method: string; url: string; why: string; for: string }
  | { id: string; status: number | null; bytes: number | null; reason: string | null };

/**
 * Every request that the app has made, in a file of the profile. The line of a request is written before
 * the request is sent, so that none is missing after a crash; a second line says how it ended. Both are
 * appended; a damaged line costs only itself.
 */
export class Ledger {
  readonly #path: string;
  readonly #olderPath: string;
  /** Distinguishes the requests of this process from those of earlier ones. */
  readonly #start = randomBytes(6).toString('hex');
  #count = 0;
  #endsInLine = false;

  constructor(
    profile: string,
    private readonly largest = largestFile,
  ) {
    this.#path = join(profile, 'network-ledger.jsonl');
    this.#olderPath = join(profile, 'network-ledger.1.jsonl');
  }

  /** Notes a request before it is sent. Throws when the ledger cannot be written. */
  begin(request: Pick<LedgerEntry, 'method' | 'url' | 'why' | 'for'>): LedgerRequest {
    this.#count += 1;
    const id = `${this.#start}-${this.#count}`;
    const { method, url, why } = request;
    this.#append({
      id,
      at: Date.now(),
      method,
      url: withoutSecrets(url).slice(0, longestText),
      why,
      for: request.for.slice(0, longestText),
    });
    let hasEnded = false;
    return {
      end: ({ status, bytes, reason }) => {
        if (hasEnded) return;
        hasEnded = true;
        try {
          this.#append({ id, status, bytes, reason });
        } catch {
          // The disk is full: the entry stays `unfinished`.
        }
      },
    };
  }

  /**
   * The newest entries first.
   *
   * @param search words that must all be in the entry, in any case; empty for all entries
   */
  read({ search = '', limit = 1_000 }: { search?: string; limit?: number } = {}): LedgerEntry[] {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const entries = new Map<string, LedgerEntry>();
    for (const path of [this.#olderPath, this.#path]) {
      for (const line of linesOf(path)) take(line, entries);
    }
    return [...entries.values()]
      .reverse()
      .filter((entry) => {
        const text = Object.values(entry).join(' ').toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .slice(0, limit);
  }

  #append(line: Line): void {
    const bytes = sizeOf(this.#path);
    if (bytes > this.largest) renameSync(this.#path, this.#olderPath);
    // The last line of a killed process may lack its end.
    else if (!this.#endsInLine && bytes > 0 && lastByte(this.#path, bytes) !== 10) {
      appendFileSync(this.#path, '\n');
    }
    this.#endsInLine = false;
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    this.#endsInLine = true;
  }
}

/** The address without user, password and fragment. */
function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

function take(line: string, entries: Map<string, LedgerEntry>): void {
  const fields = parse(line);
  const id = textOf(fields.id);
  if (id === '') return;
  if (typeof fields.at === 'number') {
    entries.set(id, {
      at: fields.at,
      method: textOf(fields.method),
      url: textOf(fields.url),
      why: textOf(fields.why),
      for: textOf(fields.for),
      status: null,
      bytes: null,
      reason: 'unfinished',
    });
    return;
  }
  const entry = entries.get(id);
  if (entry === undefined) return;
  entry.status = numberOf(fields.status);
  entry.bytes = numberOf(fields.bytes);
  entry.reason = textOf(fields.reason) || null;
}

function parse(line: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function lastByte(path: string, size: number): number {
  const [byte = 0] = readBytes(path, size - 1, 1);
  return byte;
}

/** Another program may have made the file huge: only its end is read. */
function linesOf(path: string): string[] {
  const size = sizeOf(path);
  const most = largestFile * 2;
  try {
    return readBytes(path, Math.max(0, size - most), Math.min(size, most))
      .toString('utf8')
      .split('\n');
  } catch {
    return [];
  }
}

function readBytes(path: string, from: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    return buffer.subarray(0, readSync(file, buffer, 0, length, from));
  } finally {
    closeSync(file);
  }
}
