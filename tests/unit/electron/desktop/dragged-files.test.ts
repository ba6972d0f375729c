import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('../fake-electron'));
const { DraggedFiles } = await import('../../../../electron/desktop/dragged-files');
const { fileNameOf } = await import('../../../../electron/dialogs');

let profile: string;
let files: InstanceType<typeof DraggedFiles>;
const original = 'a'.repeat(64);

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'carrel-dragged-'));
  const kept = join(profile, `${original}.mhtml`);
  writeFileSync(kept, 'saved');
  writeFileSync(join(profile, 'article.html'), 'article');
  files = new DraggedFiles({
    profile,
    original: async (sha256) => (sha256 === original ? kept : null),
    articleFile: async (folder) => (folder === 'there' ? join(profile, 'article.html') : null),
    nameOf: fileNameOf,
  });
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

it('copies the original under the title, else the file of the article', async () => {
  const paths = await files.make([
    { title: 'Harbours', folder: 'there', original },
    { title: 'Harbours', folder: 'there', original: null },
    { title: 'Gone', folder: 'gone', original: 'b'.repeat(64) },
  ]);
  expect(paths.map((path) => basename(path))).toEqual(['Harbours.mhtml', 'Harbours.html']);
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['saved', 'article']);
});

it.each(['../../etc/passwd', 'a/b\\c', '..', '', 'CON:|*?', '\u202egnp.exe'])(
  'stays in its folder with the title %j',
  async (title) => {
    const [path = ''] = await files.make([{ title, folder: 'there', original }]);
    expect(path.startsWith(join(profile, 'dragged'))).toBe(true);
    expect(path.slice(profile.length)).toMatch(/^.dragged.1-0.[^/\\:*?|\u202e]+\.mhtml$/);
  },
);

it('keeps the copies of the last drag only', async () => {
  const [first = ''] = await files.make([{ title: 'A', folder: 'there', original }]);
  const [second = ''] = await files.make([{ title: 'A', folder: 'there', original }]);
  expect([existsSync(first), existsSync(second)]).toEqual([false, true]);
  files.sweep();
  expect(readdirSync(profile)).not.toContain('dragged');
});
