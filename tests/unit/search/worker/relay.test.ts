import { expect, it, vi } from 'vitest';
import type {
  IndexStatus,
  SearchReply,
  SearchRequest,
} from '../../../../renderer/search/worker/protocol';
import { type Channel, relay } from '../../../../renderer/search/worker/relay';

/** What several windows share: a lock, and a channel that reaches all but the sender. */
class Windows {
  private readonly channels = new Set<Channel>();
  private readonly queue: (() => void)[] = [];

  /** The worker of another window, which waits for the lock. */
  open() {
    const heard: SearchReply[] = [];
    const asked = new Set<string>();
    const port: Channel = { onmessage: null, postMessage: (reply) => heard.push(reply as never) };
    const others: Channel = {
      onmessage: null,
      postMessage: (message) => this.pass(message, others),
    };
    this.channels.add(others);
    const haveLock = new Promise<void>((resolve) => this.queue.push(resolve));
    let tell = (_status: IndexStatus) => {};
    let isSilent = false;
    relay(port, others, haveLock, (telling) => {
      tell = telling;
      return {
        async answer(window, { id, kind }) {
          asked.add(kind);
          if (isSilent) await new Promise(() => {});
          return { kind: 'answer', id, value: window };
        },
      };
    });
    return {
      heard,
      asked,
      tell: (status: IndexStatus) => tell(status),
      ask: (request: SearchRequest) => port.onmessage!({ data: request } as MessageEvent),
      fallSilent: () => {
        isSilent = true;
      },
      close: () => {
        this.channels.delete(others);
        this.next();
      },
    };
  }

  /** The next waiting worker gets the lock. */
  next(): void {
    this.queue.shift()?.();
  }

  private pass(message: unknown, from: Channel): void {
    const data = structuredClone(message);
    for (const one of this.channels) {
      if (one !== from) setTimeout(() => one.onmessage?.({ data } as MessageEvent));
    }
  }
}

const status = { indexed: 1, articles: 1, caughtUp: true };

it('answers all windows from the one that has the index', async () => {
  const windows = new Windows();
  const [first, second] = [windows.open(), windows.open()];
  windows.next();
  first.ask({ id: 1, kind: 'status' });
  second.ask({ id: 1, kind: 'size' });
  await vi.waitFor(() => expect(second.heard).toHaveLength(1));
  expect(first.heard).toMatchObject([{ kind: 'answer', id: 1 }]);
  expect(second.heard).toMatchObject([{ kind: 'answer', id: 1 }]);
  expect(first.asked).toEqual(new Set(['status', 'size']));
  expect(second.asked.size).toBe(0);
  // Requests have names of their own, so that a newer query of one window does not end another
  // window's.
  expect(first.heard[0]).not.toEqual(second.heard[0]);

  first.tell(status);
  await vi.waitFor(() => expect(second.heard).toContainEqual({ kind: 'status', status }));
  expect(first.heard).toContainEqual({ kind: 'status', status });
});

it('answers what was asked before anybody had the index', async () => {
  const windows = new Windows();
  const [first, second] = [windows.open(), windows.open()];
  first.ask({ id: 1, kind: 'status' });
  second.ask({ id: 2, kind: 'status' });
  await new Promise((resolve) => setTimeout(resolve, 10));
  windows.next();
  await vi.waitFor(() => expect(second.heard).toMatchObject([{ id: 2 }]));
  expect(first.heard).toMatchObject([{ id: 1 }]);
});

it('asks the next in line what the window that closed has not answered', async () => {
  const windows = new Windows();
  const [first, second, third] = [windows.open(), windows.open(), windows.open()];
  windows.next();
  await Promise.resolve();
  first.fallSilent();
  second.ask({ id: 1, kind: 'status' });
  third.ask({ id: 1, kind: 'caught-up' });
  await vi.waitFor(() => expect(first.asked).toEqual(new Set(['status', 'caught-up'])));
  first.close();
  await vi.waitFor(() => expect(third.heard).toMatchObject([{ kind: 'answer', id: 1 }]));
  expect(second.heard).toMatchObject([{ kind: 'answer', id: 1 }]);
  expect(second.asked).toEqual(new Set(['status', 'caught-up']));
});

it('asks three owners at most what none of them answers', async () => {
  const windows = new Windows();
  const owners = Array.from({ length: 5 }, () => windows.open());
  // This worker is the last that waits for the lock.
  const asking = windows.open();
  for (const owner of owners) owner.fallSilent();
  windows.next();
  // The new owner announces itself before it is asked.
  await new Promise((resolve) => setTimeout(resolve, 10));
  asking.ask({ id: 1, kind: 'status' });
  for (const owner of owners.slice(0, 3)) {
    await vi.waitFor(() => expect(owner.asked.size).toBe(1));
    owner.close();
  }
  await vi.waitFor(() => expect(asking.heard).toMatchObject([{ kind: 'failure', id: 1 }]));
  expect(owners[3]?.asked.size).toBe(0);
});
