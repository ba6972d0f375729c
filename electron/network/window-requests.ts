import type { Session } from 'electron';
import type { Ledger, LedgerRequest } from './ledger.js';

/** The most requests of one page. */
const mostRequests = 1_000;
/** Sound, films and typefaces are not needed for an article. */
const unneeded = new Set(['media', 'font', 'cspReport', 'ping', 'webSocket', 'object']);

interface Parts {
  ledger: Pick<Ledger, 'begin'>;
  isOn(): boolean;
}

/** Counts the requests of a window's page, writes them down, and refuses those that are not needed. */
export class WindowRequests {
  readonly #open = new Map<number, LedgerRequest>();
  #for = '';
  #isActive = false;
  #count = 0;

  constructor(
    session: Session,
    private readonly parts: Parts,
  ) {
    const { webRequest } = session;
    webRequest.onBeforeSendHeaders(({ id, url, method, resourceType }, answer) => {
      const isAllowed = this.#isActive && parts.isOn() && this.#count < mostRequests;
      if (!isAllowed || unneeded.has(resourceType)) return answer({ cancel: true });
      // Once the proxy has the password the same request goes on.
      if (this.#open.has(id)) return answer({});
      this.#count += 1;
      try {
        const entry = { method, url, why: 'window', for: this.#for };
        this.#open.set(id, this.parts.ledger.begin(entry));
      } catch {
        return answer({ cancel: true });
      }
      answer({});
    });
    webRequest.onBeforeRedirect(({ id, statusCode }) => this.#end(id, statusCode, null));
    webRequest.onCompleted(({ id, statusCode, responseHeaders = {} }) => {
      const name = Object.keys(responseHeaders).find((each) => /^content-length$/i.test(each));
      const length = Number(name === undefined ? Number.NaN : responseHeaders[name]?.[0]);
      this.#end(id, statusCode, null, Number.isNaN(length) ? null : length);
    });
    webRequest.onErrorOccurred(({ id, error }) => this.#end(id, null, error));
  }

  get underWay(): number {
    return this.#open.size;
  }

  /** @param what the address for which the page is shown */
  begin(what: string): void {
    this.#for = what;
    this.#count = 0;
    this.#isActive = true;
  }

  /** From now on every request is refused. */
  end(): void {
    this.#isActive = false;
    for (const id of [...this.#open.keys()]) this.#end(id, null, 'cancelled');
  }

  #end(
    id: number,
    status: number | null,
    reason: string | null,
    bytes: number | null = null,
  ): void {
    this.#open.get(id)?.end({ status, bytes, reason });
    this.#open.delete(id);
  }
}
