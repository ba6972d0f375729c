import { checksum } from './checksum';
import type { PrivateFile } from './private-files';

export const bytesOfPage = 1 << 14;
/** Size of a background read. */
const pagesAtOnce = 64;

/** The description of bytes that are read page by page. */
export interface Paged {
  /** All bytes; with a file, the missing ones are filled in later. */
  all: Uint8Array<ArrayBuffer>;
  /** Offset of the first page; the bytes before it are present from the start. */
  from: number;
  /** The checksum of each page. */
  sums: Uint32Array;
  file: PrivateFile | null;
}

/** Bytes of a file, of which each page is read and verified when it is first needed. */
export class PagedBytes {
  private file: PrivateFile | null;
  /** For each page, 1 when it is present. */
  private readonly present: Uint8Array;
  private missing: number;

  /** @param damaged makes the error that is thrown when a page's checksum is wrong */
  constructor(
    private readonly paged: Paged,
    private readonly damaged: () => Error,
  ) {
    this.file = paged.file;
    this.missing = paged.sums.length;
    this.present = new Uint8Array(this.missing);
  }

  /** Loads the pages of a section, from byte `from` up to `to`, exclusive. */
  need(section: Uint8Array | Uint32Array, from = 0, to = section.byteLength): void {
    if (this.missing === 0) return;
    const start = section.byteOffset - this.paged.all.byteOffset - this.paged.from;
    const end = Math.ceil((start + to) / bytesOfPage);
    for (let page = Math.floor((start + from) / bytesOfPage); page < end; page++) {
      let behind = page;
      while (behind < end && this.present[behind] === 0) behind++;
      if (behind > page) this.read(page, behind);
      page = behind;
    }
  }

  /** Reads the next missing pages; returns whether all are present then. */
  readOn(): boolean {
    if (this.missing === 0) return true;
    const from = this.present.indexOf(0);
    let to = from + 1;
    while (to < this.present.length && to < from + pagesAtOnce && this.present[to] === 0) to++;
    this.read(from, to);
    return this.missing === 0;
  }

  /** Replaces the file by these bytes. */
  fill(bytes: Uint8Array): void {
    const { all, from } = this.paged;
    all.set(bytes.subarray(from), from);
    this.file = null;
    this.take(0, this.present.length);
  }

  private read(from: number, to: number): void {
    const { all, from: first } = this.paged;
    const start = first + from * bytesOfPage;
    const end = Math.min(first + to * bytesOfPage, all.byteLength);
    this.file?.read(all.subarray(start, end), start);
    this.take(from, to);
  }

  /** Marks pages as present when their checksums are right. */
  private take(from: number, to: number): void {
    const { all, from: first, sums } = this.paged;
    for (let page = from; page < to; page++) {
      const start = first + page * bytesOfPage;
      const [sum] = checksum(all.subarray(start, start + bytesOfPage));
      if (sum !== sums[page]) throw this.damaged();
      if (this.present[page] === 0) this.missing -= 1;
      this.present[page] = 1;
    }
  }
}
