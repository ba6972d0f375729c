// The commands that list and change articles, carried out by a Carrel whose window is open.
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { longTestMs, test } from './carrel';
import { keptArticles } from './kept-articles';
import { titleOf, wordOf, writePages } from './shelf';

interface Changed {
  changed: number;
  articles: { id: string; changed: boolean }[];
  notFound: { id: string }[];
}

test('lists, marks, trashes and restores articles by ids, by a query and by stdin', async ({
  carrel,
  openCarrel,
  library,
}) => {
  test.setTimeout(longTestMs);
  const { page } = await openCarrel();
  const pages = writePages(library, 4);
  const lines = (text: string) => text.split('\n').filter(Boolean);
  const text = async (args: string[], stdin = '') => (await carrel(args, { stdin })).stdout;
  const json = async (args: string[], stdin = '') =>
    JSON.parse(await text([...args, '--json'], stdin));

  // Paths from stdin, and an article a line as soon as it is saved.
  const paths = [0, 1, 2, 3].map((at) => join(pages, `page-000${at}.html`));
  const imported = await text(['import', '-', '--jsonl'], `${paths.join('\n')}\r\n`);
  expect(lines(imported).map((line) => JSON.parse(line).outcome)).toEqual(
    Array(4).fill('imported'),
  );
  // A file by stdin, byte by byte: this one is not UTF-8.
  const korean = '<!doctype html><meta charset="euc-kr"><title>\xb5\xee\xb4\xeb</title><p>';
  const bytes = Buffer.from(korean + 'The lamp of the harbour was lit. '.repeat(9), 'latin1');
  const piped = await carrel(['import', '--stdin', '--name', 'lamp.html', '--json'], {
    stdin: bytes,
  });
  expect(JSON.parse(piped.stdout)).toMatchObject({ imported: 1, items: [{ title: '등대' }] });
  // A text by stdin is an article.
  const note = `A walk along the quay\n\n${'The ferry was late again that evening. '.repeat(9)}`;
  expect(await json(['add', '-', '--tag', 'walk'], note)).toMatchObject({
    ...{ imported: 1, failed: [] },
    items: [{ title: 'A walk along the quay' }],
  });

  const all: { id: string; title: string }[] = await json(['list', '--sort', 'title']);
  const idOf = (title: string) => all.find((each) => each.title === title)?.id ?? 'none';
  const [first, second, third] = [0, 1, 2].map((at) => idOf(titleOf(at))) as [
    string,
    string,
    string,
  ];
  expect(all.map(({ title }) => title)).toEqual([
    'A walk along the quay',
    ...[0, 1, 2, 3].map(titleOf),
    '등대',
  ]);
  expect(
    await text(['list', 'ripens', '--fields', 'title,url', '--sort', 'title', '--limit', '2']),
  ).toBe(`${titleOf(0)}\thttps://orchard.example/0\n${titleOf(1)}\thttps://orchard.example/1\n`);

  // By ids, one of them cut short in the list, one unknown.
  const starred = await carrel(['star', first, second.toLowerCase(), 'ZZZ', '--json']);
  expect(starred.code).toBe(3);
  expect(starred.stderr).toBe('carrel: ZZZ: no such article\n');
  expect(JSON.parse(starred.stdout)).toMatchObject({
    ...{ changed: 2, notFound: [{ id: 'ZZZ', error: 'no such article' }] },
    articles: [{ id: first, title: titleOf(0), starred: true, changed: true }, { id: second }],
  });
  // By a query with a filter: nothing is different where the star was.
  const both: Changed = await json(['star', '--query', `is:starred OR ${wordOf(2)}`]);
  expect(both.changed).toBe(1);
  expect(both.articles.map(({ id, changed }) => [id, changed]).sort()).toEqual(
    [
      [first, false],
      [second, false],
      [third, true],
    ].sort(),
  );
  // By the output of list.
  const listed = await text(['list', 'is:starred', '--jsonl']);
  expect(lines(listed)).toHaveLength(3);
  expect(await text(['archive', '-'], listed)).toBe('3 of 3 changed\n');
  const plain = await text(['list', `is:archived ${wordOf(1)}`]);
  expect(await json(['archive', '-', '--off'], plain)).toMatchObject({
    ...{ changed: 1, articles: [{ id: second, state: 'unread' }] },
  });
  expect(await text(['note', first, '--text', '-'], 'Line one\nline two\n')).toBe(
    '1 of 1 changed\n',
  );
  expect(await json(['note', first, '--append', 'more'])).toMatchObject({
    articles: [{ note: 'Line one\nline two\n\nmore' }],
  });
  expect(keptArticles(library).filter((each) => each.state === 'archived')).toHaveLength(2);
  expect(await json(['mark', second, '--as', 'read'])).toMatchObject({
    ...{ changed: 1, articles: [{ id: second, state: 'read' }] },
  });
  expect(await text(['list', 'is:read', '--fields', 'id'])).toContain(second);
  expect(await carrel(['mark', second, '--as', 'burnt'])).toMatchObject({ code: 1 });

  // A query that the search takes in another way changes nothing.
  const misspelt = await carrel(['trash', '--query', `${wordOf(3)} unheardofword`]);
  expect(misspelt).toMatchObject({ code: 1, stdout: '' });
  expect(misspelt.stderr).toContain('nothing was changed');
  const unknownFilter = await carrel(['tag', '--query', 'is:stared ripens', '--add', 'x']);
  expect(unknownFilter).toMatchObject({ code: 1, stdout: '' });

  // The trash and back, with the note and the star.
  expect(await text(['trash', '-'], `${first}\n${third}\n`)).toBe('2 moved to the trash\n');
  await expect(page.getByText(titleOf(0))).toHaveCount(0);
  const trashed = await text(['list', '--trash', '--jsonl']);
  expect(
    lines(trashed)
      .map((line) => JSON.parse(line).id)
      .sort(),
  ).toEqual([first, third].sort());
  expect(await json(['restore-from-trash', '--query', 'LINE more'])).toMatchObject({
    ...{ changed: 1, articles: [{ id: first, changed: true }], notFound: [] },
  });
  expect(await text(['restore-from-trash', '-'], await text(['list', '--trash']))).toBe(
    '1 restored\n',
  );
  expect(await text(['list', '--trash'])).toBe('');
  const shown = await json(['show', '-'], `${first}\n${third}\n`);
  expect(shown).toMatchObject([
    { id: first, starred: true, state: 'archived', note: 'Line one\nline two\n\nmore' },
    { id: third, starred: true },
  ]);
  expect(await text(['show', first, third])).toContain(`\n==> ${third}  ${titleOf(2)} <==\n`);

  // The other commands take articles in the same ways.
  const cited = await text(['cite', '-', '--jsonl'], `${first}\n${third}\n`);
  expect(lines(cited).map((line) => JSON.parse(line).title)).toEqual([titleOf(0), titleOf(2)]);
  const out = join(mkdtempSync(join(library, '..', 'carrel-out-')), 'two.md');
  expect(
    await json(['export', '-', '--format', 'markdown', '--out', out], `${first}\n${third}\n`),
  ).toMatchObject({ articles: 2 });
  expect(readFileSync(out, 'utf8')).toContain(titleOf(2));
  const batch = `${wordOf(0)}\n${wordOf(1)}\n`;
  expect(await json(['search', '--batch', '-'], batch)).toMatchObject([
    { query: wordOf(0), hits: [{ id: first }] },
    { query: wordOf(1), hits: [{ id: second }] },
  ]);

  expect((await carrel(['open', third])).code).toBe(0);
  const reader = page.frameLocator('iframe.article-frame');
  await expect(reader.getByRole('heading', { name: titleOf(2) })).toBeVisible();
  expect((await carrel(['list', '--json', '--jsonl'])).code).toBe(1);
});
