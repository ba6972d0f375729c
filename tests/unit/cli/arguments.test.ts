import { expect, it } from 'vitest';
import { argumentsOf, countOf, UsageError } from '../../../renderer/cli/arguments';

it('answers the words and options of a command', () => {
  const args = argumentsOf({
    name: 'search',
    words: ['a', '-not'],
    options: { json: [], tag: ['x', 'y=z'] },
  });
  expect(args.words).toEqual(['a', '-not']);
  expect(args.values('tag')).toEqual(['x', 'y=z']);
  expect(args.value('tag')).toBe('x');
  expect([args.has('json'), args.has('limit'), args.value('limit')]).toEqual([true, false, null]);
  expect(args.has('toString')).toBe(false);
});

it('takes whole numbers from 1 on', () => {
  expect(countOf(null, 'limit', 20)).toBe(20);
  expect(countOf('7', 'limit', 20)).toBe(7);
  for (const wrong of ['0', '-1', '1.5', 'x', '']) {
    expect(() => countOf(wrong, 'limit', 20)).toThrow(UsageError);
  }
});
