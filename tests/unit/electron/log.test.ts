import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Log } from '../../../electron/log';

let folder: string;
let path: string;
let older: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-log-'));
  path = join(folder, 'carrel.log');
  older = join(folder, 'carrel.1.log');
});
afterEach(() => {
  vi.useRealTimers();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

it('has each line in the file at once, with its time, process and level', () => {
  const log = new Log(path);
  log.info('start', '0.1.0');
  expect(linesOf(path)[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z \d+ \+\d+ info start 0\.1\.0$/);
  log.error('main.uncaught-error', 'TypeError');
  log.warn('request-refused');
  expect(linesOf(path).map((line) => line.split(' ').slice(3).join(' '))).toEqual([
    'info start 0.1.0',
    'error main.uncaught-error TypeError',
    'warn request-refused',
  ]);
});

it('keeps two files of a bounded size, with the last lines in the newer one', () => {
  const log = new Log(path, 4_096);
  for (let at = 0; at < 5_000; at++) log.info(`event-${at}`, 'x'.repeat(1 + (at % 90)));
  expect(statSync(path).size).toBeLessThanOrEqual(4_096);
  expect(statSync(older).size).toBeLessThanOrEqual(4_096);
  expect(linesOf(path).at(-1)).toContain('event-4999');
  const first = linesOf(path)[0]?.match(/event-(\d+)/)?.[1];
  expect(linesOf(older).at(-1)).toContain(`event-${Number(first) - 1} `);
});

it('appends to the file of the previous run', () => {
  new Log(path).info('first');
  new Log(path).info('second');
  expect(linesOf(path)).toHaveLength(2);
});

it('writes one line of printable text, whatever it is given', () => {
  const log = new Log(path);
  log.warn('event', 'a\r\nb\u001b[31m\u0000\u202ec\u2028d\ud800\u009b');
  log.warn('long', 'y'.repeat(1_000_000));
  const lines = linesOf(path);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/event a {2}b�\[31m�c d��$/);
  expect(lines[1]?.length).toBeLessThan(1_100);
});

it('drops a flood of one event, and no other lines', () => {
  vi.useFakeTimers({ now: 0 });
  const log = new Log(path);
  for (let at = 0; at < 10_000; at++) log.warn('request-refused', at);
  log.error('main.uncaught-error');
  expect(linesOf(path)).toHaveLength(101);
  expect(linesOf(path)[99]).toMatch(/99 \(more of this event are left out for a minute\)$/);
  vi.advanceTimersByTime(60_000);
  log.warn('request-refused', 'again');
  expect(linesOf(path).at(-1)).toContain('again');
});

it('has debug lines for those who listen, and none in the file', () => {
  const log = new Log(path);
  const heard: string[] = [];
  log.debug('request', 'unheard');
  const stop = log.listen((line) => heard.push(line));
  log.debug('request', 'readArticle');
  log.info('ready');
  stop();
  log.info('closed');
  expect(heard.map((line) => line.split(' ').slice(3).join(' '))).toEqual([
    'debug request readArticle',
    'info ready',
  ]);
  expect(linesOf(path)).toHaveLength(2);
});

it('makes the folder where it is missing', () => {
  const deep = join(folder, 'a/b/carrel.log');
  new Log(deep).info('start');
  expect(linesOf(deep)).toHaveLength(1);
});

it.each([
  ['a file stands in the place of the folder', () => writeFileSync(join(folder, 'sub'), '')],
  [
    'a folder has the name of the log',
    () => mkdirSync(join(folder, 'sub/carrel.log'), { recursive: true }),
  ],
])('never throws: %s', (_name, prepare) => {
  prepare();
  const log = new Log(join(folder, 'sub/carrel.log'));
  const heard: string[] = [];
  log.listen((line) => heard.push(line));
  log.info('start');
  expect(heard).toHaveLength(1);
});

it('does not grow where the file cannot be renamed', () => {
  mkdirSync(join(older, 'in-the-way'), { recursive: true });
  const log = new Log(path, 1_024);
  for (let at = 0; at < 1_000; at++) log.info(`event-${at}`);
  expect(statSync(path).size).toBeLessThanOrEqual(1_024);
  expect(existsSync(path)).toBe(true);
});
