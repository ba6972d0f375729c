import { join } from 'node:path';
import type { Session } from 'electron';
import type {
  CaptureAnswer,
  CaptureRequest,
  FetchAnswer,
  MainFetchRequest,
  NetworkSettings,
} from '../ipc/fetching.js';
import type { Log } from '../log.js';
import { CaptureWindow } from './capture-window.js';
import { type BodySink, Fetcher } from './fetcher.js';
import { openFetchingSession, SystemProxy } from './fetching-session.js';
import { FilteringProxy } from './filtering-proxy.js';
import { HostTurns } from './host-turns.js';
import { Ledger } from './ledger.js';
import { sendHop } from './send-hop.js';
import { NetworkSettingsFile } from './settings.js';

interface WayOut {
  session: Session;
  proxy: FilteringProxy;
  port: number;
  capture: CaptureWindow;
}

/** Fetching from the network: nothing of it exists before the first request. */
export class Network {
  readonly settings: NetworkSettingsFile;
  readonly ledger: Ledger;
  readonly #fetcher: Fetcher;
  /** Requests under way, with the window that waits for each and what it is for. */
  readonly #running = new Map<AbortController, { owner: object; about: string }>();
  #wayOut: Promise<WayOut> | null = null;

  constructor(
    private readonly profile: string,
    private readonly log: Log,
    private readonly version: string,
    onChanged: (settings: NetworkSettings) => void,
  ) {
    this.settings = new NetworkSettingsFile(profile, (settings) => {
      if (settings.fetching === 'never') this.cancel();
      onChanged(settings);
    });
    this.ledger = new Ledger(profile);
    this.#fetcher = new Fetcher({
      isOn: (why) => this.settings.mayFetch(why),
      send: async (hop) => sendHop(await this.#open(), hop),
      ledger: this.ledger,
      turns: new HostTurns(),
    });
  }

  /** @param owner the window that waits for the answer */
  fetch(request: MainFetchRequest, owner: object): Promise<FetchAnswer> {
    return this.#run(owner, request.for, (signal) => this.#fetcher.fetch(request, signal));
  }

  /**
   * Fetches a file, whose body the sink takes.
   *
   * @param signal ends it
   */
  fetchInto(request: MainFetchRequest, signal: AbortSignal, body: BodySink): Promise<FetchAnswer> {
    return this.#run(body, request.for, (switchedOff) =>
      this.#fetcher.fetch(request, AbortSignal.any([signal, switchedOff]), body),
    );
  }

  /** @param owner the window that waits for the answer */
  capture(request: CaptureRequest, owner: object): Promise<CaptureAnswer> {
    if (!/^https?:\/\//i.test(request.url) || !URL.canParse(request.url)) {
      const message = 'only http and https can be shown';
      return Promise.resolve({ ok: false, reason: 'bad-address', message });
    }
    if (!this.settings.isOn) {
      const message = 'fetching from the network is off';
      return Promise.resolve({ ok: false, reason: 'off', message });
    }
    return this.#run(owner, request.for, async (signal) =>
      (await this.#open()).capture.capture(request, signal),
    );
  }

  async #run<Answer>(
    owner: object,
    about: string,
    work: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const controller = new AbortController();
    this.#running.set(controller, { owner, about });
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(controller);
    }
  }

  /** Ends requests: those of a window that has gone, or that it has made for one thing; else all. */
  cancel(owner?: object, about?: string): void {
    for (const [controller, running] of this.#running) {
      const isOwn = owner === undefined || running.owner === owner;
      if (isOwn && (about === undefined || running.about === about)) controller.abort();
    }
  }

  #open(): Promise<WayOut> {
    this.#wayOut ??= this.#openNow();
    return this.#wayOut;
  }

  async #openNow(): Promise<WayOut> {
    const system = new SystemProxy();
    const proxy = new FilteringProxy({
      isAllowed: (host, port) => this.settings.isAllowed(host, port),
      upstreamFor: (url) => system.for(url),
    });
    const port = await proxy.listen();
    // Sites that answer browsers only take this form; it names Carrel all the same.
    const userAgent = `Mozilla/5.0 (compatible; Carrel/${this.version}; article archive)`;
    const settings = { log: this.log, userAgent };
    const [session, captureSession] = await Promise.all([
      openFetchingSession('fetching', port, settings),
      openFetchingSession('capture', port, settings),
    ]);
    const capture = new CaptureWindow({
      session: captureSession,
      proxy,
      port,
      ledger: this.ledger,
      isOn: () => this.settings.isOn,
      folder: join(this.profile, 'captured-page'),
    });
    return { session, proxy, port, capture };
  }
}
