// The log file. It must not hold text, titles or addresses of articles: callers pass names, counts and
// codes.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { terminalLine } from './ipc/terminal-text.js';

/** `debug` lines go to listeners only, not into the file. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Receives one line, without its line break. */
export type LogListener = (line: string) => void;

/** In bytes. A file that would become larger is renamed to `NAME.1.log` and replaces the previous one. */
const largestFile = 256 * 1024;
/** In UTF-16 units, without the time. */
const longestEntry = 1_000;
/**
 * Lines of one event in a minute. Further ones are dropped, so that one event does not push out the
 * others.
 */
const mostInAMinute = 100;
const minuteMs = 60_000;

/**
 * Appends each line at once and synchronously, so that the last lines before a crash are kept. Never
 * throws: Carrel works without a log.
 */
export class Log {
  readonly #startedAt = performance.now();
  readonly #listeners = new Set<LogListener>();
  readonly #olderPath: string;
  #counts = new Map<string, number>();
  #minute = 0;

  constructor(
    readonly path: string,
    private readonly largest = largestFile,
  ) {
    this.#olderPath = path.replace(/\.log$/, '.1.log');
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch {
      // `#append` fails as long as there is no folder.
    }
  }

  error(event: string, detail: string | number = ''): void {
    this.#write('error', event, detail);
  }

  warn(event: string, detail: string | number = ''): void {
    this.#write('warn', event, detail);
  }

  info(event: string, detail: string | number = ''): void {
    this.#write('info', event, detail);
  }

  debug(event: string, detail: string | number = ''): void {
    if (this.#listeners.size > 0) this.#write('debug', event, detail);
  }

  /** Calls `listener` with every further line, of any level; returns a function that stops it. */
  listen(listener: LogListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #write(level: LogLevel, event: string, detail: string | number): void {
    const line = this.#lineOf(level, `${event} ${detail}`);
    for (const listener of this.#listeners) listener(line);
    if (level === 'debug') return;
    const count = this.#countInThisMinute(event);
    if (count > mostInAMinute) return;
    const isLast = count === mostInAMinute;
    this.#append(isLast ? `${line} (more of this event are left out for a minute)` : line);
  }

  #lineOf(level: LogLevel, entry: string): string {
    const sinceStart = Math.round(performance.now() - this.#startedAt);
    const clean = terminalLine(entry.slice(0, longestEntry)).trimEnd();
    return `${new Date().toISOString()} ${process.pid} +${sinceStart} ${level} ${clean}`;
  }

  #countInThisMinute(event: string): number {
    const minute = Math.floor(performance.now() / minuteMs);
    if (minute !== this.#minute) this.#counts = new Map();
    this.#minute = minute;
    const count = (this.#counts.get(event) ?? 0) + 1;
    this.#counts.set(event, count);
    return count;
  }

  #append(line: string): void {
    try {
      const bytes = Buffer.from(`${line}\n`);
      const { size } = statSync(this.path, { throwIfNoEntry: false }) ?? { size: 0 };
      if (size > 0 && size + bytes.length > this.largest) renameSync(this.path, this.#olderPath);
      appendFileSync(this.path, bytes, { mode: 0o600 });
    } catch {
      // For example on a full disk. When the file cannot be renamed the line is dropped, so the size
      // stays bounded.
    }
  }
}
