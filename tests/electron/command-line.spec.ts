import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { noteLine } from '../../renderer/cli/note-line';
import { repository, test } from './carrel';
import { simplePage } from './simple-page';

const samples = join(repository, 'resources/samples');
const sampleFiles = readdirSync(samples).filter((name) => /^\d\d-/.test(name));

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

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
  writeFileSync(
    file,
    simplePage('연구소', '자료를 일괄처리를 통해 모았다. 국가AI컴퓨팅센터가 맡았다.'),
  );
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
  writeFileSync(
    join(files, 'a.html'),
    simplePage(title.replace('\u009b', '&#x1b;]0;x&#x7;'), words),
  );
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
