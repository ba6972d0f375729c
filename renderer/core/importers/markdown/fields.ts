/** What the fields of front matter are called, in any program. */
import { parseDate } from '../../metadata/dates';
import { webAddress } from '../../sanitize/links';
import { isObject } from '../reading-list/json';
import { timeOf } from '../reading-list/times';
import { plainWikiLink } from './wiki-links';

export interface MarkdownFields {
  title: string | null;
  /** A line below the title. */
  subtitle: string | null;
  /** The web address of the article. */
  source: string | null;
  authors: string[];
  /** ISO 8601. */
  published: string | null;
  /** When the note was made, in milliseconds since 1970. */
  saved: number | null;
  site: string | null;
  lang: string | null;
  tags: string[];
  /** The address of the picture that a theme shows above the text. */
  picture: string | null;
  /** `draft`, `private`: why the post is not public; null for one that is, or does not say. */
  standing: string | null;
}

/** Names without spaces, dashes and underscores, in lower case: `publish_date` and `publishDate` are one. */
const NAMES = {
  title: [
    'title',
    'fulltitle',
    'posttitle',
    'articletitle',
    '제목',
    'タイトル',
    '标题',
    '標題',
    'titel',
    'titre',
  ],
  subtitle: ['subtitle', 'deck', 'standfirst', '부제', '부제목'],
  source: [
    ...[
      'source',
      'url',
      'link',
      'originalurl',
      'urloriginal',
      'original',
      'sourceurl',
      'sourcelink',
    ],
    ...[
      'canonical',
      'canonicalurl',
      'permalink',
      'articleurl',
      'pageurl',
      'posturl',
      'externalurl',
    ],
    ...[
      'weburl',
      'website',
      'href',
      'uri',
      'from',
      'via',
      '출처',
      '원문',
      '링크',
      '주소',
      '出典',
      '来源',
      '來源',
    ],
    ...['原文', '原文链接', 'quelle'],
  ],
  authors: [
    ...['author', 'authors', 'byline', 'creator', 'creators', 'writer', 'writtenby', 'postedby'],
    ...['작성자', '글쓴이', '저자', '지은이', '著者', '作者', 'autor', 'auteur', 'autore'],
  ],
  published: [
    ...['published', 'publisheddate', 'publishedat', 'publishedon', 'publishedtime', 'publishdate'],
    ...[
      'publishat',
      'publicationdate',
      'datepublished',
      'pubdate',
      'pubdatetime',
      'date',
      'datetime',
    ],
    ...[
      'postdate',
      'postedat',
      'posted',
      'dateposted',
      'releasedat',
      'issued',
      'writtenat',
      '날짜',
    ],
    ...['작성일', '게시일', '발행일', '日付', '公開日', '日期', '发布日期', '發布日期', 'datum'],
  ],
  saved: [
    'created',
    'createdat',
    'saved',
    'savedat',
    'datesaved',
    'clipped',
    'clippedat',
    'dateadded',
    'addedat',
    'added',
    'datecreated',
    'createdtime',
    '생성일시',
  ],
  site: [
    'site',
    'sitename',
    'publisher',
    'publication',
    'website',
    'blog',
    'source',
    '출처',
    '来源',
    '來源',
  ],
  lang: ['lang', 'language', 'locale', 'languagecode', '언어'],
  tags: [
    ...[
      'tags',
      'tag',
      'keywords',
      'keyword',
      'categories',
      'category',
      'topics',
      'topic',
      'labels',
      'categorypath',
    ],
    ...[
      'hashtags',
      '태그',
      '카테고리',
      '분류',
      'タグ',
      'カテゴリ',
      '标签',
      '標籤',
      '分类',
      '分類',
      'kategorie',
    ],
  ],
  picture: [
    ...[
      'image',
      'cover',
      'coverimage',
      'featuredimage',
      'thumbnail',
      'heroimage',
      'banner',
      'bannerimage',
    ],
    ...['headerimage', 'teaser', 'featureimage', 'ogimage', 'socialimage', 'splash'],
  ],
} as const;

