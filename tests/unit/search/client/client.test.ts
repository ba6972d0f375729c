import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectSearch } from '../../../../renderer/search/client/client';
import type { SearchReply, SearchRequest } from '../../../../renderer/search/worker/protocol';

/** A worker that answers as the test says. */
class FakeWorker {
  static started: FakeWorker[] = [];
  onerror: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly requests: SearchRequest[] = [];

  constructor() {
    FakeWorker.started.push(this);
  }

  postMessage(request: SearchRequest) {
    this.requests.push(request);
  }

  terminate() {}

  send(reply: SearchReply) {
    this.onmessage!({ data: reply } as MessageEvent);
  }
}

beforeEach(() => {
  FakeWorker.started = [];
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => vi.unstubAllGlobals());

const status = { indexed: 1, articles: 1, caughtUp: true };

it('starts its worker at the first question', async () => {
  const client = connectSearch();
  await client.save();
  expect(FakeWorker.started).toHaveLength(0);
  const asked = client.search('처리');
  const [worker, ...more] = FakeWorker.started;
  expect(worker!.requests).toMatchObject([{ kind: 'search', query: '처리' }]);
  worker!.send({ kind: 'answer', id: worker!.requests[0]!.id, value: 'found' });
  expect(await asked).toBe('found');
  void client.status();
  expect(more).toEqual([]);
  expect(FakeWorker.started).toHaveLength(1);
});

it('asks another worker when one has ended', async () => {
  const client = connectSearch();
  const asked = client.status();
  FakeWorker.started[0]!.onerror!();
  const second = FakeWorker.started[1]!;
  second.send({ kind: 'answer', id: second.requests[0]!.id, value: status });
  expect(await asked).toEqual(status);
});

it('gives a reason when three workers have ended, and tries again at the next question', async () => {
  const client = connectSearch();
  const asked = client.status();
  for (let at = 0; at < 3; at++) FakeWorker.started[at]!.onerror!();
  await expect(asked).rejects.toMatchObject({ superseded: false, name: 'SearchError' });
  expect(FakeWorker.started).toHaveLength(3);
  const again = client.status();
  const fourth = FakeWorker.started[3]!;
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
