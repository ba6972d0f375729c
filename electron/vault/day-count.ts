import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { basename, dirname } from 'node:path';
import { AtomicWriter } from './atomic-file.js';

const dayMs = 24 * 60 * 60 * 1000;
/** One day on which Carrel runs counts for this many at most, however long ago the last one was. */
const mostPerDay = 3;
/** Days are remembered so that a clock that goes back does not count them again. */
const mostRemembered = 1_000;

/** What a computer says about time. Neither value is trusted alone. */
export interface Clock {
  /** Milliseconds since 1970. May jump in both directions. */
  now(): number;
  /** Seconds since the computer was started. Only grows while a process lives. */
  uptime(): number;
}

const systemClock: Clock = { now: () => Date.now(), uptime };

/** As it is kept on disk. */
interface Ledger {
  /** Days counted so far. */
  days: number;
  /** The calendar days (since 1970, UTC) on which Carrel ran, ascending. */
  seen: number[];
  /** Each key, and how many days were counted when it was first seen. */
  since: Record<string, number>;
}

/**
 * Counts for how many days on which Carrel ran something has been seen: a deleted article in the
 * trash, a file that nothing refers to. The date of a deletion and the clock of one start decide
 * nothing: either may be years off.
 *
 * A calendar day counts once, when Carrel first runs on it, and stands for the days since the
 * latest earlier day that was counted, three at most. A clock that is years ahead for one start
 * therefore adds three days, and the right one adds none twice when it is back. Within a process no
 * more days are added than the computer has been running for.
 *
 * The ledger is in the user's own profile: a library folder from elsewhere must not bring its own
 * count. With the ledger lost, counting begins anew and everything is kept longer.
 */
export class DayCount {
  #ledger: Ledger | null = null;
  /** Uptime in seconds up to which this process has counted; null before its first look. */
  #countedTo: number | null = null;

  constructor(
    private readonly path: string,
    private readonly clock: Clock = systemClock,
  ) {}

  /**
   * Counts today, begins to count keys that are new, and forgets all others. Throws when that cannot
   * be written: a count that is not kept must not decide.
   *
   * @param keys everything that is seen now
   * @returns for each key the days since it was first seen
   */
  async count(keys: readonly string[]): Promise<Map<string, number>> {
    const ledger = await this.#read();
    const days = ledger.days + this.#daysToAdd(ledger);
    const today = this.#today();
    const seen = [...new Set([...ledger.seen, ...(days > ledger.days ? [today] : [])])]
      .sort((a, b) => a - b)
      .slice(-mostRemembered);
    const known = new Map(Object.entries(ledger.since));
    // A number from a ledger that was lost since would be later than now.
    const since = keys.map((key) => [key, Math.min(known.get(key) ?? days, days)] as const);
    const next: Ledger = { days, seen, since: Object.fromEntries(since) };
    if (JSON.stringify(next) !== JSON.stringify(ledger)) await this.#write(next);
    if (days > ledger.days) this.#countedTo = this.clock.uptime();
    this.#countedTo ??= this.clock.uptime();
    return new Map(since.map(([key, at]) => [key, days - at]));
  }

  /** As of the last count, without counting; 0 for what it has not seen. */
  async daysOf(key: string): Promise<number> {
    const { days, since } = await this.#read();
    const at = Object.hasOwn(since, key) ? since[key] : undefined;
    return at === undefined ? 0 : Math.max(0, days - at);
  }

  #daysToAdd({ seen }: Ledger): number {
    const today = this.#today();
    if (!Number.isSafeInteger(today) || seen.includes(today)) return 0;
    const before = seen.filter((day) => day < today).at(-1);
    const gap = before === undefined ? 1 : Math.min(mostPerDay, today - before);
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

/** An empty one for what is damaged: then counting begins anew. */
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
