import { expect, it } from 'vitest';
import { readByTags } from '../../../../renderer/core/importers/feed/by-tags';

it('reads the items around a million that are empty', () => {
  const item = (title: string) => `<item><title>${title}</title></item>`;
  const text = `<rss>${item('first')}${'<item>'.repeat(1_000_000)}${item('last')}`;
  expect(readByTags(text).items.map(({ title }) => title)).toEqual(['first', 'last']);
});
