import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageHead } from '../../../extension/messages';

/** The browser's end of a native messaging port; `host` answers each message. */
function fakePort(host: (message: Message, port: FakePort) => void): FakePort {
  const port: FakePort = {
    sent: [],
    closed: 0,
    postMessage(message) {
      if (port.closed > 0) throw new Error('Attempting to use a disconnected port object');
      port.sent.push(message);
      host(message, port);
    },
    disconnect: () => {
      port.closed += 1;
    },
    onMessage: {
      addListener: (listener) => {
        port.answer = listener;
      },
    },
    onDisconnect: {
      addListener: (listener) => {
        port.end = (message) => {
          port.closed += 1;
          listener({ error: { message } });
        };
      },
    },
    answer: () => {},
    end: () => {},
  };
  return port;
}

type Message = Record<string, unknown> & { kind: string };
interface FakePort {
  sent: Message[];
  closed: number;
  postMessage(message: Message): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: (port: object) => void): void };
  answer(message: unknown): void;
  end(message: string): void;
}

const hello = { kind: 'hello', protocol: 1, version: '1', library: 'Library' };
const head: PageHead = {
  url: 'https://a.example/',
  title: 'A',
  mediaType: 'text/html',
  savedAt: 1,
  tags: [],
  note: '',
  highlights: [],
};

let ports: FakePort[];
let answerTo: (message: Message, port: FakePort) => void;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  ports = [];
  vi.stubGlobal('chrome', {
    runtime: {
      lastError: undefined,
      getManifest: () => ({ version: '0.1.0' }),
      connectNative: () => {
        const port = fakePort((message, port) => queueMicrotask(() => answerTo(message, port)));
        ports.push(port);
        return port;
      },
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const loadHost = () => import('../../../extension/background/host');

it('sends a page in parts of 512 KiB, whose bytes are those of the page', async () => {
  answerTo = (message, port) => {
    if (message.kind === 'hello') port.answer(hello);
    if (message.kind === 'end') {
      port.answer({ kind: 'saved', id: message.id, outcome: 'imported', article: 'A', title: 'A' });
    }
  };
  const { sendPage } = await loadHost();
  const bytes = Uint8Array.from({ length: 1_200_000 }, (_, at) => (at * 7) % 256);
  expect(await sendPage(head, new Blob([bytes]))).toMatchObject({ kind: 'saved', article: 'A' });
  const [port] = ports as [FakePort];
  const parts = port.sent.filter(({ kind }) => kind === 'part');
  expect(parts).toHaveLength(3);
  const joined = Buffer.concat(parts.map(({ base64 }) => Buffer.from(String(base64), 'base64')));
  expect(joined.equals(bytes)).toBe(true);
  expect(port.sent.at(-1)).toMatchObject({ kind: 'end', bytes: bytes.length });
});

it('keeps one port while it is used, and closes it when it is idle', async () => {
  answerTo = (message, port) => {
    if (message.kind === 'hello') port.answer(hello);
    if (message.kind === 'tags') port.answer({ ...message, tags: [`${message.prefix}s`] });
  };
  const { findTags } = await loadHost();
  expect(await Promise.all([findTags('a'), findTags('b')])).toEqual([['as'], ['bs']]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await findTags('c')).toEqual(['cs']);
  expect(ports).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(ports[0]?.closed).toBe(1);
  expect(await findTags('d')).toEqual(['ds']);
  expect(ports).toHaveLength(2);
});

it.each([
  ['Specified native messaging host not found.', 'no-host'],
  ['No such native application carrel', 'no-host'],
  ['Native host has exited.', 'host-ended'],
])('says why there is no answer: %s', async (message, reason) => {
  answerTo = (_, port) => port.end(message);
  const { findKnown, sendPage } = await loadHost();
  expect(await sendPage(head, new Blob(['x']))).toMatchObject({ kind: 'failed', reason, message });
  expect(await findKnown(['https://a.example/'])).toBeNull();
});

it('answers all that waits when the host ends in the middle, and starts it again', async () => {
  answerTo = (message, port) => {
    if (message.kind === 'hello') port.answer(hello);
    if (message.kind === 'end') port.end('Native host has exited.');
  };
  const { findTags, sendPage } = await loadHost();
  const answers = await Promise.all([sendPage(head, new Blob(['x'])), findTags('a')]);
  expect(answers).toMatchObject([{ reason: 'host-ended' }, []]);
  answerTo = (message, port) =>
    port.answer(message.kind === 'hello' ? hello : { ...message, tags: ['a'] });
  expect(await findTags('a')).toEqual(['a']);
});

it('refuses a host of another version, and gives up one that is silent', async () => {
  answerTo = (_, port) => port.answer({ ...hello, protocol: 2 });
  const { sendPage } = await loadHost();
  expect(await sendPage(head, new Blob(['x']))).toMatchObject({ reason: 'other-protocol' });
  answerTo = () => {};
  const late = sendPage(head, new Blob(['x']));
  await vi.advanceTimersByTimeAsync(200_000);
  expect(await late).toMatchObject({ reason: 'no-answer' });
});

it('sends many links in several messages, and stops at a failure', async () => {
  answerTo = (message, port) => {
    if (message.kind === 'hello') port.answer(hello);
    else if (ports[0]?.sent.filter(({ kind }) => kind === 'links').length === 2) {
      port.answer({ kind: 'failed', id: message.id, reason: 'busy', message: 'Busy.' });
    } else
      port.answer({ kind: 'saved', id: message.id, outcome: 'imported', article: 'A', title: '' });
  };
  const { sendLinks } = await loadHost();
  const links = Array.from({ length: 5_000 }, (_, at) => ({
    url: `https://a.example/${at}`,
    title: '',
  }));
  expect(await sendLinks(links, [])).toMatchObject({ kind: 'failed', reason: 'busy' });
  expect(ports[0]?.sent.map(({ links }) => (links as unknown[])?.length)).toEqual([
    undefined,
    2_000,
    2_000,
  ]);
  expect(await sendLinks([], [])).toMatchObject({ reason: 'no-links' });
});
