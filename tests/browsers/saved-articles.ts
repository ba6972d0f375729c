/** What a library's folder says of the articles in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SavedArticle {
  url: string;
  title: string;
  tags: string[];
  note: string;
  quotes: string[];
  text: string;
  /** Images whose bytes the library has. */
  pictures: number;
  /** The bytes that came in. */
  originals: Buffer[];
}

export function savedArticles(library: string): SavedArticle[] {
  return filesIn(join(library, 'articles'))
    .filter((file) => file.endsWith('article.json'))
    .map((file) => {
      const { article, highlights, text, assets, originals } = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      return {
        ...article,
        text,
        quotes: highlights.map(({ quote }: { quote: string }) => quote),
        pictures: assets.length,
        originals: originals.map(({ sha256 }: { sha256: string }) => originalOf(library, sha256)),
      };
    });
}

/** The different images in the bytes that came in: MHTML, or HTML with images as data: addresses. */
export function picturesIn(original: Buffer): number {
  const text = original.toString('latin1');
  const parts = text.match(/^Content-Type: image\//gim)?.length ?? 0;
  return parts + new Set(text.match(/data:image\/png;base64,[\w+/=]{80,}/g)).size;
}

function originalOf(library: string, sha256: string): Buffer {
  const file = filesIn(join(library, 'originals')).find((each) => each.includes(sha256));
  return file ? readFileSync(file) : Buffer.alloc(0);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name),
  );
}
