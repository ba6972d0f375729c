/** A request that ended this many peers in a row would end the next one too. */
const lossesAllowed = 3;
const progressAllowed = 50;

/** The error messages of a request that is given up. */
export interface GivenUp {
  /** Three peers in a row have ended with this request. */
  ended: string;
  /** Each peer got further than the one before, but fifty steps are the limit. */
  progressed?: string;
}

type Settle = (answer: unknown) => void;

interface Pending<Request> {
  request: Request;
  losses: number;
  progress: number;
  resolve: Settle;
  reject(error: Error): void;
}

/**
 * Requests that wait for an answer from a peer (a worker, another window). When the peer ends, they are
 * sent to its successor, until three in a row have ended with the same request.
 */
export class PendingRequests<Request> {
  readonly #pending = new Map<number, Pending<Request>>();
  #lastTicket = 0;

  /** @param send sends a request to the current peer; when it throws, the request is rejected */
  constructor(
    private readonly send: (ticket: number, request: Request) => void | Promise<void>,
    private readonly givenUp: GivenUp,
  ) {}

  get size(): number {
    return this.#pending.size;
  }

  has(ticket: number): boolean {
    return this.#pending.has(ticket);
  }

  ask<Answer>(request: Request): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#lastTicket += 1;
      const pending = { request, losses: 0, progress: 0, reject };
      this.#pending.set(this.#lastTicket, { ...pending, resolve: resolve as Settle });
      void this.#trySend(this.#lastTicket, request);
    });
  }

  /** Resolves a request and returns it; null when it is unknown or was settled before. */
  resolve(ticket: number, answer: unknown): Request | null {
    const pending = this.#take(ticket);
    pending?.resolve(answer);
    return pending?.request ?? null;
  }

  reject(ticket: number, error: Error): void {
    this.#take(ticket)?.reject(error);
  }

  rejectAll(error: Error): void {
    for (const ticket of [...this.#pending.keys()]) this.reject(ticket, error);
  }

  /**
   * Sends unanswered requests to the peer's successor.
   *
   * @param progress how many steps further the successor starts; above 0, this end is not counted as a loss
   */
  peerEnded(progress = 0): void {
    for (const [ticket, pending] of this.#pending) {
      pending.progress += progress;
      pending.losses = progress > 0 ? 0 : pending.losses + 1;
      const reason = this.#whyGivenUp(pending);
      if (reason !== null) this.reject(ticket, new Error(reason));
      else void this.#trySend(ticket, pending.request);
    }
  }

  #whyGivenUp({ losses, progress }: Pending<Request>): string | null {
    const { ended, progressed = ended } = this.givenUp;
    if (losses >= lossesAllowed) return ended;
    return progress >= progressAllowed ? progressed : null;
  }

  async #trySend(ticket: number, request: Request): Promise<void> {
    try {
      await this.send(ticket, request);
    } catch (error) {
      this.reject(ticket, error instanceof Error ? error : new Error(String(error)));
    }
  }

  #take(ticket: number): Pending<Request> | undefined {
    const pending = this.#pending.get(ticket);
    this.#pending.delete(ticket);
    return pending;
  }
}
