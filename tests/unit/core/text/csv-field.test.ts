import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvField, withoutGuard } from '../../../../renderer/core/text/csv-field';

const parsed = (field: string) => field.slice(1, -1).replaceAll('""', '"');

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\u200b=1', '＝1', '\t1', "'=1", "''=1", '\r=1'])(
  'a spreadsheet reads no formula in %j',
  (value) => {
    expect(parsed(csvField(value))).toBe(`'${value}`);
  },
);

test.each(['', 'plain', "'quoted'", "it's", '1=1', "'"])('%j stays as it is', (value) => {
  expect(parsed(csvField(value))).toBe(value);
});

test('every value comes back as it was', () => {
  const tricky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '"', 'a') });
  fc.assert(
    fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (value) => {
      expect(withoutGuard(parsed(csvField(value)))).toBe(value);
    }),
  );
});
