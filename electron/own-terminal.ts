import { fstatSync, readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import {
  exitCodeOf,
  type Interruption,
  outputFailure,
  type Stream,
  type Terminal,
} from './commands.js';
import { onSignal } from './signals.js';
import { lineReader } from './stdin-lines.js';
import { systemReason } from './system-errors.js';

/** Longer input cannot be a list of paths or queries, and a larger file has a path. */
export const mostStdinBytes = 64 * 1024 * 1024;

const descriptors: Record<Stream, number> = { stdout: 1, stderr: 2 };

/**
 * The terminal of this process: its own streams and signals. `done` keeps the exit code until the
 * process ends.
 */
export function ownTerminal(cwd: string): Terminal {
  const failed = new Set<Stream>();
  const listeners: ((why: Interruption) => void)[] = [];
  const interrupt = (why: Interruption) => {
    for (const listener of listeners) listener(why);
  };
  const fail = (stream: Stream, error: NodeJS.ErrnoException) => {
    if (failed.has(stream)) return;
    failed.add(stream);
    if (error.code !== 'EPIPE') {
      interrupt({ kind: 'output-failed', stream, message: systemReason(error) });
    } else if (stream === 'stdout') interrupt({ kind: 'output-closed' });
  };
  const writers = { stdout: writerOf('stdout'), stderr: writerOf('stderr') };
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].on('error', (error) => fail(stream, error));
  }
  onSignal((signal) => interrupt({ kind: 'signal', signal }));
  return {
    cwd,
    stderrIsTerminal: process.stderr.isTTY === true,
    async write(stream, text) {
      if (failed.has(stream)) return;
      try {
        await writers[stream](text);
      } catch (error) {
        fail(stream, error as NodeJS.ErrnoException);
      }
    },
    readStdin: async () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readStdin()),
    readStdinBytes: readStdin,
    readLine: lineReader(() => process.stdin),
    onInterrupted: (listener) => listeners.push(listener),
    done: async (exitCode) => {
      process.exitCode = exitCode;
    },
  };
}

/** Rejects with the system's error. */
function writerOf(stream: Stream): (text: string) => Promise<void> {
  const descriptor = descriptors[stream];
  if (isFile(descriptor)) return async (text) => writeAll(descriptor, Buffer.from(text));
  return (text) =>
    new Promise((resolve, reject) => {
      process[stream].write(text, (error) => (error ? reject(error) : resolve()));
    });
}

/**
 * Node's stream ignores short writes to a file: on a nearly full disk the end would be missing without
 * an error.
 */
function writeAll(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

function isFile(descriptor: number): boolean {
  try {
    const about = fstatSync(descriptor);
    return about.isFile() || (about.isCharacterDevice() && !isatty(descriptor));
  } catch {
    return false;
  }
}

/** Writes before there is a `Terminal`. Returns null on success, else the exit code. */
export function writeOwn(stream: Stream, text: string | Buffer): number | null {
  try {
    writeAll(descriptors[stream], typeof text === 'string' ? Buffer.from(text) : text);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = systemReason(error);
    if (code === 'EPIPE') return exitCodeOf({ kind: 'output-closed' });
    if (stream === 'stdout') writeOwn('stderr', `${outputFailure(message)}\n`);
    return exitCodeOf({ kind: 'output-failed', stream, message });
  }
}

async function readStdin(): Promise<Uint8Array<ArrayBuffer>> {
  // Node's own stream of a folder is empty, instead of failing.
  if (fstatSync(0).isDirectory()) readSync(0, Buffer.alloc(1));
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > mostStdinBytes) throw new Error('it is larger than 64 MiB');
  }
  return new Uint8Array(Buffer.concat(chunks));
}
