/** A Palm database (PDB): a list of records, each of at most 64 kB but for pictures. */
import { ContainerError } from '../../containers/container';
import { ascii, u16, u32 } from './bytes';

const HEADER = 78;

export interface Records {
  /** `BOOKMOBI`, or `TEXtREAd` for a text of PalmDOC. */
  type: string;
  count: number;
  /** Empty for a record that the file does not have. */
  record(index: number): Uint8Array<ArrayBuffer>;
}

export const typeOf = (bytes: Uint8Array): string => ascii(bytes, 60, 8);

/** Throws a `ContainerError` for records that do not follow each other. */
export function recordsOf(bytes: Uint8Array<ArrayBuffer>): Records {
  const count = u16(bytes, 76);
  const starts = Array.from({ length: count }, (_, at) => u32(bytes, HEADER + at * 8));
  const isInOrder = starts.every((start, at) => at === 0 || start >= (starts[at - 1] ?? 0));
  if (count === 0 || !isInOrder || (starts[0] ?? 0) < HEADER) throw new ContainerError('damaged');
  return {
    type: typeOf(bytes),
    count,
    record: (index) => {
      const start = starts[index];
      return start === undefined
        ? new Uint8Array()
        : bytes.subarray(start, starts[index + 1] ?? bytes.length);
    },
  };
}
