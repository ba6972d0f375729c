/**
 * The connection to Carrel. The browser starts Carrel's native messaging host when the port opens and
 * ends it when the port closes. One port is kept while it is used, and `IDLE_MS` longer.
 */
import {
  type Failed,
  type FromHost,
  KNOWN_AT_ONCE,
  type KnownAddress,
  LINKS_AT_ONCE,
  type Link,
  PART_BYTES,
  type PageHead,
  PROTOCOL,
  type Saved,
  type ToHost,
} from '../messages';
import { toBase64 } from '../page/base64';

const HOST = 'carrel';
const IDLE_MS = 30_000;
/** Starting Carrel on a slow disk, or storing 200 MiB, takes a while; nothing takes this long. */
const ANSWER_MS = 180_000;

interface Question {
  /** True for the answer to this question. */
  fits(message: FromHost): boolean;
  answer(message: FromHost): void;
}

interface Connection {
  port: chrome.runtime.Port;
  /** Oldest first: an answer without an id belongs to the oldest question of its kind. */
  questions: Set<Question>;
  idle: ReturnType<typeof setTimeout> | undefined;
  /** The host's answer to `hello`; a `failed` when it cannot be used. */
  hello: Promise<FromHost>;
}

let connection: Connection | null = null;

/** Sends a page with its bytes; resolves when Carrel has stored it or says why not. */
export async function sendPage(page: PageHead, bytes: Blob): Promise<Saved | Failed> {
  const id = crypto.randomUUID();
  return saved(id, async (send) => {
    send({ kind: 'page', id, page });
    for (let at = 0; at < bytes.size; at += PART_BYTES) {
      const part = await bytes.slice(at, at + PART_BYTES).arrayBuffer();
      send({ kind: 'part', id, base64: toBase64(new Uint8Array(part)) });
    }
    send({ kind: 'end', id, bytes: bytes.size });
  });
}

/** Stores links as articles without text; resolves to the last answer, or to the first failure. */
export async function sendLinks(links: Link[], tags: string[]): Promise<Saved | Failed> {
  let answer: Saved | Failed = failed('no-links', '');
  for (let at = 0; at < links.length; at += LINKS_AT_ONCE) {
    const id = crypto.randomUUID();
    const some = links.slice(at, at + LINKS_AT_ONCE);
    answer = await saved(id, async (send) => send({ kind: 'links', id, links: some, tags }));
    if (answer.kind === 'failed') return answer;
  }
  return answer;
}

/** Tags of the library that begin so; none when Carrel cannot be asked. */
export async function findTags(prefix: string): Promise<string[]> {
  const answer = await ask(
    (message) => message.kind === 'tags' && message.prefix === prefix,
    async (send) => send({ kind: 'tags', prefix }),
  );
  return answer.kind === 'tags' ? answer.tags : [];
}

/** The addresses among `urls` that the library has; null when Carrel cannot be asked. */
export async function findKnown(urls: string[]): Promise<KnownAddress[] | null> {
  const answer = await ask(
    (message) => message.kind === 'known',
    async (send) => send({ kind: 'known', urls: urls.slice(0, KNOWN_AT_ONCE) }),
  );
  return answer.kind === 'known' ? answer.known : null;
}

/** Brings Carrel to the front with this article. Nothing is answered. */
export async function openArticle(article: string): Promise<void> {
  const { port, hello } = connect();
  if ((await hello).kind === 'hello') port.postMessage({ kind: 'open', article });
}

async function saved(id: string, send: Send): Promise<Saved | Failed> {
  const answer = await ask((message) => message.kind === 'saved' && message.id === id, send, id);
  return answer.kind === 'saved' || answer.kind === 'failed' ? answer : failed('unknown', '');
}

type Send = (send: (message: ToHost) => void) => Promise<void>;

/** Sends what `send` sends, and resolves to the answer that fits, or to a `failed`. */
async function ask(
  fits: (message: FromHost) => boolean,
  send: Send,
  id: string | null = null,
): Promise<FromHost> {
  const current = connect();
  const hello = await current.hello;
  if (hello.kind === 'failed') return hello;
  const answer = question(current, (message) =>
    message.kind === 'failed' ? message.id === id : fits(message),
  );
  await send((message) => {
    try {
      current.port.postMessage(message);
    } catch {
      // The port has closed meanwhile, whose `onDisconnect` may not have come yet.
      end(current, failed('host-ended', ''));
    }
  });
  return answer;
}

function question(current: Connection, fits: Question['fits']): Promise<FromHost> {
  return new Promise((resolve) => {
    const late = setTimeout(() => answer(failed('no-answer', '')), ANSWER_MS);
    const answer = (message: FromHost) => {
      clearTimeout(late);
      current.questions.delete(asked);
      resolve(message);
      if (current.questions.size === 0) current.idle = setTimeout(() => close(current), IDLE_MS);
    };
    const asked: Question = { fits, answer };
    clearTimeout(current.idle);
    current.questions.add(asked);
  });
}

function connect(): Connection {
  if (connection) return connection;
  const port = chrome.runtime.connectNative(HOST);
  const current: Connection = {
    port,
    questions: new Set(),
    idle: undefined,
    hello: Promise.resolve(failed('no-host', '')),
  };
  connection = current;
  port.onMessage.addListener((message) => {
    if (isFromHost(message))
      [...current.questions].find((each) => each.fits(message))?.answer(message);
  });
  port.onDisconnect.addListener(({ error }) => {
    const message = chrome.runtime.lastError?.message ?? error?.message ?? '';
    end(current, failed(reasonOf(message), message));
  });
  current.hello = greet(current);
  return current;
}

/** Chromium and Firefox tell only by their words whether there is a host at all. */
function reasonOf(message: string): string {
  return /not found|no such native application|forbidden/i.test(message) ? 'no-host' : 'host-ended';
}

async function greet(current: Connection): Promise<FromHost> {
  const { version } = chrome.runtime.getManifest();
  const answer = question(current, ({ kind }) => kind === 'hello' || kind === 'failed');
  current.port.postMessage({ kind: 'hello', protocol: PROTOCOL, version });
  const hello = await answer;
  if (hello.kind !== 'hello' || hello.protocol === PROTOCOL) return hello;
  close(current);
  return failed('other-protocol', '');
}

function close(current: Connection): void {
  current.port.disconnect();
  end(current, failed('host-ended', ''));
}

function end(current: Connection, why: Failed): void {
  if (connection === current) connection = null;
  for (const { answer } of [...current.questions]) answer(why);
  clearTimeout(current.idle);
}

function isFromHost(message: unknown): message is FromHost {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

function failed(reason: string, message: string): Failed {
  return { kind: 'failed', id: null, reason, message };
}
