// Reads what the data files say. A folder may come from anywhere, and its files in any order: what is not as
// it should be is left out.
import {
  type Directory,
  isPartName,
  type ListRow,
  type PartKind,
  pageSchema,
} from '../search/shards/page-files';
import type { TextShard } from '../search/shards/text-shard';

const isText = (value: unknown): value is string => typeof value === 'string';
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

export function readDirectory(content: unknown): Directory | null {
  if (!Array.isArray(content)) return null;
  const [schema, articles, lists, texts] = content;
  if (schema !== pageSchema || !Number.isSafeInteger(articles)) return null;
  const named = (value: unknown, kind: PartKind) =>
    areTexts(value) ? value.filter((name) => isPartName(name, kind)) : [];
  return [schema, articles, named(lists, 'list'), named(texts, 'text')];
}

/** Its folder becomes an address: nothing but a place below `articles/`. */
const folder = /^\d{4}\/\d{2}\/[^/\\]+$/;

export function readRows(content: unknown): ListRow[] {
  if (!Array.isArray(content)) return [];
  return content.filter((row): row is ListRow => {
    if (!Array.isArray(row) || !row.slice(0, 6).every(isText)) return false;
    return typeof row[6] === 'number' && areTexts(row[7]) && isText(row[8]) && folder.test(row[8]);
  });
}

export function readTextShard(content: unknown): TextShard | null {
  if (!Array.isArray(content)) return null;
  const [ids, lengths, ...groups] = content;
  const isWhole =
    areTexts(ids) &&
    Array.isArray(lengths) &&
    lengths.length === ids.length &&
    lengths.every(Number.isFinite) &&
    groups.length === 2 &&
    groups.every((some) => Array.isArray(some) && some.every(areTexts));
  return isWhole ? (content as unknown as TextShard) : null;
}
