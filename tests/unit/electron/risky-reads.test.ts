import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RiskyReads } from '../../../electron/risky-reads.js';

let path: string;
beforeEach(() => {
  vi.useFakeTimers();
  path = join(mkdtempSync(join(tmpdir(), 'carrel-reads-')), 'profile', 'risky-reads.json');
});

afterEach(() => vi.useRealTimers());

const open = (version = '1.0.0') => new RiskyReads(path, version);

test('sets aside what was read alone when the window ended', () => {
  const reads = open();
  expect(reads.begin('page', 0)).toBe(null);
  reads.windowGone('timed-out');
  expect(reads.begin('page', 0)).toBe('timed-out');
  expect(reads.begin('other', 0)).toBe(null);
  expect(open().begin('page', 0)).toBe('timed-out');
});

test('blames nothing that was not alone, until it ends a window by itself', () => {
  const reads = open();
  reads.begin('good', 0);
  reads.begin('bad', 0);
  reads.windowGone('damaged');
  expect(reads.begin('good', 0)).toBe(null);
  reads.end('good');
  expect(reads.begin('bad', 0)).toBe(null);
  reads.windowGone('damaged');
  expect(reads.begin('bad', 0)).toBe('damaged');
  expect(reads.begin('good', 0)).toBe(null);
});

test('blames what the window that ended was reading, and nothing of the others', () => {
  const reads = open();
  reads.begin('elsewhere', 0);
  reads.begin('bad', 0, 1);
  expect(reads.windowGone('damaged', 1)).toBe(1);
  expect(reads.begin('bad', 0, 1)).toBe('damaged');
  expect(reads.windowGone('timed-out', 0)).toBe(1);
  expect(reads.begin('elsewhere', 0, 1)).toBe('timed-out');
});

test('blames nothing that a window read which was closed', () => {
  const reads = open();
  reads.begin('page', 0, 2);
  reads.windowClosed(2);
  expect(reads.windowGone('damaged', 2)).toBe(0);
  expect(reads.begin('page', 0)).toBe(null);
});

test('says how many items the end of a window sets aside', () => {
  const reads = open();
  reads.begin('alone', 0);
  expect(reads.windowGone('timed-out')).toBe(1);
  expect(reads.windowGone('timed-out')).toBe(0);
  const ends = [1, 2, 3].map(() => {
    reads.begin('one', 0);
    reads.begin('two', 0);
    return reads.windowGone('damaged');
  });
  expect(ends).toEqual([0, 0, 2]);
});

test('writes nothing for what is read quickly', () => {
  const reads = open();
  for (let item = 0; item < 3; item++) reads.begin('list', item);
  reads.end('list');
  expect(existsSync(path)).toBe(false);
  reads.begin('slow', 0);
  vi.advanceTimersByTime(4_000);
  expect(readFileSync(path, 'utf8')).toContain('slow');
  reads.end('slow');
  expect(readFileSync(path, 'utf8')).not.toContain('slow');
});

test('sets aside one entry of a list, not the list', () => {
  const reads = open();
  for (const item of [0, 1, 2]) expect(reads.begin('list', item)).toBe(null);
  reads.windowGone('timed-out');
  expect([0, 1, 2, 3].map((item) => reads.begin('list', item))).toEqual([
    null,
    null,
    'timed-out',
    null,
  ]);
});

/** Reads for `ms` milliseconds, then the whole program is killed. */
function killWhileReading(ms: number) {
  expect(open().begin('page', 0)).toBe(null);
  vi.advanceTimersByTime(ms);
  vi.clearAllTimers();
}

test('sets aside what was read for long when all of the program ended, the third time in turn', () => {
  for (let start = 0; start < 3; start++) killWhileReading(5_000);
  expect(open().begin('page', 0)).toBe('damaged');
});

test('does not blame a read that had just begun when all of the program ended', () => {
  for (let start = 0; start < 10; start++) killWhileReading(500);
  expect(open().begin('page', 0)).toBe(null);
});

test('measures each read of a file by itself', () => {
  for (let start = 0; start < 4; start++) {
    const reads = open();
    for (let item = 1; item < 10; item++) {
      expect(reads.begin('list', item)).toBe(null);
      vi.advanceTimersByTime(900);
    }
  }
});

test('forgets two killed programs when the file is read to its end', () => {
  for (let start = 0; start < 2; start++) killWhileReading(5_000);
  const reads = open();
  reads.begin('page', 0);
  reads.end('page');
  killWhileReading(5_000);
  expect(open().begin('page', 0)).toBe(null);
});

test('blames nothing when the program is quit', () => {
  for (let start = 0; start < 5; start++) {
    const reads = open();
    expect(reads.begin('page', 0)).toBe(null);
    reads.close();
  }
});

test('tries once more in another version, and when its user wants it', () => {
  const reads = open();
  reads.begin('page', 0);
  reads.windowGone('damaged');
  expect(open('1.0.1').begin('page', 0)).toBe(null);
  reads.forget('page');
  expect(reads.begin('page', 0)).toBe(null);
});

test('begins anew where its notes are damaged', () => {
  mkdirSync(dirname(path));
  for (const content of ['', '{"version":"1.0.0","reading":7,"ended":[null,{"key":3}]}', '[]']) {
    writeFileSync(path, content);
    expect(open().begin('page', 0)).toBe(null);
  }
});
