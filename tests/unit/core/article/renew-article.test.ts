import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../../renderer/core/article/article';
import {
  isRenewable,
  isWorse,
  renewedArticle,
} from '../../../../renderer/core/article/renew-article';
import { siteOf } from '../../../../renderer/core/extract/site-rule';
import { siteRule } from '../../../../renderer/core/records/library-records';
import { readRow } from '../../../../renderer/core/records/read-fields';
import { article, prepared } from '../../article';

const facts = { wordCount: 9, readingMinutes: 2, textSha256: 'new' };
const draft = (given: Partial<ArticleDraft> = {}): ArticleDraft => ({
  ...prepared({}, 'Another text.').draft,
  ...given,
});

describe('an article made from its page once more', () => {
  it('has what the page says now, and keeps what its reader did', () => {
    const known = article({
      originals: ['f'],
      tags: ['sea'],
      state: 'archived',
      starred: true,
      note: 'Mine.',
      highlightCount: 2,
      byline: ['Kim'],
      url: 'https://a.example/1',
    });
    const renewed = renewedArticle(
      known,
      draft({ title: 'New', byline: [], kind: 'article' }),
      facts,
    );
    expect(renewed).toEqual({ ...known, ...facts, title: 'New', excerpt: draft().excerpt });
  });

  it('stays one of the versions of its page', () => {
    const at = { savedAt: 1, wordCount: 1 };
    const versions = [
      { original: 'f', textSha256: 'text', ...at },
      { original: 'g', textSha256: 'other', ...at },
    ];
    const renewed = renewedArticle(article({ originals: ['f', 'g'], versions }), draft(), facts);
    expect(renewed.versions).toEqual([
      { original: 'f', textSha256: 'new', savedAt: 1, wordCount: 9 },
      versions[1],
    ]);
  });

  it('is made of pages alone', () => {
    const source = article().source;
    expect(isRenewable(article({ originals: ['f'] }))).toBe(true);
    expect(isRenewable(article({ originals: [] }))).toBe(false);
    expect(isRenewable(article({ originals: ['f'], source: { ...source, format: 'feed' } }))).toBe(
      false,
    );
  });

  it('is not replaced by a page without one, or by nothing', () => {
    expect(isWorse(article(), draft({ kind: 'page' }))).toBe(true);
    expect(isWorse(article({ kind: 'page' }), draft({ kind: 'page' }))).toBe(false);
    expect(isWorse(article(), draft({ text: '' }))).toBe(true);
    expect(isWorse(article(), draft())).toBe(false);
  });
});

describe('a rule for a site', () => {
  it('is read with suspicion', () => {
    const rule = { id: 'a.example', body: 'main', madeAt: 5 };
    expect(readRow(siteRule, { ...rule, more: 'x' })).toEqual(rule);
    for (const bad of [null, 'x', {}, { ...rule, body: '' }, { ...rule, body: 'a'.repeat(501) }]) {
      expect(readRow(siteRule, bad)).toBeNull();
    }
    expect(readRow(siteRule, { ...rule, madeAt: 'soon' })).toEqual({ ...rule, madeAt: 0 });
  });

  it('is for the host, with and without www', () => {
    expect(siteOf('https://WWW.A.example/1?x')).toBe('a.example');
    expect(siteOf('no address')).toBeNull();
    expect(siteOf(null)).toBeNull();
  });
});
