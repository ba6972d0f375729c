import fc from 'fast-check';
import type { Article, CleanHtml } from '../../../renderer/core/article/article';
import { workTypes } from '../../../renderer/core/article/article-parts';
import { articleKinds, readingStates } from '../../../renderer/core/article/article-rules';
import { articleFolder } from '../../../renderer/core/article/folder-name';
import { type LeftOutPart, leftOutKinds } from '../../../renderer/core/article/left-out';
import { showsImage } from '../../../renderer/core/article/shows-image';
import { type Highlight, highlightColours } from '../../../renderer/core/highlights/highlight';
import { htmlOfLines } from '../../../renderer/core/sanitize/left-out-html';
import type { ArticleRecord } from '../../../renderer/vault/article-files';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const fact = words.filter((text) => text !== '');
const ulid = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);

/** HTML as the sanitizer leaves it: no comments, images by hash. */
const body = fc
  .array(
    fc.oneof(
      words.map((text) => `<p>${text.replaceAll('<', '&lt;')}</p>`),
      hash.map((sha256) => `<img src="asset:${sha256}" alt="x">`),
      fc.constant('<p>../../../../assets is a path &amp; no image</p>'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('') as CleanHtml);

const article: fc.Arbitrary<Article> = fc
  .record({
    id: ulid,
    kind: fc.constantFrom(...articleKinds),
    title: words,
    byline: fc.array(words, { maxLength: 3 }),
    site: fc.option(words),
    url: fc.option(fc.webUrl()),
    canonicalUrl: fc.option(fc.webUrl()),
    lang: fc.option(fc.constantFrom('ko', 'en', 'zh-Hant')),
    publishedAt: fc.option(fc.constantFrom('2025-02-20', '2025-02-20T18:07:00+09:00')),
    updatedAt: fc.option(fc.constantFrom('2025-03-01')),
    section: fc.option(words),
    keywords: fc.uniqueArray(words, { maxLength: 2 }),
    licence: fc.option(words),
    missingImages: fc.nat(),
    note: words,
    highlightCount: fc.constant(0),
    savedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    excerpt: words,
    wordCount: fc.nat(),
    readingMinutes: fc.nat(),
    tags: fc.uniqueArray(words, { maxLength: 4 }),
    state: fc.constantFrom(...readingStates),
    starred: fc.boolean(),
    progress: fc.double({ min: 0, max: 1, noNaN: true }).map((part) => part + 0),
    source: fc.record({ format: words, fileName: words, importedAt: fc.nat() }),
    originals: fc.array(hash, { maxLength: 2 }),
    textSha256: hash,
    versions: fc.array(
      fc.record({ original: hash, textSha256: hash, savedAt: fc.nat(), wordCount: fc.nat() }),
      { minLength: 2, maxLength: 3 },
    ),
    isOneVersion: fc.boolean(),
    publication: fc.option(
      fc.record({
        type: fc.constantFrom(...workTypes),
        people: fc.array(fc.record({ family: fact, given: fact }), { minLength: 1, maxLength: 2 }),
        container: fact,
        pages: fact,
        doi: fact,
      }),
    ),
    feeds: fc.uniqueArray(fc.webUrl(), { maxLength: 2 }),
    enclosures: fc.array(
      fc.record({ url: fc.webUrl(), mediaType: fc.option(words), bytes: fc.option(fc.nat()) }),
      { maxLength: 2 },
    ),
    downloads: fc.array(
      fc.record({
        ...{ url: fc.webUrl(), sha256: fc.constant('d'.repeat(64)), bytes: fc.nat() },
        ...{ mediaType: fc.option(words), downloadedAt: fc.nat() },
      }),
      { maxLength: 2 },
    ),
    isBeginning: fc.boolean(),
    icon: fc.option(hash),
    pageLinks: fc.option(
      fc.record({
        pages: fc.array(fc.webUrl(), { minLength: 1, maxLength: 3 }),
        next: fc.option(fc.webUrl()),
        previous: fc.option(fc.webUrl()),
      }),
    ),
  })
  .map(({ isOneVersion, isBeginning, icon, versions, pageLinks, publication, ...rest }) => {
    const { feeds, enclosures, downloads, ...fields } = rest;
    return {
      ...(fields as Omit<Article, 'folder' | 'hasImage'>),
      hasImage: false,
      ...(!isOneVersion && { versions: versions.sort((a, b) => a.savedAt - b.savedAt) }),
      ...(pageLinks && { pageLinks }),
      ...(feeds.length > 0 && { feeds }),
      ...(enclosures.length > 0 && { enclosures }),
      ...(downloads.length > 0 && { downloads }),
      ...(publication && { publication }),
      ...(isBeginning && { onlyBeginning: true }),
      ...(icon && { icon }),
      folder: articleFolder(fields.id, fields.title, fields.savedAt),
    };
  });

const highlight: fc.Arbitrary<Highlight> = fc.record(
  {
    id: ulid,
    quote: words,
    words,
    prefix: words,
    suffix: words,
    colour: fc.constantFrom(...highlightColours),
    note: words,
    tags: fc.uniqueArray(words, { maxLength: 2 }),
    createdAt: fc.nat(),
  },
  {
    requiredKeys: ['id', 'quote', 'prefix', 'suffix', 'colour', 'note', 'tags', 'createdAt'],
  },
);

const run = fc.record({
  text: fc
    .oneof(words, fc.constantFrom('if (a < b && c > "d")\n  return;', 'a\u2028b'))
    .filter((text) => text !== ''),
  href: fc.option(fc.webUrl()),
});
const line = fc.record({
  tag: fc.constantFrom('p', 'h3', 'li', 'pre'),
  runs: fc.array(run, { minLength: 1, maxLength: 2 }),
});

const leftOutPart: fc.Arbitrary<LeftOutPart> = fc
  .record({
    kind: fc.constantFrom(...leftOutKinds),
    after: fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9a-f]{8}$/)),
    backAs: fc.option(fc.constant('user-content-back-01jmh3')),
    lines: fc.array(line, { minLength: 1, maxLength: 2 }),
  })
  .map(({ kind, after, backAs, lines }) => ({
    ...{ kind, after, html: htmlOfLines(lines, null) },
    ...(backAs !== null && { backAs }),
  }));

const facts = fc.record({ words: fc.nat(), mayMiss: fc.boolean(), sha256: hash });

/** An article with everything that its folder can hold. */
export const articleRecord: fc.Arbitrary<ArticleRecord> = fc
  .tuple(
    article,
    body,
    words,
    fc.uniqueArray(highlight, { selector: ({ id }) => id, maxLength: 3 }),
    fc.array(leftOutPart, { maxLength: 2 }),
    facts,
  )
  .map(([article, html, text, highlights, leftOut, facts]) => ({
    article: {
      ...article,
      ...{ highlightCount: highlights.length, hasImage: showsImage(html) },
      ...(leftOut.length > 0 && { leftOut: facts }),
    },
    html,
    text,
    leftOut,
    highlights,
    assets: [...new Set(html.match(/(?<=asset:)[0-9a-f]{64}/g) ?? [])].map((sha256) => ({
      sha256,
      mediaType: 'image/png',
      extension: '.png',
    })),
    originals: [...new Set(article.originals)].map((sha256) => ({
      sha256,
      fileName: `${article.title}.html`,
      extension: '.html',
    })),
  }));
