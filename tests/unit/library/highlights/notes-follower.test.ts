import 'fake-indexeddb/auto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NoteFolder } from '../../../../electron/highlights-folder/note-files';
import type { HighlightsFolderReport } from '../../../../electron/ipc/highlights-files';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import {
  changeMark,
  markPassage,
  unmarkPassage,
} from '../../../../renderer/library/actions/mark-passages';
import { NotesFollower } from '../../../../renderer/library/highlights/notes-follower';
import type { Library } from '../../../../renderer/library/library';
import { appendChanges } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

const [harbour, tide] = ['01JQ4Z5M0000000000000000AA', '01JQ4Z5M0000000000000000BB'];
let library: Library;
let path: string;
let folderId: string;
let isThere: boolean;
let report: HighlightsFolderReport | null;
let follower: NotesFollower;

/** A follower on the real files of a folder, as after a start. */
function start(): void {
  const files = new NoteFolder(path);
  const answers: Record<string, (...args: never[]) => unknown> = {
    listNotes: async () => (isThere ? { folder: folderId, ...(await files.list()) } : null),
    readNote: (name: string) => files.read(name),
    writeNote: (...args: [string, string, string | null]) => files.write(...args),
    removeNote: (...args: [string, string]) => files.remove(...args),
    reportNotes: async (given: HighlightsFolderReport) => {
      report = given;
    },
  };
  const request = async (name: string, ...args: never[]) => answers[name]?.(...args);
  follower = new NotesFollower(library.database, { request } as unknown as CarrelBridge);
}

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'carrel-notes-'));
  [folderId, isThere, report] = ['one', true, null];
  const database = new CarrelDatabase(`notes-${Math.random()}`);
  await database.articles.bulkAdd([
    article({ id: harbour, title: 'The harbour' }),
    article({ id: tide, title: 'The tide' }),
  ]);
  await database.texts.add({ id: harbour, text: 'The lamps go on at six. The ferry is late.' });
  library = { database } as Library;
  start();
});
afterEach(async () => {
  rmSync(path, { recursive: true, force: true });
  await library.database.delete();
});

const mark = async (id: string, quote: string) =>
  (await markPassage(library, id, { quote, prefix: '', suffix: '' }, 'yellow'))!;
const names = () => readdirSync(path).sort();
const read = (name: string) => readFileSync(join(path, name), 'utf8');

it('writes a note for each article, in text order, and follows changes', async () => {
  const ferry = await mark(harbour, 'The ferry is late');
  await follower.catchUp();
  expect(names()).toEqual(['The harbour (0000aa).md']);
  const [name] = names() as [string];
  await mark(harbour, 'The lamps go on');
  await mark(tide, 'out and in');
  await changeMark(library, harbour, ferry.id, { note: 'ask', tags: ['sea'] });
  await follower.catchUp();
  expect(names()).toHaveLength(2);
  expect(read(name)).toMatch(/> The lamps go on[\s\S]*> The ferry is late\n\nask\n\n#sea/);
  await unmarkPassage(library, harbour, ferry.id);
  await follower.catchUp();
  expect(read(name)).not.toContain('ferry');
});

it("keeps the user's lines and names, also when his editor was faster, and rewrites nothing unchanged", async () => {
  const lamps = await mark(harbour, 'The lamps go on');
  await mark(tide, 'out and in');
  await follower.catchUp();
  const [name, other] = names() as [string, string];
  renameSync(join(path, name), join(path, 'My harbour?.md'));
  writeFileSync(join(path, 'My harbour?.md'), `${read('My harbour?.md')}\nmine\n`);
  const before = statSync(join(path, other)).ino;
  await changeMark(library, harbour, lamps.id, { note: 'ask' });
  await library.database.articles.update(harbour, { title: 'Another title' });
  await appendChanges(library.database, 'article-changed', [harbour, tide]);
  await follower.catchUp();
  expect(names()).toEqual(['My harbour?.md', other]);
  expect(read('My harbour?.md')).toMatch(/Another title[\s\S]*ask[\s\S]*mine\n/);
  expect(statSync(join(path, other)).ino).toBe(before);
  await unmarkPassage(library, harbour, lamps.id);
  await follower.catchUp();
  expect(read('My harbour?.md')).toContain('mine');
});

it('resumes after a restart, and when the folder is back', async () => {
  await mark(harbour, 'The lamps go on');
  await follower.catchUp();
  isThere = false;
  await mark(tide, 'out and in');
  await follower.catchUp();
  start();
  await follower.catchUp();
  expect(names()).toHaveLength(1);
  isThere = true;
  await follower.catchUp();
  expect(names()).toHaveLength(2);
  // What the user has deleted comes back with the next change only.
  for (const name of names()) rmSync(join(path, name));
  start();
  await follower.catchUp();
  expect(names()).toEqual([]);
  folderId = 'two';
  follower.folderChanged();
  await follower.catchUp();
  expect(names()).toHaveLength(2);
  expect(await library.database.cursors.count()).toBe(1);
});

it('a deleted article takes its note along, an unknown one keeps it', async () => {
  const foreign = `---\ncarrel-id: 01JQ4Z5M0000000000000000CC\n---\nof another library\n`;
  writeFileSync(join(path, 'foreign.md'), foreign);
  await mark(harbour, 'The lamps go on');
  await follower.catchUp();
  await library.database.articles.delete(harbour);
  await appendChanges(library.database, 'article-deleted', [harbour]);
  await follower.catchUp();
  expect(names()).toEqual(['foreign.md']);
  expect(read('foreign.md')).toBe(foreign);
});

it('whatever is in the folder costs only itself', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'carrel-outside-'));
  const note = (id: string, rest = '') => `---\ncarrel-id: ${id}\n---\n${rest}`;
  writeFileSync(join(outside, 'secret.md'), note(harbour, 'secret'));
  symlinkSync(join(outside, 'secret.md'), join(path, 'link.md'));
  symlinkSync(outside, join(path, 'The tide (0000bb).md'));
  mkdirSync(join(path, 'The harbour (0000aa).md'));
  writeFileSync(join(path, 'large.md'), note(tide, 'x'.repeat(9 * 1024 * 1024)));
  writeFileSync(join(path, 'odd.md'), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]));
  writeFileSync(join(path, 'closed.md'), note(tide));
  chmodSync(join(path, 'closed.md'), 0);
  await mark(harbour, 'The lamps go on');
  await mark(tide, 'out and in');
  await follower.catchUp();
  expect(read('The harbour (0000aa-2).md')).toContain('The lamps go on');
  expect(readFileSync(join(outside, 'secret.md'), 'utf8')).toBe(note(harbour, 'secret'));
  expect(readdirSync(outside)).toEqual(['secret.md']);
  expect(report).toMatchObject({ isWorking: false, trouble: null });
  expect(report?.issues.map(({ problem }) => problem)).toEqual(
    process.getuid?.() === 0 ? [] : ['too-large'],
  );
  rmSync(outside, { recursive: true });
});
