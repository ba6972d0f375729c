/**
 * Ghost's export: the tables of its database in one JSON. A post has its text as HTML, or only as its editor
 * kept it: in Lexical, in Mobiledoc, or in Markdown (Ghost 0.x).
 */
import { isoTime } from '../dates/iso-time';
import type { Companions } from '../files/companions';
import { statedNames } from '../metadata/names';
import { escapeHtml } from '../text/escape-html';
import { standingTags } from './blog-backup/standing';
import { htmlOfCard } from './ghost/cards';
import { htmlOfLexical } from './ghost/lexical';
import { htmlOfMobiledoc } from './ghost/mobiledoc';
import type { Importer, ImportItem, ImportSource } from './importer';
import { htmlOfMarkdown } from './markdown/render';
import { isObject, type JsonObject, jsonOf, objectsIn, textIn } from './reading-list/json';
import { jsonOutline } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

/** Stands for the blog's address, which the export does not know. */
const SITE = '__GHOST_URL__';

export const ghost: Importer = {
  name: 'ghost',

  accepts(source) {
    const { sample } = jsonOutline(source) ?? {};
    const isWrapped = sample?.has('/db/*/data/posts') === true;
    const isBare = sample?.has('/data/posts/*/slug') === true && sample.has('/meta');
    return (isWrapped || isBare) && tablesIn(source) !== null;
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const tables = tablesIn(source);
    if (!tables) return;
    const about = relationsIn(tables);
    const options = { format: 'ghost', encoding: 'utf-8', beside: picturesOf(source) };
    for (const post of objectsIn(tables.posts)) {
      yield entryItem(entryOf(post, about), options, context);
    }
  },
};

/** The tables; null for another JSON. */
function tablesIn(source: ImportSource): JsonObject | null {
  const read = jsonOf(source);
  if (!isObject(read)) return null;
  const [first] = Array.isArray(read.db) ? objectsIn(read.db) : [read];
  const data = first?.data;
  return isObject(data) && Array.isArray(data.posts) ? data : null;
}

/** Ghost's pictures lie in `content/images`, in a backup of the whole blog beside the export. */
function picturesOf({ beside }: ImportSource): Companions | undefined {
  if (!beside) return undefined;
  const { findByEnd } = beside;
  const plain = (address: string) =>
    address.replace(`${SITE}/`, '').replace(/^\/(?=content\/)/, '');
  return {
    find: (address) => beside.find(plain(address)) ?? findByEnd?.(plain(address)) ?? null,
  };
}

/** What belongs to a post by its number. */
interface Relations {
  tags: ReadonlyMap<string, string[]>;
  authors: ReadonlyMap<string, string[]>;
  users: ReadonlyMap<string, string>;
  meta: ReadonlyMap<string, JsonObject>;
  site: string | null;
}

/** Numbers in old exports, hexadecimal texts in newer ones. */
const idIn = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function relationsIn(tables: JsonObject): Relations {
  const named = (rows: unknown) =>
    new Map(objectsIn(rows).map((row) => [idIn(row.id), textIn(row.name) ?? ''] as const));
  const users = named(tables.users);
  const settings = objectsIn(tables.settings);
  return {
    users,
    // Ghost's own marks begin with "#".
    tags: joined(tables.posts_tags, 'tag_id', named(tables.tags)),
    authors: joined(tables.posts_authors, 'author_id', users),
    meta: new Map(objectsIn(tables.posts_meta).map((row) => [idIn(row.post_id), row])),
    site: textIn(settings.find(({ key }) => key === 'title')?.value),
  };
}

function joined(
  rows: unknown,
  key: string,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  const order = (row: JsonObject) => Number(row.sort_order) || 0;
  for (const row of objectsIn(rows).toSorted((a, b) => order(a) - order(b))) {
    const name = names.get(idIn(row[key]));
    if (!name) continue;
    const known = found.get(idIn(row.post_id)) ?? [];
    known.push(name);
    found.set(idIn(row.post_id), known);
  }
  return found;
}

function entryOf(post: JsonObject, about: Relations): LibraryEntry {
  const id = idIn(post.id);
  const named = about.authors.get(id) ?? about.users.get(idIn(post.author_id)) ?? [];
  const published = timeOf(post.published_at);
  const updated = timeOf(post.updated_at);
  const saved = timeOf(post.created_at);
  const standing = textIn(post.status) ?? textIn(post.visibility);
  return {
    url: textIn(post.canonical_url) ?? textIn(about.meta.get(id)?.canonical_url),
    title: textIn(post.title),
    html: withHead(post, about.meta.get(id), htmlOf(post)),
    excerpt: textIn(post.custom_excerpt) ?? textIn(post.plaintext),
    byline: statedNames([named].flat()),
    site: about.site,
    lang: textIn(post.locale) ?? textIn(post.language),
    publishedAt: published === null ? null : isoTime(published),
    updatedAt: updated === null || updated === published ? null : isoTime(updated),
    savedAt: saved,
    tags: [
      ...(about.tags.get(id) ?? []).filter((tag) => !tag.startsWith('#')),
      ...standingTags(standing),
    ],
  };
}

function htmlOf(post: JsonObject): string {
  const made = textIn(post.html);
  if (made !== null) return made;
  const lexical = textIn(post.lexical);
  if (lexical !== null) return htmlOfLexical(lexical);
  const mobiledoc = textIn(post.mobiledoc);
  if (mobiledoc !== null) return htmlOfMobiledoc(mobiledoc);
  const markdown = textIn(post.markdown);
  return markdown === null ? '' : htmlOfMarkdown(markdown);
}

/** The summary that the theme shows below the title, and the picture above the text with its caption. */
function withHead(post: JsonObject, meta: JsonObject | undefined, html: string): string {
  const summary = textIn(post.custom_excerpt);
  const deck = summary === null ? '' : `<aside>${escapeHtml(summary)}</aside>`;
  return deck + withPicture(post, meta, html);
}

function withPicture(post: JsonObject, meta: JsonObject | undefined, html: string): string {
  const picture = textIn(post.feature_image) ?? textIn(post.image);
  if (picture === null || html.includes(picture)) return html;
  const alt = textIn(meta?.feature_image_alt) ?? '';
  const caption = textIn(meta?.feature_image_caption);
  return htmlOfCard('image', { src: picture, alt, caption }) + html;
}
