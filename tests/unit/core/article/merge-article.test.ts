import { describe, expect, it } from 'vitest';
import { mergeArticle } from '../../../../renderer/core/article/merge-article';
import { article } from '../../article';

const known = article({ id: 'K', textSha256: 'one', originals: ['a'], tags: ['x'], savedAt: 20 });

describe('the same article again', () => {
  it('changes nothing when it brings nothing', () => {
    const {
      article: merged,
      changed,
      takesBody,
    } = mergeArticle(known, { ...known, id: 'N' }, 9, 9);
    expect({ merged, changed, takesBody }).toEqual({
      merged: known,
      changed: false,
      takesBody: false,
    });
  });

  it('gives its tags, its earlier date and its original', () => {
    const incoming = article({ ...known, tags: ['y'], savedAt: 10, originals: ['b'] });
    const { article: merged, changed } = mergeArticle(known, incoming, 9, 9);
    expect(merged).toMatchObject({ id: 'K', tags: ['x', 'y'], savedAt: 10, originals: ['a', 'b'] });
    expect(changed).toBe(true);
  });

  it('gives what the better text does not say, whichever of the two came first', () => {
    const page = article({ ...known, byline: [], site: null });
    const record = article({
      kind: 'link',
      textSha256: '',
      byline: ['Mara Lind'],
      site: 'The Quay',
    });
    const said = { byline: ['Mara Lind'], site: 'The Quay' };
    expect(mergeArticle(page, record, 9, 0).article).toMatchObject(said);
    expect(mergeArticle(record, page, 0, 9).article).toMatchObject(said);
  });

  it('gives its body when that is longer, and keeps what the reader did', () => {
    const read = { ...known, state: 'archived', starred: true, progress: 0.5 } as const;
    const incoming = article({ textSha256: 'two', originals: ['b'], title: 'Longer' });
    const { article: merged, takesBody } = mergeArticle(read, incoming, 9, 10);
    expect(takesBody).toBe(true);
    expect(merged).toMatchObject({
      id: 'K',
      title: 'Longer',
      textSha256: 'two',
      originals: ['b', 'a'],
      state: 'archived',
      starred: true,
      progress: 0.5,
    });
  });

  it('does not take a shorter body', () => {
    const incoming = article({ textSha256: 'two', originals: ['b'], title: 'Shorter' });
    const { article: merged, takesBody } = mergeArticle(known, incoming, 9, 8);
    expect(takesBody).toBe(false);
    expect(merged).toMatchObject({ title: known.title, originals: ['a', 'b'] });
  });

  it('remembers each text that the page had, and when', () => {
    const first = { ...known, wordCount: 5 };
    const second = article({ textSha256: 'two', originals: ['b'], savedAt: 30, wordCount: 9 });
    const twice = mergeArticle(first, second, 9, 8).article;
    expect(twice.versions).toEqual([
      { original: 'a', textSha256: 'one', savedAt: 20, wordCount: 5 },
      { original: 'b', textSha256: 'two', savedAt: 30, wordCount: 9 },
    ]);
    const third = article({ textSha256: 'three', originals: ['c'], savedAt: 25 });
    const thrice = mergeArticle(twice, third, 9, 99);
    expect(thrice.changed).toBe(true);
    expect(thrice.article.versions?.map(({ original }) => original)).toEqual(['a', 'c', 'b']);
    const again = mergeArticle(thrice.article, { ...second, originals: ['d'] }, 99, 8);
    expect(again.article.versions).toEqual(thrice.article.versions);
    expect(again.changed).toBe(false);
  });

  it('counts no link among the texts', () => {
    const link = article({ ...known, kind: 'link' });
    const page = article({ textSha256: 'two', originals: ['b'], savedAt: 30 });
    const merged = mergeArticle(link, page, 9, 8).article;
    expect(merged).toMatchObject({ kind: 'article', textSha256: 'two', originals: ['b', 'a'] });
    expect(merged.versions).toBeUndefined();
  });
});
