import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectSearch } from '../../../renderer/search/client';
import type { SearchReply, SearchRequest } from '../../../renderer/search/protocol';

/** A worker of which the test holds the other end. */
class FakeWorker {
  static started: FakeWorker[] = [];
  static locks = new Map<string, () => void>();
  onerror: (() => void) | null = null;
  requests: Exclude<SearchRequest, { kind: 'lend' }>[] = [];
  readonly port: MessagePort;
  private readonly far: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.far = port2;
    port2.onmessage = ({ data }) => {
      if (data.kind !== 'lend') this.requests.push(data);
    };
    FakeWorker.started.push(this);
  }

  send(reply: SearchReply) {
    this.far.postMessage(reply);
  }

  end(lock: string) {
    this.far.close();
    FakeWorker.locks.get(lock)?.();
  }
}

beforeEach(() => {
  FakeWorker.started = [];
  vi.stubGlobal('SharedWorker', FakeWorker);
  vi.stubGlobal(
    'Worker',
    class {
      postMessage() {}
    },
  );
  vi.stubGlobal('navigator', {
    locks: { request: async (name: string, then: () => void) => FakeWorker.locks.set(name, then) },
  });
});
afterEach(() => vi.unstubAllGlobals());

const status = { indexed: 1, articles: 1, caughtUp: true };

it('asks a new worker what the old one took with it', async () => {
  const client = connectSearch();
  const asked = client.search('처리');
  const [first] = FakeWorker.started;
  first!.send({ kind: 'hello', lock: 'one' });
  await vi.waitFor(() => expect(FakeWorker.locks.has('one')).toBe(true));
  first!.end('one');
  const second = FakeWorker.started[1]!;
  await vi.waitFor(() => expect(second.requests).toHaveLength(1));
  expect(second.requests[0]).toMatchObject({ kind: 'search', query: '처리' });
  second.send({ kind: 'hello', lock: 'two' });
  second.send({ kind: 'answer', id: second.requests[0]!.id, value: 'found' });
  expect(await asked).toBe('found');
});

it('gives a reason when no worker starts, and tries again at the next question', async () => {
  const client = connectSearch();
  const asked = client.status();
  for (let i = 0; i < 3; i++) FakeWorker.started[i]!.onerror!();
  await expect(asked).rejects.toMatchObject({ superseded: false, name: 'SearchError' });
  const again = client.status();
  const fourth = FakeWorker.started[3]!;
  await vi.waitFor(() => expect(fourth.requests).toHaveLength(1));
  fourth.send({ kind: 'answer', id: fourth.requests[0]!.id, value: status });
  expect(await again).toEqual(status);
});

it('tells a superseded query from a failed one', async () => {
  const client = connectSearch();
  const heard = vi.fn();
  client.onStatus(heard);
  const asked = client.search('a', { asker: 'box' });
  const [worker] = FakeWorker.started;
  worker!.send({ kind: 'status', status });
  worker!.send({ kind: 'failure', id: 1, reason: 'newer', superseded: true });
  await expect(asked).rejects.toMatchObject({ message: 'newer', superseded: true });
  expect(heard).toHaveBeenCalledWith(status);
});
