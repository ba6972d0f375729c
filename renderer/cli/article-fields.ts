// The fields of articles that `list --fields` prints.
import type { Article } from '../core/article/article';
import { articleFields } from '../core/article/article-fields';
import { isoTime } from '../core/dates/iso-time';
import { deepLink } from '../core/highlights/deep-link';
import { UsageError } from './arguments';

/** Fields that are not those of the record. */
const further: Record<string, (article: Article) => unknown> = {
  link: ({ id }) => deepLink(id),
  file: ({ source }) => source.fileName,
};

const names = [...Object.keys(articleFields), ...Object.keys(further)];
/** Milliseconds since 1970, 0 for an unknown time. */
const times = new Set(['savedAt', 'extractedAt']);

/** The names in a list with commas; throws a UsageError. */
export function readFieldNames(list: string): string[] {
  const wanted = list.split(',').map((name) => name.trim());
  for (const name of wanted) {
    if (names.includes(name)) continue;
    throw new UsageError(`--fields: "${name}" is not one of ${names.join(', ')}`);
  }
  return wanted;
}

/** The article with these fields only. A field that it does not have is null. */
export function withFields(article: Article, wanted: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(wanted.map((name) => [name, fieldOf(article, name) ?? null]));
}

/** The fields as text, one cell each. */
export function cellsOf(article: Article, wanted: readonly string[]): string[] {
  return wanted.map((name) => {
    const value = fieldOf(article, name) ?? '';
    if (times.has(name)) return value === 0 ? '' : isoTime(Number(value));
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
      return value.join(', ');
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

function fieldOf(article: Article, name: string): unknown {
  const read = Object.hasOwn(further, name) ? further[name] : undefined;
  return read === undefined ? article[name as keyof Article] : read(article);
}
