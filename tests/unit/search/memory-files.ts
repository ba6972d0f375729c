import type { PrivateFile, PrivateFiles, Put } from '../../../renderer/search/bytes/private-files';

/** Private files in memory that the test can read and damage. */
export class MemoryFiles implements PrivateFiles {
  readonly all = new Map<string, Uint8Array>();
  /** Free space in bytes. */
  free = Number.POSITIVE_INFINITY;
  made: string[] = [];
  /** True: reading throws, as from a closed file. */
  isClosed = false;
  /** All reads, as [name, offset, length]. */
  reads: [name: string, from: number, bytes: number][] = [];

  names(): string[] {
    return [...this.all.keys()];
  }

  find(name: string): PrivateFile | undefined {
    const bytes = this.all.get(name);
    if (!bytes) return undefined;
    const read = (into: Uint8Array, at: number) => {
      if (this.isClosed) throw new Error('The file is closed');
      this.reads.push([name, at, into.length]);
      const some = bytes.subarray(at, at + into.length);
      into.set(some);
      return some.length;
    };
    return { size: bytes.length, read };
  }

  async make(name: string, fill: (put: Put) => Promise<boolean>): Promise<boolean> {
    this.all.delete(name);
    let bytes = new Uint8Array();
    const isWhole = await fill((some, at) => {
      if (some.length > this.free) throw new Error('The disk is full');
      this.free -= some.length;
      const larger = new Uint8Array(Math.max(bytes.length, at + some.length));
      larger.set(bytes);
      larger.set(some, at);
      bytes = larger;
    }).catch(() => false);
    if (isWhole) {
      this.all.set(name, bytes);
      this.made.push(name);
    }
    return isWhole;
  }

  async keep(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.names()) if (!names.has(name)) this.all.delete(name);
  }

  /** Changes one byte of the file with this ending; a negative offset counts from its end. */
  damage(ending: string, at: number): void {
    const [name] = this.names().filter((one) => one.endsWith(ending));
    const bytes = this.all.get(name!)!;
    bytes[at < 0 ? bytes.length + at : at]! ^= 1;
  }
}
