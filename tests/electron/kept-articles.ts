// Reads the articles of a library from its plain files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KeptArticle {
  title: string;
  url: string | null;
  canonicalUrl: string | null;
  kind: string;
  format: string;
  byline: string[];
  site: string | null;
  lang: string | null;
  publishedAt: string | null;
  /** ISO 8601. */
  savedAt: string;
  /** Sorted. */
  tags: string[];
  state: string;
  starred: boolean;
  progress: number;
  note: string;
  missingImages: number;
  highlights: { quote: string; note: string; tags: string[]; createdAt: string }[];
  /** Media types, sorted. */
  images: string[];
  /** Names of the files that it was imported from, sorted. */
  originals: string[];
  /** The path, with folders and archives, of the file that its body comes from. */
  file: string;
  text: string;
}

export function keptArticles(library: string): KeptArticle[] {
  const root = join(library, 'articles');
  if (!existsSync(root)) return [];
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('article.json'))
    .map((name) => articleIn(readFileSync(join(root, name), 'utf8')));
}

function articleIn(json: string): KeptArticle {
  const { article, highlights, assets, originals, text } = JSON.parse(json);
  const iso = (time: number) => new Date(time).toISOString();
  return {
    ...article,
    format: article.source.format,
    savedAt: iso(article.savedAt),
    tags: [...article.tags].sort(),
    highlights: highlights.map((each: { createdAt: number }) => ({
      ...each,
      createdAt: iso(each.createdAt),
    })),
    images: assets.map(({ mediaType }: { mediaType: string }) => mediaType).sort(),
    originals: originals.map(({ fileName }: { fileName: string }) => fileName).sort(),
    file: article.source.fileName,
    text,
  };
}

export function keptFeeds(library: string): object[] {
  const file = join(library, 'feeds.json');
  if (!existsSync(file)) return [];
  const content = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(content) ? content : (content.feeds ?? content.rows ?? []);
}
