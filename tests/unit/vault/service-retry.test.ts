import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { VaultWrite } from '../../../electron/ipc/vault-files';
import { appendChanges } from '../../../renderer/storage/change-log';
import { articleSchema } from '../../../renderer/vault/article-files';
import { readManifest } from '../../../renderer/vault/manifest';
import {
  type VaultAsk,
  type VaultMessage,
  vaultChannelName,
} from '../../../renderer/vault/messages';
import { serveVault } from '../../../renderer/vault/service';
import { Staging } from '../../../renderer/vault/staging';
import { newDesk } from './desk';

const channels: BroadcastChannel[] = [];
const Real = globalThis.BroadcastChannel;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  // The service keeps its channel as long as its window lives.
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Real {
      constructor(name: string) {
        // Without a name of its own the channel would carry changes of other test files, which run in
        // threads of the same process, and the service would retry each time.
        super(`${name} of this test of retries`);
        channels.push(this);
      }
    },
  );
});
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/**
 * A service on a real folder in which feeds.json cannot be written until `isFull` is false. `triedAt`:
 * the times of its attempts in milliseconds after its start.
 */
async function newService() {
  const begunAt = performance.now();
  const disk = { isFull: true, triedAt: new Set<number>() };
  const { database, files, carrel } = await newDesk();
  const writeRecord = async (...args: Parameters<typeof files.writeRecord>) => {
    if (args[0] !== 'feeds') return files.writeRecord(...args);
    disk.triedAt.add(performance.now() - begunAt);
    const full: VaultWrite = { ok: false, reason: 'full', message: 'ENOSPC' };
    return disk.isFull ? full : files.writeRecord(...args);
  };
  await appendChanges(database, 'record-changed', ['feeds']);
  const clean = async () => null;
  serveVault(
    database,
    Promise.resolve(),
    { ...files, writeRecord },
    clean,
    async () => {},
    carrel,
    new Staging(),
    async () => {},
  );
  // The service announces its own first changes and receives them up to 250 ms later.
  await pause(500);
  return Object.assign(disk, { database, files });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The database uses real time, so an effect of two seconds of the fake clock may be two seconds late. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 2) {
    vi.advanceTimersByTime(2_000);
    await pause(15);
  }
}

function ask(asked: VaultAsk): Promise<VaultMessage> {
  const channel = new BroadcastChannel(vaultChannelName);
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      if (data.to === 'asker') resolve(data);
    };
    channel.postMessage({ to: 'vault', asker: 'test', ticket: 1, ask: asked });
  });
}

it('tries a folder that cannot be written less and less often', async () => {
  const disk = await newService();
  await pass(120);
  // Retries come after 6, 16, 36 and 76 seconds; every two seconds would be sixty retries.
  expect(disk.triedAt.size).toBeGreaterThan(3);
  expect(disk.triedAt.size).toBeLessThan(12);
  disk.isFull = false;
  await pass(70);
  expect(await ask({ kind: 'state' })).toMatchObject({ answer: { trouble: null, unsaved: 0 } });
});

it('tries at once when the user asks for it', async () => {
  const disk = await newService();
  await pass(80);
  disk.isFull = false;
  expect(await ask({ kind: 'saved' })).toMatchObject({ answer: { trouble: null, unsaved: 0 } });
});

it('writes nothing more when a newer Carrel on another machine has taken the folder over', async () => {
  const disk = await newService();
  disk.isFull = false;
  await ask({ kind: 'saved' });
  const manifest = JSON.stringify({
    ...(await readManifest(disk.files)),
    schema: articleSchema + 1,
  });
  await disk.files.writeRecord('manifest', manifest);
  disk.triedAt.clear();
  await appendChanges(disk.database, 'record-changed', ['feeds']);
  expect(await ask({ kind: 'saved' })).toMatchObject({ answer: { trouble: { reason: 'newer' } } });
  const deleted = await ask({ kind: 'deleteTrashed', names: ['2026-11-a-0123456789'] });
  expect(deleted).toMatchObject({ failure: expect.stringMatching(/newer version/) });
  await pass(20);
  expect(disk.triedAt.size).toBe(0);
  expect(await disk.files.readRecord('manifest')).toBe(manifest);
});
