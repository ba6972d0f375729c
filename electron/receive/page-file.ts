// The file in which a received page lies until it is imported: in the profile, for this user only.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The most bytes of one received page. */
export const largestPage = 200 * 1024 * 1024;

/** The kinds of pages that are received, with the ending by which the importer knows them. */
export const pageExtensions = {
  'multipart/related': '.mhtml',
  'text/html': '.html',
  'application/pdf': '.pdf',
} as const;
export type PageMediaType = keyof typeof pageExtensions;

/** Why a page was not received; `message` is for the user. */
export class PageRefused extends Error {
  constructor(
    readonly reason: 'too-large' | 'broken' | 'media-type' | 'not-saved',
    message: string,
  ) {
    super(message);
  }
}

/** @param largest bytes */
export const tooLarge = (largest: number) =>
  new PageRefused('too-large', `The page is larger than ${largest / 1024 / 1024} MiB.`);

/** The folder of received pages in a profile. */
export const receivedFolder = (profile: string) => join(profile, 'received');

/** Deletes what a process has left that was killed while it received pages. Must run before the next page. */
export function sweepReceived(profile: string): void {
  try {
    rmSync(receivedFolder(profile), { recursive: true, force: true });
  } catch {
    // The next start tries again.
  }
}

/** A page while it arrives. No sender names its path. */
export class PageFile {
  #size = 0;
  #isOpen = true;

  private constructor(
    readonly path: string,
    private readonly file: Awaited<ReturnType<typeof open>>,
    private readonly largest: number,
  ) {}

  /**
   * Throws a `PageRefused` when the disk refuses the file.
   *
   * @param largest bytes
   */
  static async create(profile: string, largest = largestPage): Promise<PageFile> {
    const folder = receivedFolder(profile);
    const path = join(folder, randomUUID());
    return orRefuse(async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return new PageFile(path, await open(path, 'wx', 0o600), largest);
    });
  }

  get size(): number {
    return this.#size;
  }

  /** Appends bytes; throws a `PageRefused` when the page grows too large or the disk is full. */
  async add(bytes: Uint8Array): Promise<void> {
    this.#size += bytes.length;
    if (this.#size > this.largest) {
      throw tooLarge(this.largest);
    }
    await orRefuse(() => this.file.writeFile(bytes));
  }

  /** Closes the file, which can be read from now on. */
  async finish(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.file.close();
  }

  async remove(): Promise<void> {
    await this.finish().catch(() => {});
    await rm(this.path, { force: true });
  }
}

async function orRefuse<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new PageRefused('not-saved', `The page could not be kept: ${(error as Error).message}`);
  }
}

/** Characters that some system forbids in the name of a file, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const forbidden = /[\\/:*?"<>|\u0000-\u001f\u007f]+/g;

/** The name under which a page is imported: for people and for the importer, never a path. */
export function pageName(title: string, mediaType: PageMediaType): string {
  const name = title.normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ').trim();
  const short = [...name].slice(0, 80).join('').replace(/^\.+/, '').trim();
  return `${short || 'page'}${pageExtensions[mediaType]}`;
}
