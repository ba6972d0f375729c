import { expect, type Page } from '@playwright/test';
import { makeCompoundFile } from '../make-compound-file';
import { test } from './engine-page';
import { draftsInPage, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const wide = (text: string) => Buffer.from(text, 'utf16le');
const stream = (tag: string, type = '001F') => `__substg1.0_${tag}${type}`;
/** @param header bytes before the properties: 32 of a message, 24 of one in it, 8 of an attachment */
function properties(header: number, values: Record<string, bigint>): Buffer {
  const entries = Object.entries(values).map(([tag, value]) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(Number.parseInt(tag, 16), 0);
    entry.writeBigUInt64LE(value, 8);
    return entry;
  });
  return Buffer.concat([Buffer.alloc(header), ...entries]);
}
const fileTime = (iso: string) => BigInt(Date.parse(iso)) * 10_000n + 116_444_736_000_000_000n;
const below = (storage: string, streams: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(streams).map(([name, bytes]) => [`${storage}/${name}`, bytes]));

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const story =
  'Every morning the keeper writes down the colour of the sea before he eats his bread.';
/** `등대지기의 하루` in EUC-KR. */
const korean = Buffer.from('b5eeb4ebc1f6b1e2c0c720c7cfb7e7', 'hex');

test('a mail saved by Outlook is an article with its sender, its date and its pictures', async () => {
  const file = makeCompoundFile({
    '__properties_version1.0': properties(32, {
      '00390040': fileTime('2020-11-02T01:00:00Z'),
      '3FDE0003': 65_001n,
    }),
    [stream('0037')]: wide('The colour of the sea\0'),
    [stream('0C1A')]: wide('Mina "M" Harrow'),
    [stream('5D01')]: wide('mina@news.letter.example'),
    [stream('1000')]: wide('Only for old programs.'),
    [stream('1013', '0102')]: Buffer.from(
      `<html><body><p>${story}</p><p><img src="cid:sea@letter" width="600" height="300" alt="등대"></p></body></html>`,
    ),
    ...below('__attach_version1.0_#00000000', {
      '__properties_version1.0': properties(8, {}),
      [stream('3707')]: wide('sea.png'),
      [stream('370E')]: wide('image/png'),
      [stream('3712')]: wide('sea@letter'),
      [stream('3701', '0102')]: png,
    }),
    ...below('__attach_version1.0_#00000001', {
      '__properties_version1.0': properties(8, {}),
      [stream('3707')]: wide('등대 "일지".pdf'),
      [stream('3701', '0102')]: Buffer.alloc(5000, 1),
    }),
  });
  const [draft, ...others] = await draftsInPage(page, 'letter.msg', file);
  expect(others).toEqual([]);
  expect(draft).toMatchObject({
    title: 'The colour of the sea',
    byline: ['Mina M Harrow'],
    site: 'letter.example',
    publishedAt: expect.stringMatching(/^2020-11-02T01:00/),
  });
  expect(draft!.prose).toContain(story);
  expect(draft!.prose).toMatch(/📎 등대 +일지 +\.pdf/);
  expect(draft!.prose).not.toContain('Only for old programs.');
  expect(draft!.assets).toHaveLength(1);
});

test('old Korean mail without Unicode is read by its code page, with a sender of a company', async () => {
  const file = makeCompoundFile({
    '__properties_version1.0': properties(32, { '3FFD0003': 949n }),
    [stream('0037', '001E')]: korean,
    [stream('0042', '001E')]: Buffer.from('c8abb1e6b5bf', 'hex'),
    [stream('0C1F', '001E')]: Buffer.from('/O=PAPER/CN=HONG'),
    [stream('1000', '001E')]: Buffer.concat([korean, Buffer.from('\r\n\r\n'), korean]),
  });
  const [draft] = await draftsInPage(page, 'old.msg', file);
  expect(draft).toMatchObject({ title: '등대지기의 하루', byline: ['홍길동'], site: null });
  expect(draft!.prose.match(/등대지기의 하루/g)).toHaveLength(2);
});

