// Chosen articles as a book, one chapter each.
import type { ArticleId, Sha256 } from '../core/article/article';
import { fillImages } from '../core/exporting/article-section';
import { portableImage } from '../core/exporting/epub/book-image';
import { chapterOf, emptyChapter } from '../core/exporting/epub/chapter';
import {
  type BookChapter,
  type BookImage,
  bookFiles,
  folder as bookFolder,
  mimetype,
} from '../core/exporting/epub/package';
import type { SelectionRun } from './selection-run';

/** The paths of images in the book; null for those that no reading program shows. */
type BookImages = Map<Sha256, string | null>;

/** Writes the articles as an EPUB, one chapter each. */
export async function writeBook(run: SelectionRun): Promise<void> {
  const { words } = run.order;
  const chapters: BookChapter[] = [];
  const images: BookImage[] = [];
  let modifiedAt = 0;
  const files = await chapterFiles(run);
  const places: BookImages = new Map();
  // The address in an article's header leads to the web.
  const linked = (url: string, from: string) => {
    const file = files.ofUrl.get(url) ?? null;
    return file === from ? null : file;
  };
  await run.add('mimetype', mimetype);
  await run.each(async (source) => {
    const { article, highlights } = source;
    const file = files.ofId.get(article.id)!;
    const section = await run.section(source);
    await fillImages(section, words, (sha256) => bookImage(run, places, sha256, images));
    const title = article.title.trim() || words.untitled;
    const { xhtml, properties } = chapterOf(section, title, (url) => linked(url, file));
    await run.add(`${bookFolder}/${file}`, xhtml);
    chapters.push({ article, title, file, properties });
    modifiedAt = Math.max(
      ...[modifiedAt, article.savedAt, ...highlights.map(({ createdAt }) => createdAt)],
    );
  });
  if (run.isEmpty) return;
  for (const { id, title, reason } of run.failed) {
    // Another chapter may link to it.
    const article = reason === 'gone' ? undefined : await run.room.database.articles.get(id);
    if (article === undefined) continue;
    const name = title.trim() || words.untitled;
    const at = files.ofId.get(id)!;
    await run.add(`${bookFolder}/${at}`, emptyChapter(article, name));
    chapters.push({ article, title: name, file: at, properties: '' });
  }
  chapters.sort((a, b) => (a.file < b.file ? -1 : 1));
  const title = chapters.length === 1 ? chapters[0]!.title : words.collection;
  const { about } = run;
  const rest = await bookFiles({ title, about, chapters, images, words, modifiedAt });
  for (const [path, content] of rest) await run.add(path, content);
}

/** The files in the book by article and by address. */
async function chapterFiles(
  run: SelectionRun,
): Promise<{ ofId: Map<ArticleId, string>; ofUrl: Map<string, string> }> {
  const ofId = new Map<ArticleId, string>();
  const ofUrl = new Map<string, string>();
  for (const [index, id] of run.order.ids.entries()) {
    const file = `chapter-${String(index + 1).padStart(4, '0')}.xhtml`;
    ofId.set(id, file);
    const [article, body] = await Promise.all([
      run.room.database.articles.get(id),
      run.room.database.html.where('id').equals(id).count(),
    ]);
    if (!article || body === 0) continue;
    for (const url of [article.url, article.canonicalUrl]) {
      if (url !== null && !ofUrl.has(url)) ofUrl.set(url, file);
    }
  }
  return { ofId, ofUrl };
}

/** Adds an image to the book once, in a format that every reading program shows. */
async function bookImage(
  run: SelectionRun,
  places: BookImages,
  sha256: Sha256,
  images: BookImage[],
): Promise<string | null> {
  const known = places.get(sha256);
  if (known !== undefined) return known;
  const bytes = await run.room.carrel.request('readStored', 'assets', sha256);
  const image = bytes && (await portableImage(bytes));
  const path = image && `images/${sha256.slice(0, 16)}${image.extension}`;
  places.set(sha256, path);
  if (!image || path === null) return null;
  if (image.converted === null) await run.addImage(`${bookFolder}/${path}`, sha256);
  else await run.add(`${bookFolder}/${path}`, image.converted);
  images.push({ file: path, mediaType: image.mediaType });
  return path;
}
