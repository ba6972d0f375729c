import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFolder } from '../../../renderer/core/article/folder-name';
import { articleJoining, workOf } from '../../../renderer/core/machines/article-state';
import { leftOutOfHtmlFile } from '../../../renderer/core/sanitize/left-out-html';
import { bodyOfHtmlFile, toHtmlFile, toJsonFile } from '../../../renderer/vault/article-files';
import { parseArticleFile } from '../../../renderer/vault/parse-article';
import { articleRecord } from './generated-article';

const seal = 'a'.repeat(64);

describe('the two files of an article', () => {
  it('give back whatever went in', () => {
    fc.assert(
      fc.property(articleRecord, (record) => {
        const { html, leftOut, ...rest } = record;
        expect(bodyOfHtmlFile(toHtmlFile(record))).toBe(html);
        expect(leftOutOfHtmlFile(toHtmlFile(record), 10)).toEqual(leftOut);
        const parsed = parseArticleFile(record.article.folder, toJsonFile(record, seal));
        // Derived from the body, whatever the file says.
        const article = { ...record.article, hasImage: false };
        const state = articleJoining.base(workOf({ article, highlights: record.highlights }));
        const read = { ...rest, article, state, isEdited: false, htmlSha256: seal };
        expect(parsed).toEqual({ ok: true, parsed: read });
      }),
    );
  });

  it('are the same bytes for the same article', () => {
    fc.assert(
      fc.property(articleRecord, (record) => {
        expect(toJsonFile(structuredClone(record), seal)).toBe(toJsonFile(record, seal));
      }),
    );
  });

  it('are read with suspicion: any text is an answer and no throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseArticleFile('articles/2025/02/x', text).ok).toBe(false);
      }),
    );
  });

  it('of a newer Carrel are left alone', () => {
    const json = JSON.stringify({ schema: 99, article: {} });
    expect(parseArticleFile('articles/2025/02/x', json)).toEqual({
      ok: false,
      reason: 'newer-version',
    });
  });
});

describe('the folder of an article', () => {
  const savedAt = Date.UTC(2025, 1, 20);
  const id = '01JMH3ZZZZABCDEFGHJKMNPQRS';
  it.each([
    ['The harbour at night', 'articles/2025/02/the-harbour-at-night-ghjkmnpqrs'],
    ['한글 타자기'.normalize('NFD'), 'articles/2025/02/한글-타자기-ghjkmnpqrs'],
    ['../../etc/passwd', 'articles/2025/02/etc-passwd-ghjkmnpqrs'],
    ['CON', 'articles/2025/02/article-con-ghjkmnpqrs'],
    ['???', 'articles/2025/02/article-ghjkmnpqrs'],
  ])('of %j is %s', (title, folder) => {
    expect(articleFolder(id, title, savedAt)).toBe(folder);
  });

  it('is one that main accepts, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer(), (title, at) => {
        const folder = articleFolder(id, title, at);
        expect(folder).toMatch(/^articles\/\d{4}\/\d{2}\/[^/\\]{1,80}$/);
        expect(new TextEncoder().encode(folder).length).toBeLessThan(110);
      }),
    );
  });
});
