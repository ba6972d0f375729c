import { categoriesIn, lastStep } from '../importers/opml-categories';
import type { FeedRow } from '../records/library-records';
import { escapeHtml } from '../text/escape-html';

/** A folder with what it contains, in order. */
interface Folder {
  name: string;
  items: (FeedRow | Folder)[];
}

const isFolder = (item: FeedRow | Folder): item is Folder => 'items' in item;

/**
 * The feeds as OPML 2.0, in the order in which they were added, each in all of its folders. Attributes that
 * came with an imported list are written again.
 */
export function writeOpml(feeds: readonly FeedRow[], title: string): string {
  const root: Folder = { name: '', items: [] };
  for (const feed of feeds.toSorted((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))) {
    for (const path of feed.folders ?? [[]]) folderAt(root, path).items.push(feed);
  }
  const lines = root.items.flatMap((item) => linesOf(item, 2));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escapeXml(title)}</title>`,
    '  </head>',
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function folderAt(root: Folder, path: readonly string[]): Folder {
  let folder = root;
  for (const name of path) {
    const known = folder.items.filter(isFolder).find((inner) => inner.name === name);
    const inner = known ?? { name, items: [] };
    if (!known) folder.items.push(inner);
    folder = inner;
  }
  return folder;
}

function linesOf(item: FeedRow | Folder, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (!isFolder(item)) return [`${indent}<outline${written(attributesOf(item))}/>`];
  const names = [
    ['text', item.name],
    ['title', item.name],
  ] as const;
  return [
    `${indent}<outline${written(names)}>`,
    ...item.items.flatMap((inner) => linesOf(inner, depth + 1)),
    `${indent}</outline>`,
  ];
}

function attributesOf(feed: FeedRow): [name: string, value: string][] {
  const further = new Map(feed.attributes?.map(({ name, value }) => [name, value]));
  const text = further.get('text') ?? feed.title;
  // A list whose outlines have only a text gave the title, too.
  const hasTitle = !further.has('text') || text !== feed.title;
  const category = categoryOf(feed, further.get('category') ?? null);
  for (const name of ['text', 'category']) further.delete(name);
  if (!further.has('type')) further.set('type', 'rss');
  const { type, ...rest } = Object.fromEntries(further);
  return [
    ['type', type ?? 'rss'],
    ['text', text],
    ...(hasTitle ? [['title', feed.title] as [string, string]] : []),
    ['xmlUrl', feed.movedTo ?? feed.id],
    ...(feed.siteUrl ? [['htmlUrl', feed.siteUrl] as [string, string]] : []),
    ...(category ? [['category', category] as [string, string]] : []),
    ...Object.entries(rest),
  ];
}

/** The tags besides the names of folders; as they were in the imported list while they are the same. */
function categoryOf(feed: FeedRow, listed: string | null): string | null {
  const folders = new Set(feed.folders?.flat().map(lastStep));
  const own = feed.tags.filter((tag) => !folders.has(tag));
  const stated = categoriesIn(listed ?? '').filter((tag) => !folders.has(tag));
  const isSame = own.length === stated.length && own.every((tag) => stated.includes(tag));
  return isSame ? listed : own.map((tag) => tag.replaceAll(',', ' ')).join(',');
}

const written = (attributes: readonly (readonly [string, string])[]) =>
  attributes.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');

/** XML has no control characters, and reads line breaks in attributes as blanks unless they are escaped. */
const escapeXml = (text: string) =>
  escapeHtml(text.toWellFormed())
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[\t\n\r]/g, (white) => `&#${white.charCodeAt(0)};`);
