// Books for the Kindle: how their text is packed, their parts, and what damaged or evil ones cost.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import {
  book,
  bookRecords,
  huffmanRecords,
  indexRecords,
  offsetsOf,
  packPalmDoc,
  palmDatabase,
} from './mobi-files';
import { draftsInPage, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const paragraph =
  'The ferryman keeps the bell under the bench – and rings it only when the fog is so thick that the far bank is gone.';
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const about: [number, string][] = [
  [503, 'The bell &amp; the fog'],
  [100, 'Moor, Ines'],
  [100, 'Ole Brandt'],
  [106, '1911-05-01'],
  [105, 'rivers'],
  [524, 'en'],
];

const itemsOf = (bytes: Uint8Array, name = 'bell.mobi') => readInPage(page, name, bytes);

const draftsOf = (content: Uint8Array) => draftsInPage(page, 'bell.mobi', content);

const chapters = (count: number) =>
  Array.from({ length: count }, (_, at) => `<h2>Chapter ${at + 1}</h2><p>${paragraph}</p>`);
const mobipocket = (parts: readonly string[]) =>
  `<html><head><guide></guide></head><body>${parts.join('<mbp:pagebreak/>')}</body></html>`;

test('reads the parts of a book with its pictures and what it states', async () => {
  const parts = [
    ...chapters(60),
    '<p><img recindex="00001"></p>',
    '<p>An <b>end</b>.<img recindex="00002"></p>',
  ];
  const drafts = await draftsOf(book(mobipocket(parts), { exth: about, pictures: [dot, dot] }));
  expect(drafts).toHaveLength(61);
  expect(drafts[59]).toMatchObject({
    title: 'Chapter 60',
    text: `Chapter 60\n${paragraph}`,
    byline: ['Ines Moor', 'Ole Brandt'],
    site: 'The bell & the fog',
    section: 'The bell & the fog',
    publishedAt: '1911-05-01',
    keywords: ['rivers'],
    lang: 'en',
    format: 'mobi',
  });
  expect(drafts[60]).toMatchObject({
    title: 'The bell & the fog',
    text: 'An end.',
    missingImages: 0,
  });
  expect(drafts[60]?.assets).toHaveLength(1);
});

test('takes titles from the table of contents, and the name in the header without EXTH', async () => {
  const text = mobipocket(['<p>One.</p>', '<p>Two.</p>']);
  const labels = ['The first', 'Über den Fluss'];
  const [first = 0, second = 0] = offsetsOf(labels);
  const contents = indexRecords(
    [
      [1, 1, 1],
      [2, 1, 2],
      [3, 1, 4],
      [4, 1, 8],
    ],
    [
      { name: '000', control: 15, numbers: [text.indexOf('<p>One'), 10, first, 0] },
      { name: '001', control: 15, numbers: [text.indexOf('<p>Two'), 10, second, 0] },
    ],
    labels,
  );
  expect(await draftsOf(book(text, { contents }))).toMatchObject([
    { title: 'The first', site: 'A name in the header', byline: [] },
    { title: 'Über den Fluss' },
  ]);
});

test('unpacks each way of packing, and drops what stands behind the text of a record', async () => {
  const text = mobipocket(chapters(30));
  const expected = (await draftsOf(book(text, { compression: 1 }))).map((draft) => draft.text);
  expect(expected).toHaveLength(30);
  const words = new Map([
    [0x01, { bytes: new TextEncoder().encode('the '), isPlain: true }],
    [0x02, { bytes: Uint8Array.of(0x01, 0x66, 0x6f, 0x67), isPlain: false }],
  ]);
  const pack = (bytes: Uint8Array) =>
    Buffer.from(
      Buffer.from(bytes)
        .toString('latin1')
        .replaceAll('the fog', '\x02')
        .replaceAll('the ', '\x01'),
      'latin1',
    );
  const packed = {
    palmdoc: book(text),
    huffman: book(text, { compression: 0x4448, huffman: huffmanRecords(words), pack }),
    trailing: book(text, {
      trailing: 0b11,
      // Two bytes of an entry, of which the last says so, and before it a letter that goes on.
      pack: (bytes) => Buffer.concat([packPalmDoc(bytes), Buffer.of(0xe2, 0x01, 0x07, 0x82)]),
    }),
    windows1252: book(Buffer.from(text.replaceAll('–', '\x96'), 'latin1'), { encoding: 1252 }),
  };
  for (const [way, bytes] of Object.entries(packed)) {
    expect
      .soft(
        (await draftsOf(bytes)).map((draft) => draft.text),
        way,
      )
      .toEqual(expected);
  }
});

/** A skeleton with two fragments, then one with one. */
function kf8() {
  const one = '<html><head><title></title></head><body aid="0"></body></html>';
  const two = '<html><body></body></html>';
  const pieces = [
    one,
    '<h1>First</h1>',
    `<p>${paragraph}</p><img src="kindle:embed:0001?mime=image/png"/>`,
    two,
    '<p>The end.</p>',
  ];
  const text = pieces.join('');
  const at = (index: number) => pieces.slice(0, index).join('').length;
  const size = (index: number) => Buffer.byteLength(pieces[index] ?? '');
  const bytesAt = (index: number) => Buffer.byteLength(text.slice(0, at(index)));
  const skeletons = indexRecords(
    [
      [1, 1, 3],
      [6, 2, 12],
    ],
    [
      { name: 'SKEL0000000000', control: 1 | 4, numbers: [2, 0, size(0)] },
      { name: 'SKEL0000000001', control: 1 | 4, numbers: [1, bytesAt(3), size(3)] },
    ],
  );
  const insert = [
    one.indexOf('</body>'),
    one.indexOf('</body>') + size(1),
    bytesAt(3) + two.indexOf('</body>'),
  ];
  const fragments = indexRecords(
    [
      [2, 1, 1],
      [3, 1, 2],
      [4, 1, 4],
      [6, 2, 8],
    ],
    [1, 2, 4].map((piece, index) => ({
      name: String(insert[index]).padStart(10, '0'),
      control: 15,
      numbers: [0, index, index, 0, size(piece)],
    })),
  );
  const labels = ['The bell', 'The far bank'];
  const offsets = offsetsOf(labels);
  const contents = indexRecords(
    [
      [3, 1, 1],
      [6, 2, 2],
    ],
    [0, 2].map((fragment, index) => ({
      name: `00${index}`,
      control: 3,
      numbers: [offsets[index] ?? 0, fragment, 0],
    })),
    labels,
  );
  return { text, options: { version: 8, skeletons, fragments, contents, exth: about } };
}

test('reads KF8, alone and behind a Mobipocket book of the same text', async () => {
  const { text, options } = kf8();
  const expected = [
    {
      title: 'The bell',
      text: `First\n${paragraph}`,
      byline: ['Ines Moor', 'Ole Brandt'],
      missingImages: 0,
    },
    { title: 'The far bank', text: 'The end.' },
  ];
  const alone = await draftsOf(book(text, { ...options, pictures: [dot] }));
  expect(alone).toMatchObject(expected);
  expect(alone[0]?.assets).toHaveLength(1);
  const boundary = Buffer.alloc(4);
  const old = () =>
    bookRecords(Buffer.from(mobipocket(['<p>Old.</p>'])), {
      exth: [[121, boundary]],
      pictures: [dot],
    });
  boundary.writeUInt32BE(old().length + 1);
  const both = palmDatabase('both', 'BOOKMOBI', [
    ...old(),
    Buffer.from('BOUNDARY'),
    ...bookRecords(Buffer.from(text), options),
  ]);
  expect(await draftsOf(both)).toMatchObject(expected);
});

test('reads a text of PalmDOC', async () => {
  const text = `${paragraph}\r\n\r\n${paragraph}`;
  const header = Buffer.alloc(16);
  header.writeUInt16BE(2, 0);
  header.writeUInt16BE(1, 8);
  const bytes = palmDatabase('Of bells', 'TEXtREAd', [header, packPalmDoc(Buffer.from(text))]);
  expect(await draftsOf(bytes)).toMatchObject([
    { title: 'Of bells', text: `${paragraph}\n${paragraph}`, format: 'mobi' },
  ]);
});

test('refuses encrypted books, and says why damaged or evil ones are not read', async () => {
  const text = mobipocket(chapters(3));
  const reasons = async (bytes: Uint8Array) =>
    (await itemsOf(bytes)).map((item) => (item.ok ? 'ok' : item.reason));
  expect(await reasons(book(text, { encryption: 2 }))).toEqual(['encrypted']);
  expect(await reasons(book(text, { compression: 99 }))).toEqual(['unknown-format']);
  expect(await reasons(book(text).subarray(0, 90))).toEqual(['damaged']);
  expect(await reasons(book('<html><body></body></html>'))).toEqual(['no-text']);
  // Words that are codes of each other without an end, and words that grow.
  const circle = new Map([[0x3c, { bytes: Uint8Array.of(0x3c), isPlain: false }]]);
  const packed = { compression: 0x4448, pack: (bytes: Uint8Array) => bytes };
  expect(await reasons(book(text, { ...packed, huffman: huffmanRecords(circle) }))).toEqual([
    'too-much-inside',
  ]);
  const growing = new Map(
    Array.from({ length: 60 }, (_, at) => [
      0x3c + at,
      { bytes: new Uint8Array(40).fill(0x3d + at), isPlain: false },
    ]),
  );
  expect(await reasons(book(text, { ...packed, huffman: huffmanRecords(growing) }))).toEqual([
    'too-much-inside',
  ]);
  const lost = book(text, { ...packed, huffman: [Buffer.from('HUFF')] });
  expect(await reasons(lost)).toEqual(['damaged']);
  // Whatever byte is wrong, the book is read or refused.
  const whole = book(kf8().text, { ...kf8().options, pictures: [dot] });
  for (let at = 78; at < whole.length; at += 37) {
    const torn = Buffer.from(whole);
    torn[at] = (torn[at] ?? 0) ^ 0xff;
    expect((await itemsOf(torn)).length).toBeGreaterThan(0);
  }
  const [evil] = await draftsOf(
    book(
      `<html><body><p onclick="alert(1)">${paragraph}</p><script>alert(1)</script><img recindex="-1"><img recindex="99999"><img src="kindle:embed:ZZZZ"><a href="javascript:alert(1)">x</a></body></html>`,
    ),
  );
  expect(evil?.html).not.toMatch(/javascript:|onclick|<script/);
  expect(evil?.text).toContain(paragraph);
});
