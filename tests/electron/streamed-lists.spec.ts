// Lists that are too large to be read at once: they are read, hashed and stored piece by piece.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { failureText } from '../../renderer/cli/failures';
import { longTestMs, test } from './carrel';
import { drop } from './drop';
import { keptArticles } from './kept-articles';
import { noteEnded } from './note-ended';

test.setTimeout(longTestMs);
// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

/** Makes the files larger than 16 MiB; no importer reads this field. */
const junk = 'x'.repeat(1_000_000);
const count = 18;
const numbers = Array.from({ length: count }, (_, at) => at + 1);
const titles = (name: string) => numbers.map((at) => `${name} ${at} 한글`).sort();

const csv = ['title,url,time_added,tags,status,junk']
  .concat(
    numbers.map((at) => `CSV ${at} 한글,https://csv.example/${at},1600000000,a|b,unread,${junk}`),
  )
  .join('\r\n');
const jsonEntry = (at: number) => ({
  ...{ url: `https://json.example/${at}`, title: `JSON ${at} 한글`, is_archived: 0, is_starred: 0 },
  ...{ content: `<p>words of the entry ${at}</p>`, junk },
});
const json = JSON.stringify(numbers.map(jsonEntry), null, 1);
const note = (at: number) =>
  `<note><title>ENEX ${at} 한글</title><junk>${junk}</junk>` +
  `<content><![CDATA[<en-note><p>words of the note ${at}</p></en-note>]]></content></note>`;
const enex = `<?xml version="1.0" encoding="UTF-8"?><en-export>${numbers.map(note).join('\n')}</en-export>`;

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

function write(folder: string, files: Record<string, string | Buffer>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

function originalAt(library: string, content: string | Buffer, extension: string): string {
  const hash = sha256(content);
  return join(library, 'originals', hash.slice(0, 2), hash + extension);
}

test('imports large lists, keeps their bytes, and recognizes them the next time', async ({
  carrel,
  library,
}, testInfo) => {
  const folder = write(testInfo.outputPath('lists'), {
    'part_000000.csv': `\ufeff${csv}`,
    'wallabag.json': Buffer.from(`\ufeff${json}`, 'utf16le'),
    'notes.enex': enex,
  });
  const first = JSON.parse((await carrel(['import', folder, '--json'])).stdout);
  expect(first).toMatchObject({ imported: 3 * count, failed: [] });
  const kept = keptArticles(library).map(({ title }) => title);
  expect(kept.sort()).toEqual([...titles('CSV'), ...titles('ENEX'), ...titles('JSON')]);
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    const path = originalAt(library, bytes, name.slice(name.lastIndexOf('.')));
    expect([name, sha256(readFileSync(path))]).toEqual([name, sha256(bytes)]);
  }
  const leftBehind = readdirSync(join(library, 'originals'), { recursive: true });
  expect(leftBehind.filter((name) => String(name).endsWith('.tmp'))).toEqual([]);

  const again = JSON.parse((await carrel(['import', folder, '--json'])).stdout);
  expect(again).toMatchObject({ imported: 0, duplicates: 3 * count, failed: [] });

  // The good file replaces a damaged original.
  const path = originalAt(library, enex, '.enex');
  writeFileSync(path, 'damaged');
  const mending = await carrel(['import', join(folder, 'notes.enex'), '--json']);
  expect(JSON.parse(mending.stdout)).toMatchObject({ updated: count, failed: [] });
  expect(statSync(path).size).toBe(Buffer.byteLength(enex));
  expect(sha256(readFileSync(path))).toBe(sha256(enex));
});

test('imports the good entries of large lists that are damaged', async ({
  carrel,
  library,
}, testInfo) => {
  const giant = 'y'.repeat(20_000_000);
  const [head = '', ...rows] = csv.split('\r\n');
  const folder = write(testInfo.outputPath('lists'), {
    'cell.csv': [
      head,
      ...rows.slice(0, 9),
      `"${giant}",https://csv.example/b,,,`,
      ...rows.slice(9),
    ].join('\r\n'),
    'cut.json': json.slice(0, -900_000),
    'note.enex': enex.replace('<junk>', `<junk>${giant}${giant}${giant}${giant}`),
  });
  const summary = JSON.parse((await carrel(['import', folder, '--json'])).stdout);
  expect(
    summary.failed
      .map(({ file, reason }: Record<string, string>) => [file?.replace(/^.*\//, ''), reason])
      .sort(),
  ).toEqual([
    ['cell.csv', expect.stringMatching(/large/)],
    ['cut.json', expect.stringMatching(/damaged/)],
    ['note.enex', expect.stringMatching(/large/)],
  ]);
  // The row with the huge cell is imported without that cell.
  expect(keptArticles(library)).toHaveLength(count + 1 + (count - 1) + (count - 1));
});

test('goes on after an entry of a large list that ended the process', async ({
  carrel,
  library,
  account,
}, testInfo) => {
  const folder = write(testInfo.outputPath('lists'), { 'part_000000.csv': csv });
  noteEnded(account, library, sha256(csv), 2);
  const summary = JSON.parse((await carrel(['import', folder, '--json'])).stdout);
  expect(summary.imported).toBe(count - 1);
  expect(summary.failed).toMatchObject([{ reason: failureText['set-aside'] }]);
});

test('imports a large list that is dropped on the window', async ({
  openCarrel,
  library,
}, testInfo) => {
  const folder = write(testInfo.outputPath('lists'), { 'notes.enex': enex });
  const { page } = await openCarrel();
  await drop(page, [join(folder, 'notes.enex')]);
  await expect(page.getByText(`${count} imported`)).toBeVisible({ timeout: 20_000 });
  expect(sha256(readFileSync(originalAt(library, enex, '.enex')))).toBe(sha256(enex));
});
