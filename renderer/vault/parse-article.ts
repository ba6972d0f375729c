import { type Article, type ArticleVersion, articleKinds, type PageLinks } from '../core/article';
import { canonicalUrl } from '../core/canonical-url';
import { type Highlight, highlightColours } from '../core/highlight';
import { laterFields } from '../core/later-fields';
import { type ArticleRecord, vaultSchema } from './article-files';

export interface ParsedArticle extends Omit<ArticleRecord, 'html'> {
  htmlSha256: string;
}

export type ParseResult =
  | { ok: true; parsed: ParsedArticle }
  | { ok: false; reason: 'damaged' | 'newer-version' };

/**
 * Reads an article.json. Whoever can write to the folder can write anything into it, so each field
 * is looked at, and what does not fit is as good as not there.
 */
export function parseArticleFile(folder: string, json: string): ParseResult {
  let content: Fields;
  try {
    content = fieldsOf(JSON.parse(json));
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (typeof content.schema === 'number' && content.schema > vaultSchema) {
    return { ok: false, reason: 'newer-version' };
  }
  const article = toArticle(folder, fieldsOf(content.article));
  const highlights = list(content.highlights).flatMap((entry) => toHighlight(fieldsOf(entry)));
  const htmlSha256 = text(fieldsOf(content.files)['article.html']);
  if (article === null || typeof content.text !== 'string' || htmlSha256 === null) {
    return { ok: false, reason: 'damaged' };
  }
  return {
    ok: true,
    parsed: {
      article: { ...article, highlightCount: highlights.length },
      text: content.text,
      highlights,
      htmlSha256,
      assets: list(content.assets).flatMap((entry) => {
        const { sha256, mediaType, extension } = fieldsOf(entry);
        return isSha256(sha256) && isExtension(extension)
          ? { sha256, extension, mediaType: text(mediaType) ?? 'application/octet-stream' }
          : [];
      }),
      originals: list(content.originals).flatMap((entry) => {
        const { sha256, fileName, extension } = fieldsOf(entry);
        return isSha256(sha256) && isExtension(extension)
          ? { sha256, extension, fileName: text(fileName) ?? '' }
          : [];
      }),
    },
  };
}

type Fields = Record<string, unknown>;

function toArticle(folder: string, fields: Fields): Article | null {
  const id = text(fields.id);
  const savedAt = number(fields.savedAt);
  if (id === null || !/^[0-9A-HJKMNP-TV-Z]{26}$/.test(id) || savedAt === null) return null;
  const source = fieldsOf(fields.source);
  const versions = list(fields.versions).flatMap((entry) => toVersion(fieldsOf(entry)));
  const pageLinks = toPageLinks(fieldsOf(fields.pageLinks));
  const state = fields.state;
  return {
    ...laterFields,
    id,
    folder,
    savedAt,
    kind: articleKinds.find((kind) => kind === fields.kind) ?? 'article',
    title: text(fields.title) ?? '',
    byline: texts(fields.byline),
    site: text(fields.site),
    url: text(fields.url),
    canonicalUrl: text(fields.canonicalUrl),
    lang: text(fields.lang),
    publishedAt: text(fields.publishedAt),
    updatedAt: text(fields.updatedAt),
    section: text(fields.section),
    keywords: texts(fields.keywords),
    licence: text(fields.licence),
    missingImages: number(fields.missingImages) ?? 0,
    note: text(fields.note) ?? '',
    excerpt: text(fields.excerpt) ?? '',
    wordCount: number(fields.wordCount) ?? 0,
    readingMinutes: number(fields.readingMinutes) ?? 0,
    tags: texts(fields.tags),
    state: state === 'reading' || state === 'archived' ? state : 'unread',
    starred: fields.starred === true,
    progress: Math.min(1, Math.max(0, number(fields.progress) ?? 0)),
    source: {
      format: text(source.format) ?? '',
      fileName: text(source.fileName) ?? '',
      importedAt: number(source.importedAt) ?? savedAt,
    },
    originals: texts(fields.originals).filter(isSha256),
    textSha256: text(fields.textSha256) ?? '',
    ...(versions.length > 1 && { versions }),
    ...(pageLinks && { pageLinks }),
  };
}

function toPageLinks({ pages, next, previous }: Fields): PageLinks | null {
  const known = texts(pages).filter((page) => canonicalUrl(page) !== null);
  if (known.length === 0) return null;
  const link = (value: unknown) => {
    const address = text(value);
    return address !== null && canonicalUrl(address) !== null ? address : null;
  };
  return { pages: known, next: link(next), previous: link(previous) };
}

function toVersion({ original, textSha256, savedAt, wordCount }: Fields): ArticleVersion[] {
  if (!isSha256(original) || !isSha256(textSha256)) return [];
  return [
    { original, textSha256, savedAt: number(savedAt) ?? 0, wordCount: number(wordCount) ?? 0 },
  ];
}

function toHighlight(fields: Fields): Highlight[] {
  const id = text(fields.id);
  const quote = text(fields.quote);
  if (id === null || quote === null) return [];
  return [
    {
      id,
      quote,
      prefix: text(fields.prefix) ?? '',
      suffix: text(fields.suffix) ?? '',
      colour: highlightColours.find((colour) => colour === fields.colour) ?? 'yellow',
      note: text(fields.note) ?? '',
      tags: texts(fields.tags),
      createdAt: number(fields.createdAt) ?? 0,
    },
  ];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const texts = (value: unknown): string[] => list(value).filter((item) => typeof item === 'string');
const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const isSha256 = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isExtension = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:\.[a-z0-9]{1,8})?$/.test(value);
