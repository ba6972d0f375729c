import type { BrowserAccess } from '../ipc/receiving.js';
import { type AccessSettings, newToken, readAccess, writeAccess } from './access-settings.js';
import type { Asks } from './asks.js';
import { HostManifests, type HostProgram } from './host-manifests.js';
import { fileField, urlField } from './page-form.js';
import { receivePage } from './receive-page.js';
import { Receiver, receiverPath } from './receiver.js';

/** The two ways by which browsers reach Carrel, as the user has set them. */
export class BrowserDoor {
  readonly #manifests: HostManifests;
  readonly #receiver: Receiver;
  #settings: AccessSettings | null = null;
  #state: BrowserAccess['receiver']['state'] = 'off';
  /** Changes are carried out one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly program: HostProgram,
    asks: Asks,
  ) {
    this.#manifests = new HostManifests(program);
    this.#receiver = new Receiver({
      profile: program.profile,
      token: () => this.#settings?.token ?? '',
      receive: (file, page) => receivePage(asks, file, page),
    });
  }

  /** Opens what the user has turned on. A program that was moved is named anew to the browsers. */
  begin(): Promise<void> {
    return this.#inTurn(async () => {
      const { native, receiver } = await this.#read();
      if (native) await this.#manifests.write();
      if (receiver) await this.#listen();
    });
  }

  access(): Promise<BrowserAccess> {
    return this.#inTurn(async () => {
      // The port may be free by now.
      const { receiver } = await this.#read();
      if (receiver && this.#state !== 'listening') await this.#listen();
      return this.#now();
    });
  }

  setNative(isOn: boolean): Promise<BrowserAccess> {
    return this.#change({ native: isOn }, () =>
      isOn ? this.#manifests.write() : this.#manifests.remove(),
    );
  }

  setReceiver(isOn: boolean): Promise<BrowserAccess> {
    return this.#change({ receiver: isOn }, async () => {
      if (isOn) return this.#listen();
      await this.#receiver.stop();
      this.#state = 'off';
    });
  }

  renewToken(): Promise<BrowserAccess> {
    return this.#change({ token: newToken() }, async () => {});
  }

  renewPort(): Promise<BrowserAccess> {
    return this.#change({ port: 0 }, async () => {
      await this.#receiver.stop();
      await this.#listen();
    });
  }

  async #listen(): Promise<void> {
    const settings = await this.#read();
    this.#state = await this.#receiver.start(settings.port);
    const port = settings.port || this.#receiver.port;
    const token = settings.token || newToken();
    if (port !== settings.port || token !== settings.token) {
      await this.#write({ ...settings, port, token });
    }
  }

  #change(change: Partial<AccessSettings>, work: () => Promise<void>): Promise<BrowserAccess> {
    return this.#inTurn(async () => {
      await this.#write({ ...(await this.#read()), ...change });
      await work();
      return this.#now();
    });
  }

  async #now(): Promise<BrowserAccess> {
    const { native, receiver, port, token } = await this.#read();
    return {
      native: {
        isOn: native,
        isPossible: process.platform !== 'win32',
        browsers: await this.#manifests.states(native),
      },
      receiver: {
        isOn: receiver,
        state: this.#state,
        url: port === 0 ? '' : `http://127.0.0.1:${port}${receiverPath}`,
        ...{ token, fileField, urlField },
      },
    };
  }

  async #read(): Promise<AccessSettings> {
    this.#settings ??= await readAccess(this.program.profile);
    return this.#settings;
  }

  async #write(settings: AccessSettings): Promise<void> {
    await writeAccess(this.program.profile, settings);
    this.#settings = settings;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => {});
    return next;
  }
}
