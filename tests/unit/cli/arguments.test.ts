import { expect, it } from 'vitest';
import { countOf, parseArguments, UsageError } from '../../../renderer/cli/arguments';

const spec = { json: 'flag', limit: 'value', tag: 'values' } as const;

it('tells options from words', () => {
  const args = parseArguments(
    ['a', '--tag', 'x', '--json', '--tag=y=z', '-not', '--', '--tag'],
    spec,
  );
  expect(args.words).toEqual(['a', '-not', '--tag']);
  expect(args.values('tag')).toEqual(['x', 'y=z']);
  expect([args.has('json'), args.has('limit'), args.value('limit')]).toEqual([true, false, null]);
});

it.each([[['--nope']], [['--limit']], [['--json=1']]])('%j is wrong use', (words) => {
  expect(() => parseArguments(words, spec)).toThrow(UsageError);
});

it('takes whole numbers from 1 on', () => {
  expect(countOf(null, 'limit', 20)).toBe(20);
  expect(countOf('7', 'limit', 20)).toBe(7);
  for (const wrong of ['0', '-1', '1.5', 'x', '']) {
    expect(() => countOf(wrong, 'limit', 20)).toThrow(UsageError);
  }
});
