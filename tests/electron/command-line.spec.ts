import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { noteLine } from '../../renderer/cli/note-line';
import { repository, test } from './carrel';
import { drop } from './drop';
import { searchFor } from './search-for';
import { expectSound, listAll, titleOf, writePages } from './shelf';

const samples = join(repository, 'resources/samples');
const sampleFiles = readdirSync(samples).filter((name) => /^\d\d-/.test(name));

const page = (title: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1><p>${body}</p></article></body></html>`;

test('imports, lists, tags, shows and finds; the same folder again is a no-op', async ({
  carrel,
}) => {
  const files = sampleFiles.map((name) => join(samples, name));
  const first = JSON.parse((await carrel(['import', ...files, '--tag', '견본', '--json'])).stdout);
  expect(first).toMatchObject({ updated: 0, duplicates: 0, failed: [] });
  expect(first.imported).toBeGreaterThanOrEqual(sampleFiles.length);
  expect(first.items).toHaveLength(first.imported);

  const again = await carrel(['import', ...files, '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ imported: 0, updated: 0, failed: [] });
  expect(again.code).toBe(0);

  const listed = JSON.parse((await carrel(['list', '--tag', '견본', '--json'])).stdout);
  expect(listed).toHaveLength(first.imported);

  const { id } = listed[0];
  await carrel(['tag', id, '--add', 'to read', '--remove', '견본']);
  const shown = JSON.parse((await carrel(['show', id, '--format', 'json'])).stdout);
  expect(shown.tags).toContain('to read');
  expect(shown.tags).not.toContain('견본');
  const markdown = (await carrel(['show', id.slice(0, 26), '--format', 'markdown'])).stdout;
  expect(markdown).toContain(`# ${shown.title}`);
  expect((await carrel(['show', id, '--format', 'html'])).stdout).toContain("default-src 'none'");

  const stats = JSON.parse((await carrel(['stats', '--json'])).stdout);
  expect(stats).toMatchObject({ articles: first.imported, indexed: first.imported });
  expect(stats.databaseBytes).toBeGreaterThan(10_000);
});

test('prints a query byte for byte and finds words inside words', async ({ carrel, library }) => {
  const file = join(library, 'a.html');
  writeFileSync(file, page('연구소', '자료를 일괄처리를 통해 모았다. 국가AI컴퓨팅센터가 맡았다.'));
  await carrel(['import', file]);
  const queries = ['처리', '컴퓨팅센터', '  두  칸\t끝 ', '"닫지 않은', '-x (', 'é\u0301ｱ'];
  const batch = join(library, 'queries.txt');
  writeFileSync(batch, `${queries.join('\n')}\n`);
  const { stdout, code } = await carrel(['search', '--batch', batch]);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map((answer) => answer.query)).toEqual(queries);
  expect(answers[0].hits[0]).toMatchObject({ title: '연구소', file: 'a.html' });
  expect(answers[0].hits[0].snippet).toContain('일괄처리를');
  expect(answers[1].total).toBe(1);
  expect(code).toBe(0);
});

test('extract --explain says of each line why it was kept or left out', async ({
  carrel,
  library,
}) => {
  mkdirSync(join(library, 'pages'));
  const file = join(library, 'pages', 'a.html');
  const text = 'Words enough to be an article. '.repeat(20);
  writeFileSync(file, page('One', `${text}</p><p>All rights reserved.`));
  const { stdout, code } = await carrel(['extract', '--explain', file]);
  expect(stdout).toMatch(/^kept +paragraph +Words enough/m);
  expect(stdout).toMatch(/^dropped +copyright +All rights reserved/m);
  expect(code).toBe(0);
});

test('extract says what is kept beside the article, and why it is not in it', async ({
  carrel,
  library,
}) => {
  mkdirSync(join(library, 'pages'));
  const file = join(library, 'pages', 'a.html');
  const text = 'Words enough to be an article. '.repeat(20);
  const outside =
    'The ferry was late again, so the pupils walked home along the river that evening.';
  writeFileSync(
    file,
    page(
      'One',
      `${text}</p><p>All rights reserved.</p><nav><a href="/">Home</a></nav><aside class="related"><p>${outside}`,
    ),
  );
  const { stdout } = await carrel(['extract', '--explain', file]);
  expect(stdout).toMatch(
    /^left out \(links\):\n +copyright +All rights .*\n +outside the article: <nav> +Home$/m,
  );
  expect(stdout).toMatch(
    /^left out \(prose\):\n +outside the article: <aside\.related> +The ferry/m,
  );
  const [answer] = (await carrel(['extract', file])).stdout.split('\n');
  expect(JSON.parse(answer ?? '')).toMatchObject({
    leftOut: [
      { kind: 'links', text: 'All rights reserved.\nHome' },
      { kind: 'prose', text: outside },
    ],
    mayMissParts: false,
  });
});

