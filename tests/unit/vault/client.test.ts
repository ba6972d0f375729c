import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Events } from '../../../electron/ipc/contract';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { connectVault } from '../../../renderer/vault/client';
import { type VaultMessage, vaultChannelName } from '../../../renderer/vault/messages';

const channels: BroadcastChannel[] = [];
const Real = globalThis.BroadcastChannel;

beforeEach(() => {
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Real {
      constructor(name: string) {
        // A channel would reach other test files: they run in threads of the same process.
        super(`${name} of this test of the client`);
        channels.push(this);
      }
    },
  );
});
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
  vi.unstubAllGlobals();
});

/**
 * A client that has sent `verify`, and the import windows that it reaches. Each number in `ends` is a
 * window that ends when asked and sets aside so many items; the window after the last one answers.
 */
async function verifyWith(...ends: number[]) {
  let gone = (_event: Events['importerGone']) => {};
  const carrel = {
    request: async () => true,
    on(name: string, listener: typeof gone) {
      if (name === 'importerGone') gone = listener;
      return () => {};
    },
  } as unknown as CarrelBridge;
  const vault = connectVault(carrel);
  const service = new BroadcastChannel(vaultChannelName);
  let asked = 0;
  service.onmessage = ({ data }: MessageEvent<VaultMessage>) => {
    if (data.to !== 'vault' || !('ask' in data)) return;
    const setAside = ends[asked++];
    if (setAside !== undefined) gone({ window: 0, reason: 'timed-out', setAside });
    else {
      const { asker, ticket } = data;
      service.postMessage({
        to: 'asker',
        asker,
        ticket,
        answer: 'whole',
      } as unknown as VaultMessage);
    }
  };
  const answer = await vault.ask({ kind: 'verify' }).catch((error: Error) => error.message);
  service.close();
  return { answer, asked };
}

const times = (count: number, setAside: number) => Array<number>(count).fill(setAside);

it('asks the next window as long as each that ends has set something aside', async () => {
  expect(await verifyWith(...times(49, 1))).toEqual({ answer: 'whole', asked: 50 });
});

it('gives up after three windows in a row that have set nothing aside', async () => {
  const ended = { answer: expect.stringContaining('ended three times') };
  expect(await verifyWith(0, 0, 0)).toMatchObject({ ...ended, asked: 3 });
  expect(await verifyWith(0, 1, 0, 0, 1)).toEqual({ answer: 'whole', asked: 6 });
  expect(await verifyWith(1, 1, 0, 0, 0)).toMatchObject({ ...ended, asked: 5 });
});

it('gives up when fifty items are set aside, and says that another try goes on', async () => {
  const { answer, asked } = await verifyWith(...times(60, 2));
  expect(answer).toContain('50 items');
  expect(answer).toContain('try again');
  expect(asked).toBe(25);
});
