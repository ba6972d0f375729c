import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { basename, dirname } from 'node:path';
import { AtomicWriter } from './atomic-file.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Most days that one start may add, however long ago the last one was. */
const maxPerDay = 3;
/** Number of remembered days, so that a clock that was set back does not count a day again. */
const maxRemembered = 1_000;

/** The computer's clocks. Neither is trusted alone. */
export interface Clock {
  /** Milliseconds since 1970. May jump forwards and backwards. */
  now(): number;
  /** Seconds since the computer was started. Monotonic within a process. */
  uptime(): number;
}

const systemClock: Clock = { now: () => Date.now(), uptime };

/** The content of the ledger file. */
interface Ledger {
  /** Days counted so far. */
  days: number;
  /** The calendar days (since 1970, UTC) on which Carrel ran, ascending. */
  seen: number[];
  /** For each key the value of `days` when the key was first seen. */
  since: Record<string, number>;
}

/**
 * Counts for how many days a key has been seen: a deleted article in the trash, a file without
 * references. A deletion date or a single reading of the clock is not enough, since either may be
 * wrong by years.
 *
 * A calendar day counts once, when Carrel first runs on it. It adds the days since the latest earlier
 * counted day, at most three. A clock that is years ahead for one start therefore adds three days, and
 * no day is added twice after it was set right. Within a process, at most the days of the computer's
 * uptime are added.
 *
 * The ledger is in the user's profile, so that a foreign library folder cannot bring its own counts.
 * If the ledger is lost, counting starts again and everything is kept longer.
 */
export class DayCount {
  #ledger: Ledger | null = null;
  /** Uptime in seconds at the last counted day of this process; null before the first count. */
  #countedTo: number | null = null;

  constructor(
    private readonly path: string,
    private readonly clock: Clock = systemClock,
  ) {}

  /**
   * Counts today, adds new keys, and drops keys that are not in `keys`. Throws when the ledger cannot be
   * written, since a count that is lost must not cause a deletion.
   *
   * @param keys all keys that are present now
   * @returns for each key the counted days since it was first seen
   */
  async count(keys: readonly string[]): Promise<Map<string, number>> {
    const ledger = await this.#read();
    const days = ledger.days + this.#daysToAdd(ledger);
    const today = this.#today();
    const seen = [...new Set([...ledger.seen, ...(days > ledger.days ? [today] : [])])]
      .sort((a, b) => a - b)
      .slice(-maxRemembered);
    const known = new Map(Object.entries(ledger.since));
    // After a ledger was lost, a stored value could exceed `days`.
    const since = keys.map((key) => [key, Math.min(known.get(key) ?? days, days)] as const);
    const next: Ledger = { days, seen, since: Object.fromEntries(since) };
    if (JSON.stringify(next) !== JSON.stringify(ledger)) await this.#write(next);
    if (days > ledger.days) this.#countedTo = this.clock.uptime();
    this.#countedTo ??= this.clock.uptime();
    return new Map(since.map(([key, at]) => [key, days - at]));
  }

  /** The days of a key at the last count; 0 for an unknown key. Does not count. */
  async daysOf(key: string): Promise<number> {
    const { days, since } = await this.#read();
    const at = Object.hasOwn(since, key) ? since[key] : undefined;
    return at === undefined ? 0 : Math.max(0, days - at);
  }

  #daysToAdd({ seen }: Ledger): number {
    const today = this.#today();
    if (!Number.isSafeInteger(today) || seen.includes(today)) return 0;
    const before = seen.filter((day) => day < today).at(-1);
    const gap = before === undefined ? 1 : Math.min(maxPerDay, today - before);
    if (this.#countedTo === null) return gap;
    const running = Math.floor(((this.clock.uptime() - this.#countedTo) * 1_000) / dayMs);
    return Math.min(gap, Math.max(0, running));
  }

  #today(): number {
    return Math.floor(this.clock.now() / dayMs);
  }

  async #read(): Promise<Ledger> {
    this.#ledger ??= parseLedger(await readFile(this.path, 'utf8').catch(() => ''));
    return this.#ledger;
  }

  async #write(ledger: Ledger): Promise<void> {
    const writer = new AtomicWriter(dirname(this.path));
    await writer.write(basename(this.path), Buffer.from(JSON.stringify(ledger)));
    this.#ledger = ledger;
  }
}

/** Parses a ledger; a damaged one gives an empty ledger. */
function parseLedger(text: string): Ledger {
  const empty: Ledger = { days: 0, seen: [], since: {} };
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return empty;
  }
  const { days, seen, since } = Object(read) as Record<string, unknown>;
  const fits =
    isCount(days) &&
    Array.isArray(seen) &&
    seen.every((day) => Number.isSafeInteger(day)) &&
    typeof since === 'object' &&
    since !== null &&
    Object.values(since).every(isCount);
  return fits ? ({ days, seen, since } as Ledger) : empty;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
