/** How many requests of each lane one host gets at once. Files have a lane of their own, as they take minutes. */
const atOnce = { 'one-by-one': 1, pictures: 4, files: 2 };
/** The most requests at once, of all hosts. */
const mostAtOnce = 12;
/** A host that has asked for patience is asked once in this time, in milliseconds. */
const restMs = 1_000;
/** A longer pause is not waited for: the request fails, and says when to try again. */
const longestWaitMs = 10_000;
const longestPauseMs = 24 * 60 * 60 * 1_000;
/** The user can shorten the pause of a host once in this time, in milliseconds. */
const insistOnceInMs = 60_000;
/** The pause after a host has asked for patience without saying for how long, in milliseconds. */
const patienceMs = 60_000;

type Lane = keyof typeof atOnce;

interface Host {
  /** Running requests by lane. */
  running: Record<Lane, number>;
  /** Until then the host is asked slowly; milliseconds since 1970. */
  slowUntil: number;
  /** Not before then; milliseconds since 1970. */
  notBefore: number;
  /** When the user has last shortened its pause; milliseconds since 1970. */
  insistedAt: number;
}

export type Turn = { ok: true; end(): void } | { ok: false; retryAfter: number };

interface Waiting {
  host: string;
  lane: Lane;
  start(turn: Turn): void;
}

/** Makes requests wait for each other, so that no host is asked too often. */
export class HostTurns {
  readonly #hosts = new Map<string, Host>();
  #waiting: Waiting[] = [];
  #running = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly now: () => number = Date.now) {}

  /** Resolves when the request may be sent; `end` must be called when it was answered. */
  wait(host: string, lane: Lane, signal: AbortSignal): Promise<Turn> {
    return new Promise((start) => {
      const giveUp = () => {
        this.#remove(waiting);
        start({ ok: false, retryAfter: 0 });
      };
      const waiting: Waiting = {
        host,
        lane,
        start(turn) {
          signal.removeEventListener('abort', giveUp);
          start(turn);
        },
      };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', giveUp);
      this.#next();
    });
  }

  /** The user wants to ask a host although it has asked for patience; without effect when just done. */
  insist(host: string): void {
    const known = this.#hosts.get(host);
    const now = this.now();
    if (known === undefined || known.notBefore <= now) return;
    if (now < known.insistedAt + insistOnceInMs) return;
    known.insistedAt = now;
    known.notBefore = now;
  }

  /**
   * The host has answered with 429 or 503.
   *
   * @param retryAfter what it says of when to come again, in milliseconds; null when it says nothing
   */
  askedForPatience(host: string, retryAfter: number | null): void {
    const known = this.#hostOf(host);
    const pause = Math.min(Math.max(retryAfter ?? restMs, restMs), longestPauseMs);
    known.notBefore = Math.max(known.notBefore, this.now() + pause);
    known.slowUntil = Math.max(known.slowUntil, this.now() + Math.max(pause, patienceMs));
  }

  #hostOf(name: string): Host {
    const known = this.#hosts.get(name);
    if (known !== undefined) return known;
    const host = {
      running: { 'one-by-one': 0, pictures: 0, files: 0 },
      slowUntil: 0,
      notBefore: 0,
      insistedAt: 0,
    };
    this.#hosts.set(name, host);
    return host;
  }

  #next(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    let soonest = Number.POSITIVE_INFINITY;
    for (const waiting of [...this.#waiting]) {
      if (this.#running >= mostAtOnce) return;
      const { host: name, lane, start } = waiting;
      const host = this.#hostOf(name);
      const now = this.now();
      const pause = host.notBefore - now;
      const isSlow = host.slowUntil > now;
      if (pause > longestWaitMs) {
        this.#remove(waiting);
        start({ ok: false, retryAfter: pause });
      } else if (pause > 0) soonest = Math.min(soonest, pause);
      else if (isSlow ? isIdle(host) : host.running[lane] < atOnce[lane]) {
        this.#remove(waiting);
        this.#start(name, host, waiting);
      }
    }
    if (soonest < Number.POSITIVE_INFINITY) this.#timer = setTimeout(() => this.#next(), soonest);
  }

  #start(name: string, host: Host, { lane, start }: Waiting): void {
    this.#running += 1;
    host.running[lane] += 1;
    let hasEnded = false;
    const end = () => {
      if (hasEnded) return;
      hasEnded = true;
      this.#running -= 1;
      host.running[lane] -= 1;
      const now = this.now();
      if (host.slowUntil > now) host.notBefore = Math.max(host.notBefore, now + restMs);
      if (isIdle(host) && host.slowUntil <= now && host.notBefore <= now) this.#hosts.delete(name);
      this.#next();
    };
    start({ ok: true, end });
  }

  #remove(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
  }
}

const isIdle = ({ running }: Host) => Object.values(running).every((count) => count === 0);
