import { checksum } from './checksum';
import type { PrivateFile } from './private-files';

export const bytesOfPage = 1 << 14;
/** Read at once in the background. */
const pagesAtOnce = 64;

/** What has to be known of bytes that are read page by page. */
export interface Paged {
  /** All of them, or with a file room for what is not there yet. */
  all: Uint8Array<ArrayBuffer>;
  /** Where the pages begin; what lies before is there. */
  from: number;
  /** A checksum of each page. */
  sums: Uint32Array;
  file: PrivateFile | null;
}

/** Bytes of a file of which each page is read when it is asked for, and checked then. */
export class PagedBytes {
  private file: PrivateFile | null;
  /** Of each page, 1 when it is there. */
  private readonly present: Uint8Array;
  private missing: number;

  /** @param damaged what to throw when a page is not what was written */
  constructor(
    private readonly paged: Paged,
    private readonly damaged: () => Error,
  ) {
    this.file = paged.file;
    this.missing = paged.sums.length;
    this.present = new Uint8Array(this.missing);
  }

  /** Has the pages of a section of the bytes, from one byte of it to before another. */
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

  /** Reads the next missing pages; answers whether all are there then. */
  readOn(): boolean {
    if (this.missing === 0) return true;
    const from = this.present.indexOf(0);
    let to = from + 1;
    while (to < this.present.length && to < from + pagesAtOnce && this.present[to] === 0) to++;
    this.read(from, to);
    return this.missing === 0;
  }

  /** Takes these bytes in the place of the file. */
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

  /** Counts the pages as there, when their checksums say so. */
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
