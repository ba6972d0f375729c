import type { Article } from '../../article/article';

/** Characters that a file system forbids, that end a link of Obsidian, or that change the order of the text. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
  /[\u0000-\u001f\u007f-\u009f<>:"|?*\\/#^[\]\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;
/** UTF-8 bytes of a name without its extension. Of Hangul they are as many UTF-16 code units in NFD. */
const longestName = 180;
const longestAuthor = 60;

const characters = new Intl.Segmenter('und');
const encoder = new TextEncoder();

/**
 * The file of an article's highlights: `Author or Site – Title (short id).md`, in NFC. It is the name of a
 * new file only: a file is found again by the id in its front matter, whatever its name.
 *
 * @param count tells files apart that would have the same name
 */
export function noteName({ id, title, byline, site }: Article, count = 1): string {
  const who = cut(plain(byline[0] ?? site ?? ''), longestAuthor);
  const more = count === 1 ? '' : `-${count}`;
  const end = ` (${id.slice(-6).toLowerCase()}${more})`;
  const what = plain(title) || id;
  const whole = who === '' ? what : `${who} – ${what}`;
  return `${cut(whole, longestName - end.length)}${end}.md`;
}

function plain(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(impossible, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[.\s]+/, '');
}

/** The beginning of at most `most` UTF-8 bytes; no character is cut in two. */
function cut(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of characters.segment(text)) {
    bytes += encoder.encode(segment).length;
    if (bytes > most) break;
    kept += segment;
  }
  return kept.trim();
}
