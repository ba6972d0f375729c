import { describe, expect, it } from 'vitest';
import { mergeArticle } from '../../../renderer/core/merge-article';
import { article } from '../article';

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
});
