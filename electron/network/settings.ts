import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FetchingState,
  fetchingStates,
  type MainFetchReason,
  type NetworkSettings,
} from '../ipc/fetching.js';
import { AtomicWriter } from '../vault/atomic-file.js';
import { isAllowedHost, readAllowedHost } from './addresses.js';

const fileName = 'network.json';
const mostHosts = 200;

/**
 * What may go out. Kept in the profile and not in the library: a library from elsewhere must not switch
 * fetching on.
 */
export class NetworkSettingsFile {
  #settings: NetworkSettings;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly profile: string,
    private readonly onChanged: (settings: NetworkSettings) => void = () => {},
  ) {
    this.#settings = readSettings(join(profile, fileName));
  }

  get current(): NetworkSettings {
    return this.#settings;
  }

  get isOn(): boolean {
    return this.#settings.fetching === 'on';
  }

  /** The user's choice to look for a newer version is the word for that one request. */
  mayFetch(why: MainFetchReason): boolean {
    return this.isOn || (why === 'update' && this.#settings.fetching === 'unasked');
  }

  isAllowed(host: string, port: number): boolean {
    return isAllowedHost(this.#settings.allowedHosts, host, port);
  }

  set(fetching: FetchingState): Promise<void> {
    return this.#change({ ...this.#settings, fetching });
  }

  /** The user has added an address or a feed, which is the word to fetch, unless it is forbidden. */
  async ask(): Promise<void> {
    if (this.#settings.fetching === 'unasked') await this.set('on');
  }

  /** False for what is no host, and when there are too many. */
  async allow(text: string): Promise<boolean> {
    const host = readAllowedHost(text);
    const { allowedHosts } = this.#settings;
    if (host === null || allowedHosts.length >= mostHosts) return false;
    if (!allowedHosts.includes(host)) {
      await this.#change({ ...this.#settings, allowedHosts: [...allowedHosts, host] });
    }
    return true;
  }

  async forget(host: string): Promise<void> {
    const allowedHosts = this.#settings.allowedHosts.filter((each) => each !== host);
    await this.#change({ ...this.#settings, allowedHosts });
  }

  /** Takes effect at once, also when it cannot be written. */
  #change(settings: NetworkSettings): Promise<void> {
    this.#settings = settings;
    this.onChanged(settings);
    const json = Buffer.from(`${JSON.stringify(settings, null, 2)}\n`);
    const written = this.#writing.then(() => new AtomicWriter(this.profile).write(fileName, json));
    this.#writing = written.catch(() => {});
    return written;
  }
}

/** Any program may have written the file, so every field is checked. */
function readSettings(path: string): NetworkSettings {
  const fields = fieldsIn(path);
  const fetching = fetchingStates.find((state) => state === fields.fetching) ?? 'unasked';
  const hosts = Array.isArray(fields.allowedHosts) ? fields.allowedHosts : [];
  const allowedHosts = hosts
    .filter((host) => typeof host === 'string')
    .map(readAllowedHost)
    .filter((host) => host !== null)
    .slice(0, mostHosts);
  const address = fields.updateAddress;
  const updateAddress = typeof address === 'string' && URL.canParse(address) ? address : null;
  return { fetching, allowedHosts: [...new Set(allowedHosts)], updateAddress };
}

function fieldsIn(path: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}
