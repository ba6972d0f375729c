import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import { CompoundFile } from '../../../../renderer/core/containers/compound-file';
import { ContainerError } from '../../../../renderer/core/containers/container';
import { openContainer } from '../../../../renderer/core/containers/open-container';
import { readParagraphText } from '../../../../renderer/core/importers/hwp/paragraph-text';
import { readRecords } from '../../../../renderer/core/importers/hwp/records';
import { readSummary } from '../../../../renderer/core/importers/hwp/summary';
import { addressIn } from '../../../../renderer/core/importers/office/hangul-link';
import { tokensOf } from '../../../../renderer/core/importers/rtf/tokens';

const drops = join(import.meta.dirname, '../../../fixtures/imports/drops/office');
const fixture = (name: string) => new Uint8Array(readFileSync(join(drops, name)));

describe('a compound file', () => {
  test('gives the streams that it holds', () => {
    const file = new CompoundFile(fixture('well.hwp'));
    expect(file.paths.sort()).toEqual([
      '\u0005HwpSummaryInformation',
      'BinData/BIN0001.png',
      'BodyText/Section0',
      'DocInfo',
      'FileHeader',
      'PrvText',
    ]);
    expect(new TextDecoder('utf-16le').decode(file.read('PrvText') ?? undefined)).toBe('우물');
    expect(file.read('BodyText/Section1')).toBeNull();
  });

  test('ends and is read or refused, whatever bytes are changed', () => {
    const whole = fixture('well.hwp');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
        fc.nat(whole.length),
        (changes, length) => {
          const bytes = whole.slice(0, Math.max(length, 600));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          try {
            const file = new CompoundFile(bytes);
            for (const path of file.paths) file.read(path);
          } catch (error) {
            expect(error).toBeInstanceOf(ContainerError);
          }
        },
      ),
    );
  });
});

describe('bytes of any kind', () => {
  const anyBytes = fc.uint8Array({ maxLength: 400 });
  const viewOf = (bytes: Uint8Array) =>
    new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  test('are read as records, text, properties and RTF without an error', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        readRecords(bytes);
        readParagraphText(viewOf(bytes));
        readSummary(bytes);
        expect([...tokensOf(bytes)].length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });

  test('are cut into the tokens of RTF', () => {
    const tokens = [...tokensOf(Buffer.from("{\\b0 a\\'e9\\u-10?\\bin3 {}\\}\\~\nb\\\n}"))];
    expect(
      tokens.map((token) =>
        'bytes' in token
          ? String(Buffer.from(token.bytes).toString('latin1'))
          : Object.values(token).join(' '),
      ),
    ).toEqual([
      ...['open', 'word b 0', 'a', 'é', 'word u -10', '?', 'word bin 3', '{}\\', 'close'],
      ...['symbol ~', 'b', 'word par ', 'close'],
    ]);
  });
});

test.each([
  ['https\\://a.example/b\\;c;1;0;0;', 'https://a.example/b;c'],
  ['mailto:a@b.example;1', 'mailto:a@b.example'],
  ['javascript\\:alert(1);1;0;0;', null],
  ['#bookmark;1', null],
])('reads the address of the link %s', (command, address) => {
  expect(addressIn(command)).toBe(address);
});

test.each(['sloop.docx', 'figures.xlsx', 'deichuhr.odt', 'laundry.hwpx'])(
  'does not take %s apart as a zip',
  async (name) => {
    expect(await openContainer(sourceOfBytes(fixture(name)), name)).toBeNull();
  },
);
