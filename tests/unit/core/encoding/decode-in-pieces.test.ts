import { expect, it } from 'vitest';
import { type ByteSource, sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import { decodeInPieces } from '../../../../renderer/core/encoding/decode-in-pieces';
import { decodeBytes } from '../../../../renderer/core/encoding/encoding';

/** A source that returns `size` bytes at a time after the offset `from`. */
const cut = (bytes: Uint8Array<ArrayBuffer>, from: number, size: number): ByteSource => {
  const whole = sourceOfBytes(bytes);
  return {
    size: whole.size,
    read: (at, length) => whole.read(at, at < from ? Math.min(length, from - at) : size),
  };
};

async function inPieces(source: ByteSource) {
  const { pieces, encoding } = await decodeInPieces(source, 'text');
  let text = '';
  for await (const piece of pieces) text += piece;
  return { text, encoding };
}

const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const filler = utf8('url,title\n'.repeat(104_900));
const sejong = [0xb1, 0xdb, 0xc0, 0xda, 0xb4, 0xc2, 0x20];

/** 할머니의 단추 상자 */
const BUTTON_BOX = [
  ...[0xd0, 0x69, 0xa0, 0xe1, 0x93, 0xa1, 0xb7, 0x81, 0x20],
  ...[0x94, 0x65, 0xc2, 0x81, 0x20, 0xac, 0x77, 0xb8, 0x61],
];

it.each<[string, number[], string]>([
  ['UTF-8', utf8('한글 and 𝒳'.repeat(50)), 'utf-8'],
  ['nearly UTF-8', [...utf8('한글'.repeat(50)), 0xb1, 0x80, 0x20, ...utf8('é')], 'utf-8'],
  ['UTF-8 with its last letter cut off', utf8('한글'.repeat(50)).slice(0, -1), 'utf-8'],
  ['EUC-KR', Array(40).fill(sejong).flat(), 'euc-kr'],
  [
    'windows-1252',
    utf8('un caf').concat(0xe9, 0x20, 0xe0, 0x20, ...utf8('la cr'), 0xe8, 0x6d, 0x65),
    'windows-1252',
  ],
  [
    'UTF-32',
    [...'가나 ab'].flatMap((each) => [0, 0, each.charCodeAt(0) >> 8, each.charCodeAt(0) & 255]),
    'utf-32be',
  ],
  ['UTF-16 without a mark', [...Buffer.from('안녕하세요. 반갑습니다.\n', 'utf16le')], 'utf-16le'],
  [
    'ISO-2022-KR',
    [0x1b, 0x24, 0x29, 0x43, 0x0a, 0x0e, 0x30, 0x21, 0x33, 0x2a, 0x0f, 0x21],
    'iso-2022-kr',
  ],
  ['Johab', [...BUTTON_BOX, 0x0a, ...BUTTON_BOX], 'johab'],
  ['ISO-2022-JP', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42], 'iso-2022-jp'],
])('decodes %s in pieces as it does whole', async (_name, tail, encoding) => {
  const bytes = new Uint8Array(tail);
  const expected = await decodeBytes(bytes, 'text');
  expect(expected.encoding).toBe(encoding);
  expect(await inPieces(sourceOfBytes(bytes))).toEqual(expected);
});

it('finds an encoding that shows only behind the first mebibyte, wherever it is cut', async () => {
  const tails = [
    utf8('한글 and 𝒳'.repeat(50)),
    [...utf8('한글'.repeat(50)), 0xb1, 0x80, 0x20],
    [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42],
    [0xb1, 0xdb, 0xc0, 0xda],
  ];
  for (const tail of tails) {
    const bytes = new Uint8Array([...filler, ...tail]);
    const whole = await decodeBytes(bytes, 'text');
    for (const size of [1, 2, 3, 5, 7]) {
      const found = await inPieces(cut(bytes, filler.length, size));
      expect(found.encoding).toBe(whole.encoding);
      expect(found.text === whole.text).toBe(true);
    }
  }
});

it('finds a Korean encoding that shows only behind the first mebibyte, wherever it is cut', async () => {
  const shifted = [0x1b, 0x24, 0x29, 0x43, 0x0a, 0x0e, 0x30, 0x21, 0x33, 0x2a, 0x0f, 0x21];
  for (const tail of [shifted, [0x0a, ...BUTTON_BOX]]) {
    const bytes = new Uint8Array([...filler, ...tail]);
    const whole = await decodeBytes(bytes, 'text');
    for (const size of [1, 3]) {
      const found = await inPieces(cut(bytes, filler.length, size));
      expect(found.encoding).toBe(whole.encoding);
      expect(found.text === whole.text).toBe(true);
    }
  }
});

it('takes a byte order mark at its word', async () => {
  for (const bytes of [
    [0xff, 0xfe, 0x61, 0],
    [0xfe, 0xff, 0, 0x61],
    [0xef, 0xbb, 0xbf, 0x61],
  ]) {
    expect((await inPieces(sourceOfBytes(new Uint8Array(bytes)))).text).toBe('a');
  }
});
