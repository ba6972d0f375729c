import { expect, it } from 'vitest';
import { csvHeader, csvRows } from '../../../../renderer/core/importers/reading-list/csv';
import { CsvParser } from '../../../../renderer/core/importers/reading-list/csv-parser';

async function found(pieces: Iterable<string>) {
  const all = [];
  for await (const each of csvRows(pieces)) all.push(each);
  return all;
}

const rows = async (...pieces: string[]) =>
  (await found(pieces)).map(({ row }) => Object.fromEntries(row));

it('reads quotes, line ends and separators as spreadsheets write them', async () => {
  const wanted = [
    { a: '1', b: 'x, "y"\nz' },
    { a: '2', b: '' },
  ];
  expect(await rows('a,b\r\n1,"x, ""y""\nz"\r\n2,\r\n')).toEqual(wanted);
  expect(await rows('\ufeffA;B\n1;"x, ""y""\nz"\n2;')).toEqual(wanted);
  expect(await rows('a\tb\n1\t"x, ""y""\nz"\n\n2')).toEqual(wanted);
  expect(await rows('a,b\r1,"x, ""y""\nz"\r2,')).toEqual(wanted);
});

it('keeps what stands in a quote that is never closed', async () => {
  expect(await rows('a,b\n1,"never closed\n2,x')).toEqual([{ a: '1', b: 'never closed\n2,x' }]);
});

it('reads a hundred thousand rows one by one, and a file of quotes alone', async () => {
  let count = 0;
  for await (const { row } of csvRows([`url\n${'https://a.example/\n'.repeat(100_000)}`]))
    count += row.size;
  expect(count).toBe(100_000);
  expect(await rows('"'.repeat(100_001))).toEqual([]);
});

it('knows a header by its names, whatever their case', () => {
  const bytes = new TextEncoder().encode('\ufeffURL,"Time_Added"\n');
  const source = { name: 'a.csv', bytes, modifiedAt: null };
  expect(csvHeader(source)).toEqual(['url', 'time_added']);
});

it('leaves out a field that is too large, names it, and reads the rest', async () => {
  const giant = 'x'.repeat(17 * 1024 * 1024);
  const text = `url,title,note\n1,"a ""${giant}""",b\n2,c,${giant}\n3,d,"e ""f"""\n`;
  expect((await found([text])).map(({ row, tooLarge }) => [[...row.values()], tooLarge])).toEqual([
    [['1', '', 'b'], ['title']],
    [['2', 'c', ''], ['note']],
    [['3', 'd', 'e "f"'], []],
  ]);
});

it('leaves out the fields that make a row too large, and reads the rest', async () => {
  const names = ['url', 'a', 'b', 'c', 'd', 'e'];
  const long = 'x'.repeat(15 * 1024 * 1024);
  const pieces = [`${names}\n1`, ...Array(5).fill(`,"${long}"`), '\n2,b,c,d,e,f\n'];
  const [first, second] = await found(pieces);
  expect(first?.tooLarge).toEqual(['e']);
  expect(first?.row.get('d')?.length).toBe(long.length);
  expect([...(second?.row.values() ?? [])]).toEqual(['2', 'b', 'c', 'd', 'e', 'f']);
});

it('ends a quoted field at its own separator alone', async () => {
  expect(await rows('a;b\n"x", y;z')).toEqual([{ a: 'x', b: 'z' }]);
});

it.each([
  ['a header whose quoted name has other separators', '"a; b; c; d",e\n1,2', ['1', '2']],
  ['a header in commas above rows in semicolons', 'a,b\n"x, y";z\n1,5;2\n', ['x, y', 'z']],
  ['a single row in semicolons', 'a,b\n1,2\n3,4\nx;y\n', ['x', 'y'], 2],
  ['a single row in tabs with a comma in quotes', 'a,b\n1,2\n3\t"x"\n', ['3', 'x'], 1],
  ['semicolons in a row of commas', 'a,b\nx;y,z;w\n', ['x;y', 'z;w']],
  ['the line in which Excel states the separator', 'sep=;\r\na;b\r\n1,5;2,5\r\n', ['1,5', '2,5']],
])('reads %s', async (_what, text, wanted, at = 0) => {
  expect([...((await found([text]))[at]?.row.values() ?? [])]).toEqual(wanted);
});

it.each([
  ['quotes that were not doubled', '"He said "hi" to us",2', 'He said "hi" to us', '2'],
  ['such quotes around a separator', '"He said "a, b" to us",2', 'He said "a, b" to us', '2'],
  ['a quote that ends too early', '"x" y,"z"', 'x', 'z'],
  ['quotes in a bare field', 'x "y" z,"w"', 'x "y" z', 'w'],
])('reads %s, and the row behind it', async (_what, line, a, b) => {
  expect(await rows(`a,b\n${line}\n3,"4"\n`)).toEqual([
    { a, b },
    { a: '3', b: '4' },
  ]);
});

/** Uses the parser directly: `csvRows` waits for the first pieces to guess the separator. */
function recordsIn(pieces: readonly string[]) {
  const parser = new CsvParser({ header: ',', rows: ';', skip: 0 });
  const all = pieces.flatMap((piece) => [...parser.take(piece, false)]);
  return [...all, ...parser.take('', true)];
}

it('finds the same rows wherever the pieces are cut', () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed % below;
  };
  const marks = ['"', '""', ',', ';', '\t', '\n', '\r', '\r\n', 'x', ' ', '가', '"x",', '\ufeff'];
  for (let round = 0; round < 3_000; round++) {
    let text = round % 3 === 0 ? 'a,b,c\n' : '';
    for (let left = random(60); left > 0; left--) text += marks[random(marks.length)];
    const pieces: string[] = [];
    for (let at = 0; at < text.length; ) {
      const length = 1 + random(8);
      pieces.push(text.slice(at, at + length));
      at += length;
    }
    expect([text, recordsIn(pieces)]).toEqual([text, recordsIn([text])]);
  }
});

it('finds the same rows where a long line with stray quotes is cut', async () => {
  const line = `"${'a "b" '.repeat(1_500)}",2\n`;
  const text = `a,b\n${line.repeat(20)}"${'a "b '.repeat(3_000)}\n1,2\n`;
  const whole = await found([text]);
  expect(whole[0]?.row.get('b')).toBeDefined();
  for (const size of [997, 4_096, 70_001]) {
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    expect(await found(pieces)).toEqual(whole);
  }
});
