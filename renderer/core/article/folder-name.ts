import type { ArticleId } from './article';

/** Names that Windows reserves for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const longestSlug = 60;

/**
 * The article's folder in the library: the month of saving, the title, and the random end of the id. It
 * never changes, even when the title does. At most 60 bytes of title, in NFC, without characters that any
 * file system forbids.
 */
export function articleFolder(
  id: ArticleId,
  title: string,
  savedAt: number,
  /** Distinguishes folders that would have the same name. */
  count = 1,
): string {
  const date = new Date(savedAt);
  const valid = Number.isNaN(date.getTime()) ? new Date(0) : date;
  const year = String(Math.min(9999, Math.max(0, valid.getUTCFullYear()))).padStart(4, '0');
  const month = String(valid.getUTCMonth() + 1).padStart(2, '0');
  const more = count === 1 ? '' : `-${count}`;
  return `articles/${year}/${month}/${slugOf(title)}${more}-${id.slice(-10).toLowerCase()}`;
}

/**
 * The folder of an article while something else occupies the name of its year or month. No article is saved
 * in the year 0.
 */
export function reserveFolder(folder: string): string {
  return folder.replace(/^articles\/\d{4}\/\d{2}\//, 'articles/0000/00/');
}

/** A key that is equal for names that some file system treats as equal: by case, or NFC and NFD. */
export function sameFolderKey(folder: string): string {
  return folder.normalize('NFC').toLowerCase().normalize('NFC');
}

function slugOf(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+/, '');
  let slug = '';
  let bytes = 0;
  for (const character of words) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > longestSlug) break;
    slug += character;
  }
  slug = slug.replace(/-+$/, '');
  return slug === '' || reserved.test(slug) ? `article${slug === '' ? '' : `-${slug}`}` : slug;
}
