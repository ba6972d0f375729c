import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MoveProgress } from '../../../../electron/ipc/vault-files';
import { markerOf } from '../../../../electron/vault/moved-copy';
import { UnfinishedCopies } from '../../../../electron/vault/unfinished-copies';
import { Vault } from '../../../../electron/vault/vault';
import { bytesOf, contentsOf, newFolder, sha256 } from './library-folder';

const folder = 'articles/2025/02/harbour-01JMH3';
const page = bytesOf('<p>A harbour</p>'.repeat(2_000));

let root: string;
let target: string;
let vault: Vault;
/** The note about unfinished copies in the profile. */
let note: string;

beforeEach(async () => {
  root = newFolder();
  note = join(newFolder(), 'copies.json');
  target = join(newFolder(), 'Carrel');
  vault = await Vault.open(root);
  await vault.stage('originals', sha256(page), '.html', page);
  await vault.writeArticle(folder, '<p>one</p>', '{"a":1}');
  await vault.writeArticle('articles/2024/12/b-01JMH4', '<p>two</p>', '{"b":1}');
  await vault.trashArticle('articles/2024/12/b-01JMH4');
  await vault.writeRecord('manifest', '{}');
});

const settled = async () => {};
const nothing = (_progress?: MoveProgress) => {};

it('copies everything with the trash, and leaves the old folder as it is', async () => {
  const before = contentsOf(root);
  const answer = await vault.moveTo(target, settled, nothing);
  expect(answer).toEqual({ ok: true, folder: target, old: root });
  expect(contentsOf(target)).toEqual(before);
  expect(Object.keys(before).join()).toContain('trash/');
  await vault.writeArticle(folder, null, '{"a":2}');
  expect(contentsOf(root)).toEqual(before);
  expect(contentsOf(target)[`${folder}/article.json`]).toBe('{"a":2}');
});

it('has files that are written meanwhile in the new folder only', async () => {
  let writing: Promise<unknown> = Promise.resolve();
  const settle = async () => {
    writing = vault.writeArticle(folder, null, '{"a":3}');
  };
  expect(await vault.moveTo(target, settle, nothing)).toMatchObject({ ok: true });
  await writing;
  expect(contentsOf(root)[`${folder}/article.json`]).toBe('{"a":1}');
  expect(contentsOf(target)[`${folder}/article.json`]).toBe('{"a":3}');
});

it.each([
  [
    'the new one cannot be locked',
    () => Promise.reject(Object.assign(new Error('no'), { errno: -5 })),
  ],
  [
    'the copy is not as its original',
    // Changes a copied file before it is compared. It is among the first of a hundred, and the second
    // half of the progress is the comparison.
    settled,
    ({ done, total }: MoveProgress) => {
      if (done > total * 0.4) writeFileSync(join(root, folder, 'article.json'), '{"a":9}');
    },
  ],
  [
    'something cannot be copied',
    settled,
    nothing,
    () => symlinkSync('/', join(root, 'articles/link')),
  ],
])('leaves all as it was when %s', async (_name, settle, meanwhile = nothing, first = nothing) => {
  first();
  for (let at = 0; at < 60; at++) await vault.writeArticle(`articles/2025/03/n${at}`, 'x', '{}');
  const before = contentsOf(root);
  expect(await vault.moveTo(target, settle, meanwhile)).toMatchObject({ ok: false });
  expect(existsSync(target)).toBe(false);
  expect(Object.keys(contentsOf(root))).toEqual(Object.keys(before));
  expect(await vault.writeArticle(folder, null, '{"a":4}')).toEqual({ ok: true });
  expect(contentsOf(root)[`${folder}/article.json`]).toBe('{"a":4}');
});

