import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery, printQuery } from '../../../renderer/search/query/query';
import { type TagHow, tagsIn, withoutTags, withTag } from '../../../renderer/ui/search/tag-words';

test.each<[query: string, tag: string, how: TagHow, whole: string]>([
  ['', 'sea', 'and', 'tag:sea'],
  ['night walk', 'the port', 'and', 'night walk tag:"the port"'],
  ['tag:sea', 'port', 'and', 'tag:sea tag:port'],
  ['tag:sea tag:port', 'sea', 'and', 'tag:port'],
  ['tag:sea', 'port', 'or', 'tag:sea OR tag:port'],
  ['night tag:sea', 'port', 'or', 'night (tag:sea OR tag:port)'],
  ['night (tag:sea OR tag:port)', 'quay', 'or', 'night (tag:sea OR tag:port OR tag:quay)'],
  ['night (tag:sea OR tag:port)', 'sea', 'or', 'night tag:port'],
  ['night', 'sea', 'or', 'night tag:sea'],
  ['night OR day', 'sea', 'and', '(night OR day) tag:sea'],
  ['tag:sea', 'sea', 'not', '-tag:sea'],
  ['-tag:sea', 'sea', 'not', ''],
  ['-tag:sea', 'sea', 'and', 'tag:sea'],
  ['(tag:sea OR tag:port) quay', 'port', 'not', 'tag:sea quay -tag:port'],
  ['', 'the "new" ones', 'and', 'tag:"the *"'],
])('%j with %j by "%s" is %j', (query, tag, how, whole) => {
  expect(withTag(query, tag, how)).toBe(whole);
  expect(parseQuery(whole).notes).toEqual([]);
});

test('knows the tags that stand outermost, and takes them out', () => {
  const query = 'night tag:sea (tag:port OR tag:quay) -tag:"old ones" (tag:x OR rope)';
  const { wanted, unwanted } = tagsIn(query);
  expect([[...wanted], [...unwanted]]).toEqual([['sea', 'port', 'quay'], ['old ones']]);
  expect(withoutTags(query)).toBe('night (tag:x OR rope)');
  expect(withoutTags('night  "as typed')).toBe('night  "as typed');
});

test('puts a tag into any query, and pressed once more takes it out again', () => {
  const hows = fc.constantFrom<TagHow>('and', 'or', 'not');
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), hows, (query, how) => {
      const tagged = withTag(query, 'sea', how);
      const { wanted, unwanted } = tagsIn(tagged);
      expect((how === 'not' ? unwanted : wanted).has('sea')).toBe(true);
      expect(withTag(tagged, 'sea', how)).toBe(printQuery(parseQuery(query).root));
    }),
    { numRuns: 60 },
  );
});
