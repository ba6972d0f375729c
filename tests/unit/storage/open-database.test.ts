import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CarrelDatabase } from '../../../renderer/storage/database';
import { NewerDatabase, openDatabase } from '../../../renderer/storage/open-database';

type Callback = (lock: object | null) => unknown;
interface Options {
  mode?: 'shared' | 'exclusive';
  ifAvailable?: boolean;
}

/** The Web Locks of one name, as far as `openDatabase` uses them. */
class Locks {
  readonly #held: ('shared' | 'exclusive')[] = [];
  readonly #waiting: (() => boolean)[] = [];

  request(_name: string, { mode = 'exclusive', ifAvailable = false }: Options, work: Callback) {
    return new Promise((resolve) => {
      const isFree = () =>
        mode === 'shared' ? !this.#held.includes('exclusive') : this.#held.length === 0;
      const take = () => {
        if (!isFree()) return false;
        this.#held.push(mode);
        const release = () => {
          this.#held.splice(this.#held.indexOf(mode), 1);
          while (this.#waiting[0]?.()) this.#waiting.shift();
        };
        resolve(Promise.resolve(work({})).finally(release));
        return true;
      };
      if (take()) return;
      if (ifAvailable) resolve(work(null));
      else this.#waiting.push(take);
    });
  }
}

/** The results of looking into the database, in order; the last one repeats. */
let looks: boolean[];
let locks: Locks;
const setAside = vi.fn<() => Promise<boolean>>();
const open = vi.fn<() => Promise<void>>();
const close = vi.fn();
let version: number;
const database = {
  open,
  close,
  verno: 8,
  backendDB: () => ({ version }),
} as unknown as CarrelDatabase;

beforeEach(() => {
  locks = new Locks();
  version = 80;
  close.mockClear();
  setAside.mockReset().mockResolvedValue(true);
  open.mockReset().mockResolvedValue();
  vi.stubGlobal('navigator', { locks, storage: { persist: async () => true } });
  vi.stubGlobal('indexedDB', {
    open() {
      const opens = looks.length > 1 ? looks.shift() : looks[0];
      const request = { result: { close() {} }, onsuccess() {}, onerror() {} };
      setImmediate(() => (opens ? request.onsuccess() : request.onerror()));
      return request;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

it('opens a sound database without setting anything aside', async () => {
  looks = [true];
  await openDatabase(database, setAside);
  expect(setAside).not.toHaveBeenCalled();
  expect(open).toHaveBeenCalledOnce();
});

it('sets a database aside that cannot be opened twice, before a new one is made', async () => {
  looks = [false];
  setAside.mockImplementation(async () => {
    expect(open).not.toHaveBeenCalled();
    return true;
  });
  await openDatabase(database, setAside);
  expect(setAside).toHaveBeenCalledOnce();
  expect(open).toHaveBeenCalledOnce();
});

it('keeps a database that opens at the second look', async () => {
  looks = [false, true];
  await openDatabase(database, setAside);
  expect(setAside).not.toHaveBeenCalled();
});

it('neither sets a database aside that another window has open, nor waits for that one', async () => {
  looks = [true];
  await openDatabase(database, setAside);
  looks = [false];
  await openDatabase(database, setAside);
  expect(setAside).not.toHaveBeenCalled();
  expect(open).toHaveBeenCalledTimes(2);
});

it('has one of two windows set it aside when neither can open it, and the other wait for that', async () => {
  looks = [false];
  let isDone = false;
  setAside.mockImplementation(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    isDone = true;
    return true;
  });
  open.mockImplementation(async () => expect(isDone).toBe(true));
  await Promise.all([openDatabase(database, setAside), openDatabase(database, setAside)]);
  expect(setAside).toHaveBeenCalledOnce();
  expect(open).toHaveBeenCalledTimes(2);
});

it('says that the database cannot be opened, and holds no lock on it then', async () => {
  looks = [false];
  open.mockRejectedValueOnce(new Error('QuotaExceededError'));
  await expect(openDatabase(database, setAside)).rejects.toThrow(/cannot be opened/);
  await openDatabase(database, setAside);
  expect(setAside).toHaveBeenCalledTimes(2);
});

it.each([90, 100, 1_000])(
  'closes a database of a newer version, %i, and says so',
  async (newer) => {
    looks = [true];
    version = newer;
    await expect(openDatabase(database, setAside)).rejects.toBeInstanceOf(NewerDatabase);
    expect(close).toHaveBeenCalledOnce();
    expect(setAside).not.toHaveBeenCalled();
  },
);

it.each([80, 81, 89])('opens a database whose schema Dexie has mended, %i', async (mended) => {
  looks = [true];
  version = mended;
  await openDatabase(database, setAside);
  expect(close).not.toHaveBeenCalled();
});
