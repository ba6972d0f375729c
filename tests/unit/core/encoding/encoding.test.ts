import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAs } from '../../../../renderer/core/encoding/decoders';
import { decodeBytes } from '../../../../renderer/core/encoding/encoding';
import { readableNames } from '../../../../renderer/core/encoding/raw-names';
import { looksBinary } from '../../../../renderer/core/encoding/telltales';

const CASES = join(import.meta.dirname, '../../../fixtures/encodings/cases.json');

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)),
  );

test('believes a byte-order mark before all else', async () => {
  expect(await decodeBytes(bytes([0xef, 0xbb, 0xbf], '<meta charset=euc-kr>가'), 'html')).toEqual({
    text: '<meta charset=euc-kr>가',
    encoding: 'utf-8',
  });
  expect((await decodeBytes(bytes([0xff, 0xfe, 0x00, 0xac]), 'text')).text).toBe('가');
  expect((await decodeBytes(bytes([0xfe, 0xff, 0xac, 0x00]), 'text')).text).toBe('가');
});

test('sees UTF-16 without a mark', async () => {
  const text = '<html><body>hello</body></html>';
  expect(await decodeBytes(Uint8Array.from(Buffer.from(text, 'utf16le')), 'html')).toEqual({
    text,
    encoding: 'utf-16le',
  });
});

test('keeps UTF-8 with a few broken bytes', async () => {
  const found = await decodeBytes(
    bytes('긴 글이 이어지고 또 이어진다 '.repeat(5), [0xb0, 0xa1], '끝'),
    'html',
  );
  expect(found.encoding).toBe('utf-8');
  expect(found.text).toContain('이어진다');
});

test('keeps UTF-8 that is cut off in the middle of a character', async () => {
  expect((await decodeBytes(bytes('가나', [0xea, 0xb0]), 'text')).encoding).toBe('utf-8');
});

test('is not taken in by a declared charset when the bytes are UTF-8', async () => {
  const found = await decodeBytes(bytes('<meta charset="euc-kr">한국어로 쓴 글'), 'html');
  expect(found.encoding).toBe('utf-8');
});

test('lets a declared charset settle what so few bytes cannot', async () => {
  // 联通 in GBK, which happens to be valid UTF-8
  const found = await decodeBytes(bytes('<meta charset=gbk>', [0xc1, 0xaa, 0xcd, 0xa8]), 'html');
  expect(found).toEqual({ text: '<meta charset=gbk>联通', encoding: 'gbk' });
});

test('knows ISO-2022-JP by its escapes', async () => {
  const found = await decodeBytes(
    bytes([0x1b], '$B', [0x46, 0x7c, 0x4b, 0x5c], [0x1b], '(B'),
    'text',
  );
  expect(found).toEqual({ text: '日本', encoding: 'iso-2022-jp' });
});

test('takes none of these encodings for a binary file', () => {
  const ofOwn = JSON.parse(readFileSync(CASES, 'utf8')) as { base64: string; label: string }[];
  for (const { base64, label } of ofOwn) {
    expect([label, looksBinary(Uint8Array.from(Buffer.from(base64, 'base64')))]).toEqual([
      label,
      false,
    ]);
  }
});

test('takes EUC-KR and Shift_JIS for what they are, though they are valid Johab, too', async () => {
  // 글자는 단추 상자에서, and 駅まで歩いた
  const korean = [0xb1, 0xdb, 0xc0, 0xda, 0xb4, 0xc2, 0x20, 0xb4, 0xdc, 0xc3, 0xdf, 0x20];
  expect((await decodeBytes(bytes(korean, korean), 'text')).encoding).toBe('euc-kr');
  const japanese = [0x89, 0x77, 0x82, 0xdc, 0x82, 0xc5, 0x95, 0xe0, 0x82, 0xa2, 0x82, 0xbd];
  expect((await decodeBytes(bytes(japanese, japanese), 'text')).encoding).toBe('shift_jis');
});

