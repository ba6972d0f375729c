import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  terminalJson,
  terminalLine,
  terminalMarkup,
  terminalText,
} from '../../../electron/ipc/terminal-text';

/** Characters that a terminal obeys, or that change the order of the shown text. */
const obeyed = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...['\x1b', '\x1b[31m', '\x1b]0;x\x07', '\x9b2J', '\x90', '\r', '\n', '\r\n', '\t', '\0'],
      ...['\x7f', '\x85', '\u2028', '\u202e', '\u2066', '\u061c', '\ufeff', '\ud800', '\u{e0041}'],
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
});

describe('a line for people', () => {
  test.each([
    ['\x1b[31mred\x1b[0m', '\ufffd[31mred\ufffd[0m'],
    ['\x1b]0;a title\x07', '\ufffd]0;a title\ufffd'],
    ['\x9b2Jgone', '\ufffd2Jgone'],
    ['one\r\n01ABC  forged', 'one  01ABC  forged'],
    ['a\u2028b\u0085c\td', 'a b c d'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['\u2067x\u2069\u061c\u200f\ufeff', 'x'],
    ['lone \ud800 half', 'lone \ufffd half'],
    ['한글 日本 café 👩‍🚀', '한글 日本 café 👩‍🚀'],
  ])('of %j is %j', (text, line) => {
    expect(terminalLine(text)).toBe(line);
  });

  it('is one line without anything that a terminal obeys', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = terminalLine(text);
        expect(line).not.toMatch(obeyed);
        expect(line).not.toMatch(/[\n\t]/);
        expect(line.isWellFormed()).toBe(true);
        expect(terminalLine(line)).toBe(line);
      }),
    );
  });
});

it('a text keeps its lines and nothing else that a terminal obeys', () => {
  expect(terminalText('a\r\nb\rc\n\x1b[2J\n\tif')).toBe('a\nb\nc\n\ufffd[2J\n    if');
  fc.assert(
    fc.property(hostile, (text) => {
      expect(terminalText(text)).not.toMatch(obeyed);
      expect(terminalText(text)).not.toContain('\t');
    }),
  );
});

it('markup means the same as before', () => {
  expect(terminalMarkup('<p>a\u202eb\x1b[2J\r\n\tc</p>')).toBe(
    '<p>a&#x202e;b&#x1b;[2J&#xd;\n\tc</p>',
  );
  fc.assert(fc.property(hostile, (text) => void expect(terminalMarkup(text)).not.toMatch(obeyed)));
});

it('JSON is one line of ASCII where it matters, and gives the same value back', () => {
  expect(terminalJson({ a: '\x9b\u202e\u2028\x7f한' })).toBe(
    '{"a":"\\u009b\\u202e\\u2028\\u007f한"}',
  );
  fc.assert(
    fc.property(fc.dictionary(hostile, hostile), (value) => {
      const line = terminalJson(value);
      expect(line).not.toMatch(obeyed);
      expect(line).not.toMatch(/[\n\t]/);
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
