import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBinaryPlist } from '../../../../renderer/core/importers/webarchive/binary-plist';

/** `{ data: <0102>, list: [true, 300, "é"], name: "a" }`, as Python's plistlib writes it. */
const written = new Uint8Array(
  Buffer.from(
    'YnBsaXN0MDDTAQIDBAUJVGRhdGFUbGlzdFRuYW1lQgECowYHCAkRASxhAOlRYQgPFBkeISUmKSwAAAAAAAABAQAAAAAAAAAKAAAAAAAAAAAAAAAAAAAALg==',
    'base64',
  ),
);

describe('a binary property list', () => {
  it('is read whole', () => {
    expect(readBinaryPlist(written)).toEqual({
      data: new Uint8Array([1, 2]),
      list: [true, 300, 'é'],
      name: 'a',
    });
  });

  it('that holds itself, or states more than there is, is none', () => {
    const circle = written.slice();
    // Makes all references of the list point to the list itself.
    const at = circle.indexOf(0xa3);
    circle.fill(circle.at(-32 + 6) === 1 ? 2 : 0, at + 1, at + 4);
    expect(() => readBinaryPlist(circle)).not.toThrow();
    const greedy = written.slice();
    new DataView(greedy.buffer).setBigUint64(greedy.length - 24, 0xffffffffn);
    expect(readBinaryPlist(greedy)).toBeUndefined();
    expect(readBinaryPlist(written.slice(0, 30))).toBeUndefined();
  });

  it('that is changed anywhere never throws', () => {
    const change = fc.record({ at: fc.nat(written.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = written.slice();
        for (const { at, to } of changes) if (at > 5) bytes[at] = to;
        readBinaryPlist(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});