test('extract prints a line a page, touches no library, and reads paths from stdin', async ({
  carrel,
  library,
}) => {
  mkdirSync(join(library, 'pages'));
  const file = join(library, 'pages', 'a.html');
  writeFileSync(
    file,
    page(
      'One',
      `${'Words enough to be an article. '.repeat(20)}</p><figure><figcaption>A caption</figcaption></figure><p>End.`,
    ),
  );
  const { stdout, code } = await carrel(['extract', '-'], { stdin: `${file}\n/no/such/file\n` });
  const [found, missing] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(found).toMatchObject({ file, title: 'One', encoding: 'utf-8' });
  expect(found.text).not.toContain('A caption');
  expect(missing.error).toBeTruthy();
  expect(code).toBe(3);
  expect(JSON.parse((await carrel(['stats', '--json'])).stdout).articles).toBe(0);
});

test('says what is wrong with a command and exits with 1', async ({ carrel }) => {
  for (const args of [
    ['nope'],
    ['import'],
    ['search'],
    ['show', 'x', '--format', 'pdf'],
    ['tag'],
  ]) {
    const { code, stdout, stderr } = await carrel(args);
    expect(code, args.join(' ')).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('carrel:');
  }
});

test('prints titles and file names without terminal commands, and JSON unchanged', async ({
  carrel,
  library,
}) => {
  const title = 'Harbour\u009b2J \u202eevil\u2028end';
  const files = join(library, 'pages');
  mkdirSync(files);
  const words = 'The harbour was quiet at night. '.repeat(9);
  writeFileSync(join(files, 'a.html'), page(title.replace('\u009b', '&#x1b;]0;x&#x7;'), words));
  writeFileSync(join(files, 'empty\x1b[31m\rforged.html'), '');
  const obeyed = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]|[\u202a-\u202e\u2066-\u2069]/u;
  const imported = await carrel(['import', files, '--tag', 'a\u202eb']);
  expect(imported.stderr).toContain('forged.html: the file is empty');
  const answers = [imported, await carrel(['list']), await carrel(['search', 'harbuor', 'quiet'])];
  const [{ id, title: stored }] = JSON.parse((await carrel(['list', '--json'])).stdout);
  answers.push(await carrel(['list', '--json']), await carrel(['show', `${id}\x1b[2J`]));
  for (const format of ['text', 'html', 'markdown', 'json']) {
    answers.push(await carrel(['show', id, '--format', format]));
  }
  for (const { stdout, stderr } of answers) {
    expect(stdout).not.toMatch(obeyed);
    expect(stderr).not.toMatch(obeyed);
  }
  expect(JSON.parse(answers.at(-1)!.stdout).title).toBe(stored);
  expect(answers[1]!.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(answers[2]!.stderr).toContain(
    noteLine({ kind: 'spelled-alike', word: 'harbuor', instead: ['harbour'] }),
  );
});

test('while the window is open, hands the command over and prints its answer', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { page: window } = await openCarrel();
  await window.waitForLoadState();
  const file = join(library, 'a.html');
  writeFileSync(
    file,
    page('Handed over', 'The words of this page came by another process. '.repeat(5)),
  );
  const imported = await carrel(['import', 'a.html', '--json'], { cwd: library });
  expect(JSON.parse(imported.stdout)).toMatchObject({ imported: 1, failed: [] });
  await expect(window.getByText('Handed over').first()).toBeVisible();
  expect((await searchFor(carrel, 'handed')).total).toBe(1);
  expect((await carrel(['show', 'nothing'])).code).toBe(1);
});

test('the window and two commands import into one library at once without loss or duplicates', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const pages = writePages(library, 24);
  const part = (from: number, to: number) =>
    readdirSync(pages)
      .sort()
      .slice(from, to)
      .map((name) => join(pages, name));
  const { app, page: window } = await openCarrel();
  // The two parts overlap: some files are imported by both commands.
  const [first, second] = [part(6, 16), part(12, 24)].map((files, at) =>
    carrel(['import', ...files, '--tag', `by command ${at}`, '--json']),
  );
  await drop(window, part(0, 8));
  for (const result of [await first, await second]) {
    expect(JSON.parse(result?.stdout ?? '')).toMatchObject({ failed: [] });
  }
  await expect(window.getByRole('button', { name: 'All articles, 24 articles' })).toBeVisible({
    timeout: 30_000,
  });
  await app.close();
  const listed = await listAll(carrel);
  expect(listed.map(({ title }) => title)).toEqual(
    Array.from({ length: 24 }, (_, at) => titleOf(at)),
  );
  // An article that both commands imported exists once and has the tags of both.
  expect(listed[13]?.tags).toHaveLength(2);
  await expectSound(carrel, 24);
});

test('many commands at once on one library all get their answer', async ({ carrel, library }) => {
  const files = Array.from({ length: 6 }, (_, at) => join(library, `${at}.html`));
  for (const [at, file] of files.entries()) {
    writeFileSync(file, page(`Page ${at}`, `Number ${at} has words of its own. `.repeat(9)));
  }
  const results = await Promise.all(files.map((file) => carrel(['import', file, '--json'])));
  expect(results.map(({ stdout }) => JSON.parse(stdout).imported)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(JSON.parse((await carrel(['list', '--json'])).stdout)).toHaveLength(6);
});
