// Articles that ended the process that read them in an earlier run of the program.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { failureText } from '../../renderer/cli/failures';
import { profileOf, test } from './carrel';
import { noteEnded } from './note-ended';
import { titleOf, writePages } from './shelf';

// One Carrel answers the commands, until a test changes what it notes in the profile.
test.use({ serves: true });

const keyOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

test('an article that ended the process is a finding, and all others are recovered', async ({
  carrel,
  library,
  account,
  server,
}, testInfo) => {
  const outputPath = (...names: string[]) => testInfo.outputPath(...names);
  await carrel(['import', writePages(outputPath(), 4)]);
  const listed = JSON.parse((await carrel(['list', '--json'])).stdout);
  const bad = listed.find(({ title }: { title: string }) => title === titleOf(2));
  const html = readFileSync(join(library, bad.folder, 'article.html'), 'utf8');
  const body = html
    .slice(html.indexOf('<!--carrel:body-->') + 18, html.lastIndexOf('<!--/carrel:body-->'))
    .replace(/(?:\.\.\/){4}assets\/[0-9a-f]{2}\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?/g, 'asset:$1');
  await server.stop();
  rmSync(join(profileOf(account, library), 'IndexedDB'), { recursive: true });
  noteEnded(account, library, keyOf(body));

  const { findings } = JSON.parse((await carrel(['verify', '--json'])).stdout);
  expect(findings).toMatchObject([
    { kind: 'set-aside', place: bad.folder, choices: ['try-again'] },
  ]);
  expect(JSON.parse((await carrel(['list', '--json'])).stdout)).toHaveLength(3);
});

test('a file that ended the process fails with that reason, and all others are imported', async ({
  carrel,
  library,
  account,
}, testInfo) => {
  const outputPath = (...names: string[]) => testInfo.outputPath(...names);
  const pages = writePages(outputPath(), 3);
  noteEnded(account, library, keyOf(readFileSync(join(pages, 'page-0001.html'))));
  const { code, stdout } = await carrel(['import', pages, '--json']);
  expect(code).not.toBe(0);
  const summary = JSON.parse(stdout);
  expect(summary.imported).toBe(2);
  expect(summary.failed).toMatchObject([{ reason: failureText['set-aside'] }]);
});

test('an entry of a list that ended the process fails, and those after it are imported', async ({
  carrel,
  library,
  account,
}, testInfo) => {
  const outputPath = (...names: string[]) => testInfo.outputPath(...names);
  const rows = [1, 2, 3, 4].map((at) => `Row ${at},https://row.example/${at},,,unread`);
  const csv = ['title,url,time_added,tags,status', ...rows].join('\n');
  mkdirSync(outputPath(), { recursive: true });
  writeFileSync(outputPath('part.csv'), csv);
  noteEnded(account, library, keyOf(csv), 2);
  const summary = JSON.parse((await carrel(['import', outputPath('part.csv'), '--json'])).stdout);
  expect(summary.imported).toBe(3);
  expect(summary.failed).toMatchObject([{ reason: failureText['set-aside'] }]);
});
