import { describe, expect, it } from 'vitest';
import type { Article } from '../../../renderer/core/article/article';
import { matchingTags } from '../../../renderer/library/list/matching-tags';
import { tagChoices } from '../../../renderer/ui/tags/tag-choices';

const counts = new Map([
  ['경제', 12],
  ['국제 경제', 3],
  ['History', 7],
  ['art history', 9],
  ['sf', 1],
]);
const tagged = (...tags: string[]) => ({ tags }) as Article;
const names = (typed: string) => matchingTags(typed, counts).map(([name]) => name);

describe('type-ahead', () => {
  it('puts tags that begin with what is typed first, whatever their case', () => {
    expect(names('hist')).toEqual(['History', 'art history']);
  });

  it.each(['겨', '경', '경ㅈ', '경제'])('finds 경제 while %s is being composed', (typed) => {
    expect(names(typed)).toEqual(['경제', '국제 경제']);
  });

  it('finds it by its first consonant', () => {
    expect(names('ㄱ')).toContain('경제');
  });

  it('offers to create what does not exist, and only that', () => {
    const states = (typed: string) =>
      tagChoices(typed, counts, [tagged()]).map((choice) => [choice.name, choice.state]);
    expect(states('#새  태그')).toEqual([['새 태그', 'new']]);
    expect(states('SF')).toEqual([
      ['sf', 'off'],
      ['SF', 'new'],
    ]);
    expect(states('sf')).toEqual([['sf', 'off']]);
  });
});

describe('several articles', () => {
  it('shows which tags all, some and none of them have; theirs first', () => {
    const articles = [tagged('sf', 'History'), tagged('sf')];
    const choices = tagChoices('', counts, articles);
    expect(choices.map(({ name, state }) => [name, state]).slice(0, 3)).toEqual([
      ['History', 'mixed'],
      ['sf', 'on'],
      ['경제', 'off'],
    ]);
  });
});
