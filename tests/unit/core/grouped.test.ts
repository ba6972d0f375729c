import { expect, it } from 'vitest';
import { grouped } from '../../../renderer/core/grouped';

it('groups items in their order, and leaves out those without a key', () => {
  const groups = grouped(['b1', 'a1', '?', 'b2'], (item) => (item === '?' ? null : item[0]));
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});