describe('a move that is broken off', () => {
  /** Never resolves, as if the process had been killed there. */
  const killedWhileSettling = () =>
    new Promise<void>((resolve) => {
      void vault.moveTo(
        target,
        () => {
          resolve();
          return new Promise(() => {});
        },
        nothing,
      );
    });
  const leftInTheMiddle = (from: string) => {
    const temp = join(target, '..', '.Carrel.0123456789ab.tmp');
    mkdirSync(join(temp, 'articles'), { recursive: true });
    const { name, content } = markerOf(from);
    writeFileSync(join(temp, name), content);
    writeFileSync(join(temp, 'articles/half'), 'half');
    return temp;
  };

  it('blocks no later move, and leaves nothing behind', async () => {
    await killedWhileSettling();
    const others = leftInTheMiddle('/another/library');
    renameSync(others, others.replace('0123', '3210'));
    leftInTheMiddle(root);
    const again = await Vault.open(root);
    const before = contentsOf(root);
    expect(await again.moveTo(target, settled, nothing)).toMatchObject({ ok: true });
    expect(contentsOf(target)).toEqual(before);
    expect(readdirSync(join(target, '..')).sort()).toEqual(['.Carrel.3210456789ab.tmp', 'Carrel']);
    expect(readdirSync(target)).not.toContain('.carrel-moving.json');
  });

  it('is cleared away by the next start, but never what is in use or not ours', async () => {
    const copies = new UnfinishedCopies(note);
    vault = await Vault.open(root, undefined, { copies });
    await killedWhileSettling();
    writeFileSync(join(target, 'mine.txt'), 'mine');
    // Killed after the move was complete: this folder is the library now.
    await new UnfinishedCopies(note).sweep(target);
    expect(existsSync(join(target, 'articles'))).toBe(true);
    expect(readdirSync(target)).not.toContain('.carrel-moving.json');
    // A folder without the marker is a library like any other.
    await new UnfinishedCopies(note).begin(target);
    await new UnfinishedCopies(note).sweep(root);
    expect(existsSync(join(target, 'articles'))).toBe(true);

    const { name, content } = markerOf(root);
    writeFileSync(join(target, name), content);
    await new UnfinishedCopies(note).begin(target);
    await new UnfinishedCopies(note).sweep(root);
    expect(contentsOf(target)).toEqual({ 'mine.txt': 'mine' });
  });

  it('removes nothing once the library is there, whatever fails then', async () => {
    const profile = newFolder();
    const copies = new UnfinishedCopies(join(profile, 'copies.json'));
    vault = await Vault.open(root, undefined, { copies });
    const settle = async () => {
      rmSync(profile, { recursive: true });
      // Makes the removal of the marker fail, too.
      rmSync(join(target, '.carrel-moving.json'));
      mkdirSync(join(target, '.carrel-moving.json'));
    };
    expect(await vault.moveTo(target, settle, nothing)).toMatchObject({ ok: true });
    expect(await vault.writeArticle(folder, null, '{"a":5}')).toEqual({ ok: true });
    expect(contentsOf(target)[`${folder}/article.json`]).toBe('{"a":5}');
  });

  it('that fails removes only what was copied', async () => {
    const settle = async () => {
      writeFileSync(join(target, 'mine.txt'), 'mine');
      throw Object.assign(new Error('no'), { errno: -5 });
    };
    expect(await vault.moveTo(target, settle, nothing)).toMatchObject({ ok: false });
    expect(contentsOf(target)).toEqual({ 'mine.txt': 'mine' });
  });
});

describe('a killed export', () => {
  it.each(['Export', 'Export.zip'])('to %s is removed at the next start', async (name) => {
    const copies = new UnfinishedCopies(note);
    vault = await Vault.open(root, undefined, { copies });
    const place = newFolder();
    // All other files are written when the export asks for its extra files, and there it waits.
    const hasStopped = new Promise<void>((resolve) => {
      const stuck: AsyncIterable<never> = {
        [Symbol.asyncIterator]: () => ({
          next: () => {
            resolve();
            return new Promise(() => {});
          },
        }),
      };
      void vault.exportTo(join(place, name), stuck);
    });
    await hasStopped;
    expect(readdirSync(place)).toHaveLength(1);
    writeFileSync(join(place, '.other.0123456789ab.tmp'), 'of another program');
    await expect.poll(() => existsSync(note)).toBe(true);
    // The copy that this process is writing is not swept.
    await copies.sweep(root);
    expect(readdirSync(place)).toHaveLength(2);
    await new UnfinishedCopies(note).sweep(root);
    expect(readdirSync(place)).toEqual(['.other.0123456789ab.tmp']);
  });

  it('is no longer noted when it is whole', async () => {
    const copies = new UnfinishedCopies(note);
    vault = await Vault.open(root, undefined, { copies });
    const place = newFolder();
    for (const name of ['a', 'b.zip']) {
      expect(await vault.exportTo(join(place, name), none())).toMatchObject({ ok: true });
    }
    expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual({ places: [] });
    await new UnfinishedCopies(note).sweep(root);
    expect(readdirSync(place)).toEqual(['a', 'b.zip']);
  });

  it('is exported all the same where nothing can be noted', async () => {
    const copies = new UnfinishedCopies(join(newFolder(), 'no folder/copies.json'));
    vault = await Vault.open(root, undefined, { copies });
    const place = join(newFolder(), 'a');
    expect(await vault.exportTo(place, none())).toMatchObject({ ok: true });
  });
});

async function* none(): AsyncGenerator<never> {}
