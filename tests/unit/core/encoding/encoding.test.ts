import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBytes } from '../../../../renderer/core/encoding/encoding';
import { looksBinary } from '../../../../renderer/core/encoding/telltales';

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
