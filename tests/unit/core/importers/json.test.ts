import { expect, it } from 'vitest';
import { jsonOf, TOO_LARGE } from '../../../../renderer/core/importers/reading-list/json';

const parsed = (text: string) =>
  jsonOf({ name: 'a.json', bytes: new TextEncoder().encode(text), modifiedAt: null });

const giant = 'x'.repeat(17 * 1024 * 1024);

it('leaves out a string that is too large and keeps all others', () => {
  const list = [
    { title: 'a \\', note: '"' },
    { title: 'b', note: `${giant}\\"` },
    { title: `\\\\"${giant}`, note: 'c' },
    { title: 'd', note: '\\' },
  ];
  expect(parsed(JSON.stringify(list))).toEqual([
    list[0],
    { title: 'b', note: TOO_LARGE },
    { title: TOO_LARGE, note: 'c' },
    list[3],
  ]);
});

it('reads no JSON whose last string is never closed', () => {
  expect(parsed(`["${giant}`)).toBe(undefined);
});

it('looks at many backslashes once', () => {
  const text = `["${'\\\\'.repeat(9_000_000)}","a"]`;
  expect(parsed(text)).toEqual([TOO_LARGE, 'a']);
});

it('reads a million short strings beside a giant', () => {
  const list = [giant, ...Array.from({ length: 1_000_000 }, () => 'abcdef')];
  expect(parsed(JSON.stringify(list))).toHaveLength(1_000_001);
});
