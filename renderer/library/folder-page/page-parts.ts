import type { PagePart } from '../../../electron/ipc/page-files';
import type { Article, ArticleId } from '../../core/article/article';
import { publicationDate } from '../../core/article/publication-date';
import { type Leaf, leavesOf } from '../../search/shards/leaves';
import {
  type Directory,
  type ListRow,
  most,
  type PartKind,
  pageSchema,
  partName,
} from '../../search/shards/page-files';
import { writeTextShard } from '../../search/shards/text-shard';
import { searchedText } from '../../search/text/searched-text';
import type { CarrelDatabase } from '../../storage/database';

/** The articles of a page, and the files that they are divided into. */
export interface PagePlan {
  /** In their order. */
  ids: readonly ArticleId[];
  leaves: Record<PartKind, Leaf[]>;
}

/** @param ids in their order, each once */
export function planPage(ids: readonly ArticleId[]): PagePlan {
  return { ids, leaves: { text: leavesOf(ids, most.text), list: leavesOf(ids, most.list) } };
}

/** The names of a page's data files without its directory. */
export function partNames({ leaves }: PagePlan, kind: PartKind): string[] {
  return leaves[kind].map((leaf) => partName(kind, leaf));
}

export const directoryName = 'parts';

/** The directory of a page. Equal pages have equal bytes in all their files. */
export function directoryPart(plan: PagePlan): PagePart {
  const names = (kind: PartKind) => partNames(plan, kind);
  const directory: Directory = [pageSchema, plan.ids.length, names('list'), names('text')];
  return { name: directoryName, json: JSON.stringify(directory) };
}

/** Makes a data file of the articles of a leaf. */
export async function makePart(
  database: CarrelDatabase,
  { ids }: PagePlan,
  kind: PartKind,
  leaf: Leaf,
): Promise<PagePart> {
  const own = ids.slice(leaf.start, leaf.end);
  const content = kind === 'list' ? await rowsOf(database, own) : await shardOf(database, own);
  return { name: partName(kind, leaf), json: JSON.stringify(content) };
}

async function rowsOf({ articles }: CarrelDatabase, ids: ArticleId[]): Promise<ListRow[]> {
  return (await articles.bulkGet(ids)).flatMap((article) => (article ? [rowOf(article)] : []));
}

const placeOfArticles = 'articles/';

function rowOf(article: Article): ListRow {
  const { id, title, site, byline, lang, savedAt, tags, folder } = article;
  const published = publicationDate(article)?.slice(0, 10) ?? '';
  const below = folder.slice(placeOfArticles.length);
  return [id, title, site ?? '', byline.join(', '), lang ?? '', published, savedAt, tags, below];
}

async function shardOf({ texts }: CarrelDatabase, ids: ArticleId[]) {
  const rows = await texts.bulkGet(ids);
  return writeTextShard(
    rows.flatMap((row) => (row ? [{ id: row.id, text: searchedText(row.text, row.leftOut) }] : [])),
  );
}
