import { expect, it } from 'vitest';
import { effectiveSort, sortKeysFor } from '../../../renderer/ui/search/effective-sort';

const relevance = { key: 'relevance', descending: true } as const;
const shortest = { key: 'length', descending: false } as const;

it('is the newest first for patterns, which know no better and worse', () => {
  for (const query of ['/제\\d+조/', 'law -/제\\d+조/']) {
    expect(effectiveSort(relevance, query)).toEqual({ key: 'saved', descending: true });
    expect(sortKeysFor(query)).not.toContain('relevance');
  }
});

it('is what was chosen otherwise', () => {
  expect(effectiveSort(shortest, '/제\\d+조/')).toEqual(shortest);
  for (const query of ['', 'law', 'and/or', '"/law/"', 'law OR /제\\d+조/']) {
    expect(effectiveSort(relevance, query)).toEqual(relevance);
    expect(sortKeysFor(query)).toContain('relevance');
  }
});
