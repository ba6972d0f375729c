import { expect, it } from 'vitest';
import { csvHeader, csvRows } from '../../../../renderer/core/importers/reading-list/csv';

const rows = (text: string) => [...csvRows(text)].map(({ row }) => Object.fromEntries(row));

it('reads quotes, line ends and separators as spreadsheets write them', () => {
  const wanted = [
    { a: '1', b: 'x, "y"\nz' },
    { a: '2', b: '' },
  ];
  expect(rows('a,b\r\n1,"x, ""y""\nz"\r\n2,\r\n')).toEqual(wanted);
  expect(rows('\ufeffA;B\n1;"x, ""y""\nz"\n2;')).toEqual(wanted);
  expect(rows('a\tb\n1\t"x, ""y""\nz"\n\n2')).toEqual(wanted);
});

it('keeps what stands in a quote that is never closed', () => {
  expect(rows('a,b\n1,"never closed\n2,x')).toEqual([{ a: '1', b: 'never closed\n2,x' }]);
});

it('reads a million rows one by one, and a file of quotes alone', () => {
  let count = 0;
  for (const { row } of csvRows(`url\n${'https://a.example/\n'.repeat(1_000_000)}`))
    count += row.size;
  expect(count).toBe(1_000_000);
  expect(rows('"'.repeat(100_001))).toEqual([]);
});

it('knows a header by its names, whatever their case', () => {
  expect(csvHeader('\ufeffURL,"Time_Added"\n')).toEqual(['url', 'time_added']);
});

it('leaves out a field that is too large, names it, and reads the rest', () => {
  const giant = 'x'.repeat(17 * 1024 * 1024);
  const text = `url,title,note\n1,"a ""${giant}""",b\n2,c,${giant}\n3,d,"e ""f"""\n`;
  const found = [...csvRows(text)].map(({ row, tooLarge }) => [[...row.values()], tooLarge]);
  expect(found).toEqual([
    [['1', '', 'b'], ['title']],
    [['2', 'c', ''], ['note']],
    [['3', 'd', 'e "f"'], []],
  ]);
});

it('ends a quoted field at its own separator alone', () => {
  expect(rows('a;b\n"x", y;z')).toEqual([{ a: 'x', b: 'z' }]);
});
