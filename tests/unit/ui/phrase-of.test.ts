import { expect, it } from 'vitest';
import { parseQuery } from '../../../renderer/search/query/query';
import { phraseOf } from '../../../renderer/ui/search/phrase-of';

it.each([
  ['the old harbour', '"the old harbour"'],
  [' 그해  말에\n신문은 ', '"그해 말에" "신문은"'],
  ['she said “no” to -night OR tag:x', '"she said" "no" "to -night OR tag:x"'],
  ['"', ''],
])('%j is searched for as %j', (words, query) => {
  expect(phraseOf(words)).toBe(query);
});

it('cuts a long selection between words', () => {
  const query = phraseOf('lighthouse '.repeat(100));
  expect(query.length).toBeLessThan(310);
  expect(query).toMatch(/^"(?:lighthouse )+lighthouse"$/);
  expect(parseQuery(phraseOf('등'.repeat(1000))).root).not.toBeNull();
});
