import type { ReadEnd } from '../../../electron/ipc/granted-files';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { sha256, sha256OfText } from '../../core/article/hashes';

/** Records with the main process what is about to be read: see electron/risky-reads.ts. */
export interface RiskyRead {
  /** Null when the file or its next entry may be read; otherwise how the process that read it ended. */
  next(): Promise<ReadEnd | null>;
  end(): Promise<void>;
}

export function openRiskyRead(carrel: CarrelBridge, key: string): RiskyRead {
  let item = 0;
  return {
    next: () => carrel.request('beginRead', key, item++),
    end: () => carrel.request('endRead', key),
  };
}

/** The key of a content: the same for a renamed file, an entry of a zip, and an original. */
export async function readKey(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  return typeof content === 'string' ? sha256OfText(content) : sha256(content);
}
