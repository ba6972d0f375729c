import type { ReadEnd } from '../../../electron/ipc/contract';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { sha256 } from '../../core/article/hashes';

/** Notes with main what is read, before it is: see electron/risky-reads.ts. */
export interface RiskyRead {
  /** Null when the file, or its next entry, may be read; else how a process ended that read it. */
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

/** By what is in it: the same file is known again under another name, in a zip, as a kept original. */
export async function readKey(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  return sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content);
}
