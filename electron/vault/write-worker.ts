// The entry of the thread that writes the library's folder: see writing-thread.ts.
import { parentPort } from 'node:worker_threads';
import { AtomicWriter } from './atomic-file.js';
import { blockingDisk } from './blocking-disk.js';
import { type WriteJob, writeGroup } from './write-group.js';

/** A group, for the thread. */
export interface GroupMessage {
  root: string;
  /** Of the names of temporary files. */
  mark: string;
  jobs: WriteJob[];
}

// It knows which folders are on disk; a library that has moved gets a new one.
let writer: AtomicWriter | null = null;

parentPort?.on('message', async ({ root, mark, jobs }: GroupMessage) => {
  if (writer?.root !== root) writer = new AtomicWriter(root, blockingDisk, mark);
  parentPort?.postMessage(await writeGroup(writer, jobs));
});