test('HTML that Outlook wrapped in RTF is taken out of it, with the characters of its fonts', async () => {
  const rtf = `{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset129 Batang;}}
{\\colortbl\\red0\\green0\\blue0;}{\\*\\htmltag19 <html>}{\\*\\htmltag50 <body>}
{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Caf\\'e9 {\\*\\htmltag84 <b>}\\htmlrtf {\\b\\htmlrtf0 \\{grey\\}\\htmlrtf }\\htmlrtf0{\\*\\htmltag92 </b>} \\u48148?\\u45796? {\\f1 \\'b5\\'ee\\'b4\\'eb}\\htmlrtf\\par}\\htmlrtf0
{\\*\\htmltag72 </p>}{\\*\\mhtmltag84 <img src="x">}{\\*\\htmltag64 <p>}${story}{\\*\\htmltag72 </p>}{\\*\\htmltag58 </body>}}`;
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(rtf.length, 4);
  bytes.write('MELA', 8);
  const file = makeCompoundFile({
    '__properties_version1.0': properties(32, {}),
    [stream('0037')]: wide('Wrapped'),
    [stream('1009', '0102')]: Buffer.concat([bytes, Buffer.from(rtf, 'latin1')]),
  });
  const [draft] = await draftsInPage(page, 'wrapped.msg', file);
  expect(draft!.html).toMatch(/<p>Café <(b|strong)>\{grey\}<\/\1> 바다 등대\s*<\/p>/);
  expect(draft!.prose).toContain(story);
  expect(draft!.html).not.toContain('<img');
});

test('a mail that was attached to another is an article of its own', async () => {
  const inner = '__attach_version1.0_#00000000/__substg1.0_3701000D';
  const file = makeCompoundFile({
    '__properties_version1.0': properties(32, {}),
    [stream('0037')]: wide('See below'),
    [stream('1000')]: wide('Read the letter that I got.'),
    ...below(inner, {
      '__properties_version1.0': properties(24, { '00390040': fileTime('2019-01-02T03:04:05Z') }),
      [stream('0037')]: wide('The letter'),
      [stream('1000')]: wide(story),
    }),
  });
  const drafts = await draftsInPage(page, 'two.msg', file);
  expect(drafts.map(({ title }) => title)).toEqual(['See below', 'The letter']);
  expect(drafts[1]!.publishedAt).toMatch(/^2019-01-02T03:04/);
  expect(drafts[1]!.prose).toContain(story);
});

test('mails without text that are inside each other too deep are reported, and do not vanish', async () => {
  const inner = '__attach_version1.0_#00000000/__substg1.0_3701000D';
  const streams: Record<string, Buffer> = {};
  for (let depth = 0; depth < 6; depth++) {
    const folder = `${inner}/`.repeat(depth);
    streams[`${folder}__properties_version1.0`] = properties(depth === 0 ? 32 : 24, {});
  }
  const items = await readInPage(page, 'deep.msg', makeCompoundFile(streams));
  expect(items).toEqual([{ ok: false, item: expect.any(String), reason: 'no-text' }]);
});

test('a damaged one is refused or read, with a reason', async () => {
  const whole = makeCompoundFile({
    '__properties_version1.0': properties(32, { '00390040': 0xffff_ffff_ffff_ffffn }),
    [stream('0037')]: wide('Cut'),
    [stream('1009', '0102')]: Buffer.alloc(6000, 0x41),
    [stream('1013', '0102')]: Buffer.from(`<p>${story}</p>`),
  });
  for (const length of [520, 2000, whole.length - 700, whole.length]) {
    const items = await readInPage(page, 'cut.msg', whole.subarray(0, length));
    expect(items).toHaveLength(1);
    for (const item of items) if (!item.ok) expect(item.reason).toMatch(/^(?:damaged|no-text)$/);
  }
});
