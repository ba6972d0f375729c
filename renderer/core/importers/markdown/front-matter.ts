import { parse } from 'yaml';
import { plainWikiLink } from './wiki-links';

/** Front matter's fields, as texts. */
export interface FrontMatter {
  title: string | null;
  source: string | null;
  authors: string[];
  published: string | null;
  /** The date of clipping. */
  saved: string | null;
  site: string | null;
  lang: string | null;
  tags: string[];
}

const FENCED = /^\ufeff?---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** Largest front matter, in characters; a longer one would be an attack on the YAML parser. */
const LONGEST = 64 * 1024;

/** Splits front matter from the body. Front matter that is not YAML stays in the body. */
export function splitFrontMatter(text: string): { fields: FrontMatter; body: string } {
  const match = FENCED.exec(text);
  const values = match && match[1]!.length <= LONGEST ? parseYaml(match[1]!) : null;
  if (!match || !values) return { fields: readFields({}), body: text };
  return { fields: readFields(values), body: text.slice(match[0].length) };
}

function parseYaml(yaml: string): Record<string, unknown> | null {
  try {
    // The schema "core" has no dates, so a day stays as written; aliases could grow without bound.
    const value: unknown = parse(yaml, {
      schema: 'core',
      maxAliasCount: 0,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function readFields(values: Record<string, unknown>): FrontMatter {
  const lower = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  const list = (...names: string[]) =>
    names.map((name) => texts(lower.get(name))).find((found) => found.length > 0) ?? [];
  const one = (...names: string[]) => list(...names)[0] ?? null;
  return {
    title: one('title'),
    source: one('source', 'url', 'link', 'canonical', 'canonical_url', 'permalink', 'source_url'),
    authors: list('author', 'authors', 'byline', 'creator'),
    published: one(
      'published',
      'date',
      'publish_date',
      'published_at',
      'pubdate',
      'date_published',
    ),
    saved: one('created', 'saved', 'clipped', 'saved_at', 'date_saved', 'date_added'),
    site: one('site', 'site_name', 'publisher', 'publication', 'website'),
    lang: one('lang', 'language'),
    tags: list('tags', 'tag', 'keywords')
      .flatMap((tag) => tag.split(/\s*,\s*/))
      .map((tag) => tag.replace(/^#/, ''))
      .filter((tag) => tag !== ''),
  };
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = plainWikiLink(String(value)).trim();
  return text ? [text] : [];
}