test('gives back what is broken in the rare encodings as replacement characters', () => {
  expect(decodeAs('utf-32le', bytes([0x61, 0, 0, 0, 0, 0xd8, 0, 0, 0x62]))).toBe('a\ufffd\ufffd');
  expect(decodeAs('johab', bytes([0x84, 0x0a, 0xd3]))).toBe('\ufffd\n\ufffd');
  expect(decodeAs('iso-2022-kr', bytes([0x0e, 0x30, 0x21, 0x0a], 'end'))).toBe('가\nend');
});

test('decodes a file name in Johab, too', async () => {
  const raw = [0x94, 0x65, 0xc2, 0x81, 0xac, 0x77, 0xb8, 0x61];
  const name = raw.map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
  expect(await readableNames([`${name}.txt`])).toEqual(['단추상자.txt']);
});

/** In the encodings of Windows and ISO 8859 that these languages were written in. */
test.each([
  ['Zażółć', '5a61bff3b3e6'],
  ['Łódź i Gdańsk', 'a3f364bc206920476461f1736b'],
  ['Příliš žluťoučký kůň', '50f8ed6c699a209e6c759d6f75e86bfd206bf9f2'],
  ['Árvíztűrő', 'c17276ed7a74fb72f5'],
  ['őszi eső', 'f5737a69206573f5'],
  ['Über die Brücke', 'dc62657220646965204272fc636b65'],
  ['à côté du moulin', 'e02063f474e9206475206d6f756c696e'],
  ['¿Qué pasó mañana?', 'bf5175e920706173f3206d61f1616e613f'],
  ['ağaç ve çiçek için', '61f061e720766520e769e7656b2069e7696e'],
  ['Şimdi işe gidiyorum', 'de696d64692069fe652067696469796f72756d'],
  ['Što čini žaba', '8a746f20e8696e69209e616261'],
  ['ľahký vánok', 'b561686bfd2076e16e6f6b'],
  ['într-o zi', 'ee6e74722d6f207a69'],
  ['på ön är det kallt', '70e520f66e20e47220646574206b616c6c74'],
  ['ėjome į kaimą', 'eb6a6f6d6520e1206b61696de0'],
  ['não é só isso', '6ee36f20e92073f3206973736f'],
])('reads the few words "%s"', async (text, hex) => {
  expect((await decodeBytes(Uint8Array.from(Buffer.from(hex, 'hex')), 'text')).text).toBe(text);
});

test('decodes anything to something', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('html' as const, 'xml' as const, 'text' as const),
      async (each, hint) => {
        expect(typeof (await decodeBytes(each, hint)).text).toBe('string');
      },
    ),
  );
});

test('gives back every text in UTF-8 as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      fc.pre(!['\ufeff', '\0', '\u001b'].some((each) => text.includes(each)));
      expect((await decodeBytes(bytes(text), 'text')).text).toBe(text);
    }),
  );
});

test('tells pictures and archives from text', () => {
  expect(looksBinary(bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13]))).toBe(true);
  expect(looksBinary(bytes('PK', [3, 4, 20, 0, 0, 0, 8, 0]))).toBe(true);
  expect(looksBinary(bytes('plain\ttext\r\n'))).toBe(false);
  expect(looksBinary(bytes([0xb0, 0xa1, 0xb3, 0xaa]))).toBe(false);
});

test('reads a page whose last character was cut in half', async () => {
  const words = [0xb3, 0xaa, 0xb7, 0xe7, 0xc5, 0xcd, 0xc0, 0xc7, 0x20, 0xb9, 0xe3, 0x20];
  const page = bytes('<meta charset="utf-8"><p>', ...Array(20).fill(words), [0xb3]);
  const found = await decodeBytes(page, 'html');
  expect(found.encoding).toBe('euc-kr');
  expect(found.text).toContain('나루터의 밤 나루터의 밤');
});
