import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Ledger } from '../../../../electron/network/ledger';

let profile: string;
const file = () => join(profile, 'network-ledger.jsonl');
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'carrel-ledger-'));
});
afterEach(() => rmSync(profile, { recursive: true }));

const asked = (url: string) => ({ method: 'GET', url, why: 'page', for: 'a1' });
const answered = { status: 200, bytes: 12, reason: null };

it('lists requests newest first, with how each ended', () => {
  const ledger = new Ledger(profile);
  ledger.begin(asked('https://a.example/')).end(answered);
  ledger.begin(asked('https://b.example/')).end({ status: null, bytes: 0, reason: 'tls' });
  ledger.begin(asked('https://c.example/'));
  expect(ledger.read().map(({ url, status, reason }) => [url, status, reason])).toEqual([
    ['https://c.example/', null, 'unfinished'],
    ['https://b.example/', null, 'tls'],
    ['https://a.example/', 200, null],
  ]);
});

it('keeps the entries of earlier processes, and goes on behind a broken last line', () => {
  new Ledger(profile).begin(asked('https://a.example/')).end(answered);
  appendFileSync(file(), '{"id":"half');
  const later = new Ledger(profile);
  expect(later.read()).toHaveLength(1);
  later.begin(asked('https://b.example/')).end(answered);
  expect(later.read().map(({ url, status }) => [url, status])).toEqual([
    ['https://b.example/', 200],
    ['https://a.example/', 200],
  ]);
});

it('writes no password, and only for this account', () => {
  const ledger = new Ledger(profile);
  ledger.begin(asked('https://me:secret@a.example/x?q=1#part')).end(answered);
  expect(ledger.read()[0]?.url).toBe('https://a.example/x?q=1');
  expect(readFileSync(file(), 'utf8')).not.toContain('secret');
  expect(statSync(file()).mode & 0o077).toBe(0);
});

it('finds entries by words', () => {
  const ledger = new Ledger(profile);
  ledger.begin(asked('https://a.example/News')).end(answered);
  ledger.begin(asked('https://b.example/')).end({ status: 404, bytes: 0, reason: 'status' });
  expect(ledger.read({ search: 'news 200' })).toHaveLength(1);
  expect(ledger.read({ search: '404 status' }).map(({ url }) => url)).toEqual([
    'https://b.example/',
  ]);
  expect(ledger.read({ search: 'nothing' })).toEqual([]);
  expect(ledger.read({ limit: 1 })).toHaveLength(1);
});

it('is bounded, and keeps the newest', () => {
  const ledger = new Ledger(profile, 2_000);
  for (let at = 0; at < 200; at++) ledger.begin(asked(`https://a.example/${at}`)).end(answered);
  expect(statSync(file()).size).toBeLessThan(2_400);
  expect(statSync(join(profile, 'network-ledger.1.jsonl')).size).toBeLessThan(2_400);
  expect(ledger.read()[0]?.url).toBe('https://a.example/199');
  expect(ledger.read().length).toBeGreaterThan(10);
});

it('reads a file of nonsense as an empty ledger', () => {
  writeFileSync(file(), '\0\0[1]\nnull\n{"id":7}\n{"id":"x","status":1}\n"a"\n');
  expect(new Ledger(profile).read()).toEqual([]);
});

it('refuses to begin a request that it cannot write down', () => {
  expect(() => new Ledger(join(profile, 'gone')).begin(asked('https://a.example/'))).toThrow();
});
