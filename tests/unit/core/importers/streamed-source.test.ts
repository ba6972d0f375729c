import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { detect, detectList } from '../../../../renderer/core/importers/detect';
import { readCsv } from '../../../../renderer/core/importers/reading-list/csv';
import { jsonEntries } from '../../../../renderer/core/importers/reading-list/json-entries';
import { listImporters } from '../../../../renderer/core/importers/registry';
import { sourceSha256 } from '../../../../renderer/core/importers/source-hash';
import { openStream } from '../../../../renderer/core/importers/streamed-source';
import { slowSource, streamOf } from './in-pieces';

const drops = join(import.meta.dirname, '../../../fixtures/imports/drops');
const listFiles = readdirSync(drops, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:csv|json|enex)$|\/Bookmarks$/.test(name),
);
const bytesOf = (text: string) => new TextEncoder().encode(text);

it('knows each list in pieces for what it is as a whole', async () => {
  const found = [];
  for (const name of listFiles) {
    const bytes = new Uint8Array(readFileSync(join(drops, name)));
    const whole = detect({ name, bytes, modifiedAt: null });
    const isList = 'importer' in whole && listImporters.some((each) => each === whole.importer);
    const streamed = detectList(await streamOf(name, bytes, 7));
    expect([name, streamed]).toEqual([name, isList ? whole.importer : null]);
    if (streamed !== null) found.push(streamed.name);
  }
  expect(new Set(found)).toEqual(new Set(listImporters.map(({ name }) => name)));
});

it('knows a JSON list whose first entry is a giant, and an object whose list comes last', async () => {
  const giant = `"junk":"${'x'.repeat(20 * 1024 * 1024)}"`;
  const pin = `[{${giant},"href":"https://a.example/","description":"A","time":"","tags":""}]`;
  const keep = `{"lists":[{${giant}}],"bookmarks":[{"createdAt":1,"tags":[],"content":{}}]}`;
  const size = 1024 * 1024;
  expect(detectList(await streamOf('a.json', bytesOf(pin), size))?.name).toBe('pinboard');
  expect(detectList(await streamOf('a.json', bytesOf(keep), size))?.name).toBe('karakeep');
});

it('streams nothing that is no text or no list', async () => {
  expect(
    await openStream({ name: 'a.csv', modifiedAt: null }, slowSource(new Uint8Array(900), 7)),
  ).toBe(null);
  for (const text of [
    '<html><p>a',
    '{"a":[1,2]}',
    '[1,2',
    '[{"url":"x"}]',
    'a,b\n1,2',
    '%PDF-1.7',
  ]) {
    expect([text, detectList(await streamOf('a.txt', bytesOf(text), 3))]).toEqual([text, null]);
  }
});

it('has the hash of the whole file', async () => {
  for (const length of [1, 63, 64, 65, 10_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => 32 + (at % 90));
    const whole = createHash('sha256').update(bytes).digest('hex');
    expect(await sourceSha256({ name: 'a', bytes, modifiedAt: null })).toBe(whole);
    expect(await sourceSha256(await streamOf('a', bytes, 7))).toBe(whole);
  }
});

const titles = ['한글 제목 "인용"', '둘째, 줄\r\n바꿈', 'plain'];
const csv = `title,url\r\n${titles.map((each) => `"${each.replaceAll('"', '""')}",u\r`).join('\n')}`;
/** Syllables of KS X 1001 in order. */
const eucKr = (text: string) =>
  Uint8Array.from(
    Buffer.concat(
      Array.from(text, (each) => (each < '\x80' ? Buffer.from(each) : Buffer.from([0xb0, 0xa1]))),
    ),
  );
const utf16 = (text: string, bom: number[]) =>
  Uint8Array.from([...bom, ...Buffer.from(text, 'utf16le')]);

it.each<[string, Uint8Array<ArrayBuffer>]>([
  ['UTF-8', bytesOf(csv)],
  ['UTF-8 with a mark', bytesOf(`\ufeff${csv}`)],
  ['UTF-16', utf16(csv, [0xff, 0xfe])],
  ['UTF-16 without a mark', utf16(csv.replace(/[^\0-\x7f]/g, 'x'), [])],
  ['EUC-KR', eucKr(csv)],
  ['UTF-8 that is broken in the middle', bytesOf(csv.repeat(30)).fill(0xb1, 400, 401)],
  ['NUL bytes in a field', bytesOf(`${csv}${'x'.repeat(5000)}\0\0,u\n"a",b`)],
  ['a quote that is never closed', bytesOf(`${csv}"a,b\n1,2`)],
])('reads a CSV in %s the same wherever it is cut', async (_name, bytes) => {
  const all = async (source: Parameters<typeof readCsv>[0]) => {
    const { rows, encoding } = await readCsv(source);
    const found = [];
    for await (const { row } of rows) found.push([...row]);
    return { found, encoding };
  };
  const whole = await all({ name: 'a.csv', bytes, modifiedAt: null });
  expect(whole.found.length).toBeGreaterThan(2);
  for (const size of [1, 2, 3, 5, 7]) {
    expect(await all(await streamOf('a.csv', bytes, size))).toEqual(whole);
  }
});

it.each<[string, Uint8Array<ArrayBuffer>, number, string[]]>([
  ['UTF-8', bytesOf(`\ufeff${JSON.stringify(titles)}`), 3, []],
  ['UTF-16', utf16(JSON.stringify(titles), [0xff, 0xfe]), 3, []],
  [
    'UTF-8 with NUL bytes between members',
    bytesOf(`["a",${' '.repeat(999)}\0"b","c"]`),
    2,
    ['damaged'],
  ],
  ['UTF-8 with a letter cut off at its end', bytesOf('["a","가').slice(0, -1), 1, ['damaged']],
])('reads JSON in %s the same wherever it is cut', async (_name, bytes, count, reasons) => {
  for (const size of [1, 2, 3, 5, 7, 1000]) {
    let good = 0;
    const failed: string[] = [];
    const entries = jsonEntries(await streamOf('a.json', bytes, size), '/*', async () => {
      good += 1;
      return null;
    });
    for await (const item of entries) if (!item.ok) failed.push(item.reason);
    expect([size, good, failed]).toEqual([size, count, reasons]);
  }
});
