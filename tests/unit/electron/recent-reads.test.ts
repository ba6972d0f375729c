import { expect, it } from 'vitest';
import { RecentReads } from '../../../electron/recent-reads';

const bytes = (mebibytes: number) => new Uint8Array(mebibytes * 1024 * 1024);

it('gives what was kept once, and nothing of an ended grant', () => {
  const reads = new RecentReads();
  const [one, two] = [bytes(1), bytes(2)];
  reads.keep('a', 0, one);
  reads.keep('b', 0, two);
  expect(reads.take('a', 1)).toBeNull();
  expect(reads.take('a', 0)).toBe(one);
  expect(reads.take('a', 0)).toBeNull();
  reads.forget('b');
  expect(reads.take('b', 0)).toBeNull();
});

it('keeps the newest 32 MiB', () => {
  const reads = new RecentReads();
  for (let index = 0; index < 5; index++) reads.keep('a', index, bytes(10));
  expect([0, 1].map((index) => reads.take('a', index))).toEqual([null, null]);
  for (const index of [2, 3, 4]) expect(reads.take('a', index)).not.toBeNull();
  reads.keep('a', 9, bytes(33));
  expect(reads.take('a', 9)).toBeNull();
  const newer = bytes(1);
  reads.keep('a', 0, bytes(1));
  reads.keep('a', 0, newer);
  expect(reads.take('a', 0)).toBe(newer);
});
