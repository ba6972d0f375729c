import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackRtf } from '../../../../renderer/core/importers/mail/compressed-rtf';
import { htmlInRtf } from '../../../../renderer/core/importers/mail/html-in-rtf';

const unpacked = (hex: string) =>
  new TextDecoder('latin1').decode(
    unpackRtf(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))),
  );

describe('compressed RTF', () => {
  // The two examples of [MS-OXRTFCP], section 3.
  it.each([
    [
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    ],
    [
      '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0',
      '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}',
    ],
  ])('is unpacked as the specification shows', (hex, text) => {
    expect(unpacked(hex)).toBe(text);
  });

  it('gives what there is of a damaged one, and no more than it states', () => {
    expect(unpacked('')).toBe('');
    expect(unpacked('1a0000001c0000004c5a4675e2d44b5141000420575859')).toBe('{\\rtf1 WXY');
    expect(unpacked('1a000000040000004c5a4675e2d44b51410004205758595a0d6e7d010eb0')).toBe('{\\rt');
    expect(unpacked('1a0000001c000000000000000000000041414141')).toBe('');
  });

  it('ends for any bytes, and so does the reading of HTML in RTF', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const packed = new Uint8Array(16 + bytes.length);
        packed.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x4c, 0x5a, 0x46, 0x75]);
        packed.set(bytes, 16);
        expect(unpackRtf(packed).length).toBeLessThanOrEqual(9 * bytes.length);
        htmlInRtf(bytes);
      }),
    );
  });
});

describe('HTML in RTF', () => {
  const html = (rtf: string) => htmlInRtf(new TextEncoder().encode(rtf));

  it('is none where the RTF was not made of HTML', () => {
    expect(html('{\\rtf1\\ansi{\\*\\htmltag <p>}text}')).toBeNull();
    expect(html('{\\rtf1\\ansi\\fromtext text}')).toBeNull();
  });

  it('has its tags and text, without what is for readers of RTF', () => {
    expect(
      html(
        "{\\rtf1\\fromhtml1{\\stylesheet x}{\\*\\generator y}{\\*\\htmltag64 <p>}\\htmlrtf z\\htmlrtf0 sea\\'2c \\ldblquote grey\\rdblquote{\\*\\htmltag72 </p>}}",
      ),
    ).toBe('<p>sea, “grey”</p>');
  });

  it('survives groups without end', () => {
    expect(html(`{\\rtf1\\fromhtml1 ${'{'.repeat(5000)}a${'}'.repeat(5001)}b`)).toBe('ab');
  });
});
