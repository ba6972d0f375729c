import { expect, it } from 'vitest';
import { withRecent } from '../../../renderer/ui/search/recent-searches';

it('keeps the last ten searches, each once, and no page that was pasted', () => {
  expect(withRecent(['b', 'a'], ' a ')).toEqual(['a', 'b']);
  expect(withRecent(['a'], '  ')).toEqual(['a']);
  expect(withRecent(['a'], 'x'.repeat(301))).toEqual(['a']);
  const many = Array.from({ length: 10 }, (_, i) => `${i}`);
  expect(withRecent(many, 'new')).toEqual(['new', ...many.slice(0, 9)]);
});
