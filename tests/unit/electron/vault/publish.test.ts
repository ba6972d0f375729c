import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibraryRoot } from '../../../../electron/vault/library-root';
import { Publication } from '../../../../electron/vault/publish';

const sign = '/* Written by Carrel */';
const program = {
  'index.html': Buffer.from('<!doctype html>\n<!-- Written by Carrel -->'),
  'page/page.css': Buffer.from(sign),
  'page/page.js': Buffer.from(`${sign} start();`),
};
const picture = Buffer.from('a picture');
const sha256 = createHash('sha256').update(picture).digest('hex');
const image = `assets/${sha256.slice(0, 2)}/${sha256}.png`;
const one = 'articles/2025/02/one-abcdefghjk';
const two = 'articles/2025/02/two-abcdefghjk';
const html = (text: string) => `<!doctype html><!--carrel:body-->${text}<!--/carrel:body-->`;

let place: string;
let target: string;
let library: LibraryRoot;

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'carrel-publish-'));
  target = join(place, 'site');
  const folder = join(place, 'library');
  mkdirSync(join(folder, 'assets', sha256.slice(0, 2)), { recursive: true });
  writeFileSync(join(folder, image), picture);
  library = await LibraryRoot.open(folder);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function begin(): Promise<Publication> {
  const { answer, publication } = await Publication.begin(library, target, program);
  expect(answer).toMatchObject({ ok: true });
  return publication!;
}

async function publish(folders: Record<string, string>) {
  const publication = await begin();
  for (const [folder, text] of Object.entries(folders)) {
    expect(await publication.add(folder, html(text), [sha256])).toEqual({ ok: true });
  }
  await publication.writeParts([{ name: 'parts', json: '[1,0,[],[]]' }]);
  return publication.finish(['parts']);
}

const files = () =>
  readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1))
    .sort();
const own = ['index.html', 'page/page.css', 'page/page.js', 'page/parts.js', 'page/published.json'];

describe('publishing', () => {
  it('gives a new folder its name when it is whole, and leaves nothing of a broken one', async () => {
    const publication = await begin();
    await publication.add(one, html('a'), []);
    expect(existsSync(target)).toBe(false);
    await publication.abandon();
    expect(readdirSync(place)).toEqual(['library']);
    expect(await publish({ [one]: 'a' })).toMatchObject({ ok: true, deleted: 0, leftOut: [] });
    expect(files()).toEqual([image, `${one}/article.html`, ...own].sort());
    expect(readdirSync(place).sort()).toEqual(['library', 'site']);
  });

  it('writes only what differs, and deletes only what it has published and nobody has changed', async () => {
    await publish({ [one]: 'a', [two]: 'b' });
    writeFileSync(join(target, 'CNAME'), 'news.example');
    writeFileSync(join(target, 'articles', 'mine.html'), 'mine');
    const before = statSync(join(target, one, 'article.html')).ino;
    expect(await publish({ [one]: 'a' })).toMatchObject({ ok: true, written: 0, deleted: 1 });
    expect(statSync(join(target, one, 'article.html')).ino).toBe(before);
    const rest = [image, `${one}/article.html`, ...own, 'CNAME', 'articles/mine.html'];
    expect(files()).toEqual(rest.sort());

    writeFileSync(join(target, one, 'article.html'), 'rewritten by hand');
    expect(await publish({ [two]: 'b' })).toMatchObject({ ok: true, deleted: 0 });
    expect(readFileSync(join(target, one, 'article.html'), 'utf8')).toBe('rewritten by hand');
  });

  it('refuses a folder with files of somebody else, also with a list that is not its own', async () => {
    mkdirSync(join(target, 'page'), { recursive: true });
    writeFileSync(join(target, 'thesis.odt'), 'mine');
    const refused = { ok: false, reason: 'occupied' };
    expect((await Publication.begin(library, target, program)).answer).toMatchObject(refused);
    writeFileSync(join(target, 'page', 'published.json'), '{"schema":1,"files":{}}');
    expect((await Publication.begin(library, target, program)).answer).toMatchObject(refused);
    const inside = await Publication.begin(library, join(library.path, 'site'), program);
    expect(inside.answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(readdirSync(target).sort()).toEqual(['page', 'thesis.odt']);
  });

  it('deletes no path that a foreign list names', async () => {
    await publish({ [one]: 'a' });
    const outside = join(place, 'outside.txt');
    writeFileSync(outside, 'mine');
    writeFileSync(join(target, 'mine.txt'), 'mine');
    const sum = createHash('sha256').update('mine').digest('hex');
    const named = Object.fromEntries(
      ['../outside.txt', 'mine.txt', outside, 'articles/../mine.txt'].map((path) => [path, sum]),
    );
    const list = JSON.stringify({ schema: 1, files: named });
    writeFileSync(join(target, 'page', 'published.json'), list);
    expect(await publish({ [one]: 'a' })).toMatchObject({ ok: true, deleted: 0 });
    expect([existsSync(outside), existsSync(join(target, 'mine.txt'))]).toEqual([true, true]);
  });

  it('writes through no link and over no file of others', async () => {
    await publish({ [one]: 'a' });
    const elsewhere = join(place, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(join(target, 'articles/2025/03'));
    symlinkSync(elsewhere, join(target, 'articles/2025/03/linked-abcdefghjk'));
    mkdirSync(join(target, two), { recursive: true });
    writeFileSync(join(target, two, 'article.html'), 'mine');
    const answer = await publish({ 'articles/2025/03/linked-abcdefghjk': 'c', [two]: 'b' });
    expect(answer).toMatchObject({ ok: true, leftOut: { length: 2 } });
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readFileSync(join(target, two, 'article.html'), 'utf8')).toBe('mine');
  });

  it('goes on where a killed run has stopped', async () => {
    await publish({ [one]: 'a' });
    const killed = await begin();
    await killed.add(two, html('before'), []);
    expect(await publish({ [one]: 'a', [two]: 'after' })).toMatchObject({ ok: true, leftOut: [] });
    expect(readFileSync(join(target, two, 'article.html'), 'utf8')).toBe(html('after'));
  });
});
