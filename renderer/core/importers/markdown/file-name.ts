import { baseNameOf } from '../../files/file-head';

/** What the name of a post's file says. */
export interface PostName {
  title: string;
  /** `2024-05-07`, when the name begins with a day. */
  day: string | null;
  lang: string | null;
  /** Whether the name has the form that Jekyll asks for. */
  isJekyll: boolean;
  /** Whether the name ends with the id of a page of Notion. */
  isNotion: boolean;
}

/** Names that say nothing: the folder's name does. */
const INDEX = /^_?(?:index|readme|text|content|post|article)$/i;

const DAY = /^(\d{4})[-_.](\d{2})[-_.](\d{2})(?:[-_ ]+|$)/;

/** Reads `_posts/2024-05-07-the-weir.ko.md`, `2024-05-07-the-weir/index.md`, `Note.textbundle/text.md`. */
export function readPostName(name: string): PostName {
  const folders = name.split('/');
  const whole = baseNameOf(name);
  const base = whole.replace(/ [\da-f]{32}$/, '');
  const [, withoutLang = base, lang = null] =
    /^(.+)\.([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(base) ?? [];
  const folder = folders.at(-2)?.replace(/\.(?:textbundle|textpack)$/i, '') ?? '';
  const stem = INDEX.test(withoutLang) && folder !== '' ? folder.normalize('NFC') : withoutLang;
  const match = DAY.exec(stem);
  const day = match && dayOf(match);
  const rest = day ? stem.slice(match[0].length) : stem;
  const isSlug = day !== null && /[-_]$/.test(match?.[0] ?? '');
  return {
    title: isSlug && rest !== '' ? titleOfSlug(rest) : rest || stem,
    day,
    lang,
    isJekyll: isSlug,
    isNotion: base !== whole,
  };
}

function dayOf([, year, month, day]: RegExpExecArray): string | null {
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDay ? `${year}-${month}-${day}` : null;
}

/** `weir-at-night` is shown as `Weir At Night` by Jekyll itself. */
const titleOfSlug = (slug: string) =>
  slug
    .split(/[-_]+/)
    .filter((word) => word !== '')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ');