const KNOWN: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

/** Tables in which generators keep fields: Hugo's params, Zola's taxonomies and extra. */
const TABLES = ['params', 'extra', 'taxonomies', 'header', 'meta', 'metadata', 'seo', 'opengraph'];

const plainName = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/** True when at least so many of the fields have a name that some program gives them. */
export function hasKnownField(values: Record<string, unknown>, least: number): boolean {
  return Object.keys(values).filter((name) => KNOWN.has(plainName(name))).length >= least;
}

/**
 * The fields by what they mean. Several names may be there at once: the first of a kind that makes sense
 * counts, and all tags and categories together.
 *
 * @param isJekyll whether a text of several words is a list: Jekyll separates tags by spaces
 */
export function readFields(values: Record<string, unknown>, isJekyll: boolean): MarkdownFields {
  const fields = new Map<string, unknown>();
  for (const table of [values, ...TABLES.map((name) => values[name])]) {
    for (const [name, value] of Object.entries(isObject(table) ? table : {})) {
      if (!fields.has(plainName(name))) fields.set(plainName(name), value);
    }
  }
  const all = (kind: keyof typeof NAMES) => NAMES[kind].map((name) => texts(fields.get(name)));
  const each = (kind: keyof typeof NAMES) => all(kind).flat();
  const first = (kind: keyof typeof NAMES) => each(kind)[0] ?? null;
  return {
    title: first('title'),
    subtitle: first('subtitle'),
    source:
      each('source')
        .map(addressIn)
        .find((one) => one !== null) ?? null,
    authors: all('authors').find((names) => names.length > 0) ?? [],
    published:
      each('published')
        .map((text) => parseDate(text))
        .find((one) => one !== null) ?? null,
    saved:
      each('saved')
        .map(savedTime)
        .find((one) => one !== null) ?? null,
    // A `source:` may be only the name of a newspaper.
    site: each('site').find((text) => addressIn(text) === null && !text.startsWith('/')) ?? null,
    lang: first('lang'),
    tags: [...new Set(each('tags').flatMap((text) => tagsIn(text, isJekyll)))],
    picture: first('picture'),
    standing: standingIn(fields),
  };
}

/** `draft: true`, Jekyll's `published: false`, `status: draft`, `visibility: private`. */
function standingIn(fields: ReadonlyMap<string, unknown>): string | null {
  const is = (name: string, value: boolean) => String(fields.get(name)) === String(value);
  if (is('draft', true) || is('published', false)) return 'draft';
  return is('private', true)
    ? 'private'
    : (texts(fields.get('status'))[0] ?? texts(fields.get('visibility'))[0] ?? null);
}

/** A time without a zone is taken as UTC. */
const savedTime = (stated: string) => timeOf(parseDate(stated) ?? '');

/** The web address that a text is or, as a link of Markdown, contains. */
function addressIn(text: string): string | null {
  const inside = /^\[[^\]]*\]\((\S+?)\)$/.exec(text) ?? /^<([^<>\s]+)>$/.exec(text);
  return webAddress(inside?.[1] ?? text, null);
}

function tagsIn(text: string, isJekyll: boolean): string[] {
  const separator = isJekyll && !/[,;]/.test(text) ? /\s+/ : /\s*[,;、，]\s*/;
  const tags = text.replace(/^\[(.*)\]$/s, '$1').split(separator);
  return tags
    .map((tag) =>
      tag
        .replace(/^["']|["']$/g, '')
        .replace(/^#/, '')
        .trim(),
    )
    .filter((tag) => tag !== '');
}

/** The texts of a value: of a list all, of an object its name (`{name: Mina, url: …}`) or day (MkDocs). */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(texts);
  if (isObject(value))
    return texts(
      value.name ?? value.title ?? value.src ?? value.url ?? value.image ?? value.created,
    );
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = plainWikiLink(String(value)).trim();
  return text ? [text] : [];
}
