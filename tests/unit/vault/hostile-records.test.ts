// Damaged files of records beside the articles: each is named and kept, and holds nothing up.
import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { tableOf } from '../../../renderer/storage/record-rows';
import { newFolder } from '../electron/vault/library-folder';
import { settle } from './desk';
import {
  beginWithSmallLibrary,
  compare,
  count,
  desk,
  idsOf,
  linkTo,
  withDatabase,
} from './small-library';

beginWithSmallLibrary();

describe('a record', () => {
  const at = (name: string) => join(desk.folder, `${name}.json`);

  it.each(['feeds', 'settings', 'saved-searches', 'site-rules', 'manifest'])(
    '%s.json that is a folder is named and holds nothing up',
    async (name) => {
      await withDatabase();
      rmSync(at(name), { force: true });
      mkdirSync(at(name));
      const database = new CarrelDatabase(`lost-${Math.random()}`);
      for (const each of [database, desk.database]) {
        const { findings } = await compare(each);
        expect(findings).toMatchObject([{ place: `${name}.json`, reason: 'not-a-file' }]);
      }
      expect(await idsOf(database)).toHaveLength(count);
      await settle({ database, files: desk.files });
    },
  );

  it('that is a link to a plain file is read and written through', async () => {
    const target = join(newFolder(), 'dotfiles.json');
    renameSync(at('feeds'), target);
    symlinkSync(target, at('feeds'));
    expect((await compare(desk.database)).findings).toEqual([]);
    expect(await desk.database.feeds.count()).toBe(1);
    expect(await desk.files.writeRecord('feeds', '{"schema":2,"feeds":[]}')).toEqual({ ok: true });
    expect(lstatSync(at('feeds')).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('{"schema":2,"feeds":[]}');
  });

  it.each([
    ['to no record of ours', (target: string) => writeFileSync(target, '{"mine":1}')],
    ['to text', (target: string) => writeFileSync(target, 'my diary')],
    ['to a folder', (target: string) => mkdirSync(target)],
    ['to nothing', () => {}],
  ])('that is a link %s is never written through', async (_what, make) => {
    const target = join(newFolder(), 'theirs');
    make(target);
    const before = existsSync(target) && lstatSync(target).isFile() && readFileSync(target, 'utf8');
    linkTo(at('feeds'), target);
    const { findings } = await compare(desk.database);
    expect(findings).toMatchObject([{ kind: 'unreadable', place: 'feeds.json' }]);
    const answer = await desk.files.writeRecord('feeds', '{"schema":2,"feeds":[]}');
    expect(answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(lstatSync(at('feeds')).isSymbolicLink()).toBe(true);
    expect(before === false || readFileSync(target, 'utf8') === before).toBe(true);
  });

  it.each([
    ['a device', () => '/dev/zero'],
    ['itself', () => at('feeds')],
    [
      'a pipe',
      () => {
        const pipe = join(newFolder(), 'pipe');
        execFileSync('mkfifo', [pipe]);
        return pipe;
      },
    ],
  ])('that is a link to %s is not opened', async (_what, target) => {
    linkTo(at('feeds'), target());
    const { findings } = await compare(desk.database);
    expect(findings).toMatchObject([{ place: 'feeds.json', reason: 'link' }]);
  });
});

describe.each(['feeds', 'settings', 'saved-searches', 'site-rules'] as const)(
  '%s.json that cannot be read',
  (name) => {
    const at = () => join(desk.folder, `${name}.json`);
    const rows = {
      feeds: { id: 'https://b.example', title: 'B', siteUrl: null, tags: [], addedAt: 2 },
      settings: { id: 'theme', value: 'sepia' },
      'saved-searches': { id: '01', name: 'B', query: 'b', createdAt: 5 },
      'site-rules': { id: 'b.example', body: 'main', madeAt: 5 },
    };
    const whole = JSON.stringify({ schema: 2, [name]: [rows[name]] }, null, 2);
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const damages: [string, string][] = [
      ['its end cut off', whole.slice(0, -12)],
      ['null', 'null'],
      ['a list', '[]'],
      ['NUL bytes', '\0'.repeat(whole.length)],
      ['200,000 levels', deep],
      ['200,000 levels in a row', `{"schema":2,"${name}":[{"id":"x","value":${deep}}]}`],
    ];
    const setAside = () => readdirSync(desk.folder).filter((each) => /\.damaged-/.test(each));
    const addRow = async () => {
      await tableOf(desk.database, name).put(rows[name]);
      await appendChanges(desk.database, 'record-changed', [name]);
      await settle(desk);
    };

    it.each(damages)('(%s) stays for a new account, and is named each time', async (_, content) => {
      writeFileSync(at(), content);
      for (let start = 1; start <= 2; start++) {
        const { findings } = await compare(desk.database);
        expect(findings).toMatchObject([
          { kind: 'unreadable', place: `${name}.json`, reason: 'damaged' },
        ]);
        await settle(desk);
        expect(readFileSync(at(), 'utf8')).toBe(content);
      }
      expect(setAside()).toEqual([]);
    });

    it.each([...damages, ['newer', `{"schema":99,"${name}":[]}`]])(
      '(%s) is set aside before it is written, and named',
      async (_, content) => {
        writeFileSync(at(), content);
        await compare(desk.database);
        await addRow();
        expect(readFileSync(at(), 'utf8')).toContain(rows[name].id);
        const [kept = '', ...others] = setAside();
        expect(others).toEqual([]);
        expect(kept).toMatch(new RegExp(`^${name}\\.damaged-2[0-9TZ-]+\\.json$`));
        expect(readFileSync(join(desk.folder, kept), 'utf8')).toBe(content);
        expect((await compare(desk.database)).findings).toMatchObject([
          { kind: 'unreadable', place: kept, reason: 'damaged' },
        ]);
        await addRow();
        expect(setAside()).toEqual([kept]);
      },
    );
  },
);

it('keeps the last five of the records that were set aside', async () => {
  await withDatabase();
  for (let at = 1; at <= 8; at++) {
    writeFileSync(join(desk.folder, 'feeds.json'), `damaged ${at}`);
    await appendChanges(desk.database, 'record-changed', ['feeds']);
    await settle(desk);
  }
  const kept = readdirSync(desk.folder).filter((each) => each.startsWith('feeds.damaged-'));
  const contents = kept.map((each) => readFileSync(join(desk.folder, each), 'utf8'));
  expect(contents.sort()).toEqual([4, 5, 6, 7, 8].map((at) => `damaged ${at}`));
});

it('keeps the rows that were too many before a feed is added', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => ({ id: `https://${at}.example` }));
  const content = JSON.stringify({ schema: 2, feeds: rows });
  writeFileSync(join(desk.folder, 'feeds.json'), content);
  await compare(desk.database);
  await appendChanges(desk.database, 'record-changed', ['feeds']);
  await settle(desk);
  const [kept = ''] = readdirSync(desk.folder).filter((each) => /^feeds\.damaged-/.test(each));
  expect(readFileSync(join(desk.folder, kept), 'utf8')).toBe(content);
});
