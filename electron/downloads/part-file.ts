// A file while it is downloaded: in the profile, for this account only.
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultTrouble } from '../ipc/vault-files.js';
import type { AnswerHeaders, BodySink } from '../network/fetcher.js';
import { troubleOf } from '../vault/trouble.js';
import { headBytes, isPageInstead } from './file-kind.js';

export const partsFolder = (profile: string) => join(profile, 'downloads');

/** Deletes what an earlier process has left. Must run before the first download. */
export function sweepParts(profile: string): void {
  try {
    rmSync(partsFolder(profile), { recursive: true, force: true });
  } catch {
    // The next start tries again.
  }
}

/**
 * The part of a file that has come, and how its next part is asked for: from where the last answer broke
 * off when the server says by which mark it knows the file again, else from the start.
 */
export class PartFile implements BodySink {
  received = 0;
  /** As the last answer states it; null where it does not. */
  total: number | null = null;
  mediaType: string | null = null;
  /** Why the disk has refused a piece. */
  trouble: VaultTrouble | null = null;
  isPage = false;
  /** Called after each piece. */
  onProgress = () => {};
  head = Buffer.alloc(0);
  #hash: Hash = createHash('sha256');
  /** A strong ETag or a date, by which the server knows whether the file has changed. */
  #mark: string | null = null;
  /** The answer begins from the start of the file, so the next piece replaces what is here. */
  #isAnew = true;
  #taking: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    private readonly url: string,
    private readonly expected: string | null,
  ) {}

  /** Rejects when the disk refuses the file. */
  static async create(
    profile: string,
    { url, mediaType }: { url: string; mediaType: string | null },
  ): Promise<PartFile> {
    const folder = partsFolder(profile);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, randomUUID());
    return new PartFile(path, await open(path, 'wx', 0o600), url, mediaType);
  }

  /** Whether the rest can be asked for alone. */
  get canContinue(): boolean {
    return this.received > 0 && this.#mark !== null;
  }

  headers(): Record<string, string> {
    // Packed bytes could not be continued.
    const plain = { 'Accept-Encoding': 'identity' };
    if (!this.canContinue) return plain;
    return { ...plain, Range: `bytes=${this.received}-`, 'If-Range': this.#mark ?? '' };
  }

  begin(status: number, headers: AnswerHeaders): boolean {
    const [, from] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
    if (status === 206 && Number(from) !== this.received) {
      this.forget();
      return false;
    }
    this.#isAnew = status !== 206;
    const length = Number(headers['content-length'] ?? Number.NaN);
    const isPlain = /^(?:identity)?$/.test(headers['content-encoding'] ?? '');
    const before = this.#isAnew ? 0 : this.received;
    this.total = Number.isSafeInteger(length) && length > 0 && isPlain ? before + length : null;
    this.mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null;
    const tag = headers.etag?.startsWith('"') ? headers.etag : null;
    const mark = isPlain && headers['accept-ranges'] !== 'none' ? tag : null;
    const date = isPlain && tag === null ? headers['last-modified'] : undefined;
    this.#mark = mark ?? (/^[\x20-\x7e]{1,100}$/.test(date ?? '') ? (date ?? null) : null);
    return true;
  }

  add(piece: Uint8Array): Promise<boolean> {
    const taking = this.#taking.then(() => this.#add(piece));
    this.#taking = taking;
    return taking;
  }

  async #add(piece: Uint8Array): Promise<boolean> {
    try {
      if (this.#isAnew) await this.#clear();
      this.#isAnew = false;
      let written = 0;
      while (written < piece.length) {
        const rest = piece.subarray(written);
        const { bytesWritten } = await this.file.write(rest, 0, rest.length, this.received);
        this.#hash.update(rest.subarray(0, bytesWritten));
        this.received += bytesWritten;
        written += bytesWritten;
      }
      if (this.head.length < headBytes) {
        this.head = Buffer.concat([this.head, piece]).subarray(0, headBytes);
        this.isPage = isPageInstead(this.head, this.url, this.expected);
      }
      this.onProgress();
      return !this.isPage;
    } catch (error) {
      this.trouble = troubleOf(error);
      return false;
    }
  }

  async #clear(): Promise<void> {
    await this.file.truncate(0);
    this.received = 0;
    this.head = Buffer.alloc(0);
    this.#hash = createHash('sha256');
  }

  /** The next answer is asked for from the start. */
  forget(): void {
    this.#mark = null;
  }

  /** Resolves when every piece is on the disk. */
  async settled(): Promise<void> {
    await this.#taking;
  }

  /** The hash of what has come; nothing can be added afterwards. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  pieces(): AsyncIterable<Uint8Array> {
    return createReadStream(this.path);
  }

  async remove(): Promise<void> {
    await this.settled();
    await this.file.close().catch(() => {});
    await rm(this.path, { force: true }).catch(() => {});
  }
}
