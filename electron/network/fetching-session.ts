import { type Session, session } from 'electron';
import type { Log } from '../log.js';
import { limitPermissions } from '../permissions.js';
import type { FilteringProxy } from './filtering-proxy.js';
import { guardFetchingSession } from './guard.js';
import { asEnvironmentSays, readProxyList, type UpstreamProxy } from './upstream-proxy.js';

/**
 * A session in memory only, whose requests all go through the filtering proxy on `port`. The proxy set
 * here takes precedence over the switches of `cutNetwork`.
 */
export async function openFetchingSession(
  name: string,
  port: number,
  { log, userAgent }: { log: Log; userAgent: string },
): Promise<Session> {
  const own = session.fromPartition(name, { cache: false });
  guardFetchingSession(own, log);
  limitPermissions(own, log);
  own.setUserAgent(userAgent);
  await own.setProxy({
    mode: 'fixed_servers',
    proxyRules: `http://127.0.0.1:${port}`,
    // Without this, Chromium would connect to this machine directly.
    proxyBypassRules: '<-loopback>',
  });
  return own;
}

/** Answers the proxy's question for its password, and no question of a server. */
export function answerLogin(
  proxy: FilteringProxy,
  port: number,
  asked: { isProxy: boolean; host: string; port: number },
  answer: (user?: string, password?: string) => void,
): void {
  if (asked.isProxy && asked.host === '127.0.0.1' && asked.port === port) {
    answer(proxy.user, proxy.password);
  } else answer();
}

/** The system's proxy settings, read without a request. */
export class SystemProxy {
  #session: Promise<Session> | null = null;

  /** The first usable proxy that the system has for an address; null for a direct connection. */
  async for(url: string): Promise<UpstreamProxy | null> {
    this.#session ??= openSystemSession();
    const list = await (await this.#session).resolveProxy(url);
    return asEnvironmentSays(readProxyList(list), process.env);
  }
}

async function openSystemSession(): Promise<Session> {
  const own = session.fromPartition('system-proxy', { cache: false });
  own.setSpellCheckerDictionaryDownloadURL('app://carrel/none/');
  own.setSpellCheckerEnabled(false);
  await own.setProxy({ mode: 'system' });
  return own;
}
