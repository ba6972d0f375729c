/** Dates relative to the time of saving: "3시간 전", "2 days ago", "昨日". */

import { isoTime } from '../dates/iso-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly (readonly [RegExp, milliseconds: number])[] = [
  [/(\d{1,3})\s*(?:분\s?전|分钟前|分鐘前|分前|min(?:ute)?s?\.? ago)/i, MINUTE],
  [/(\d{1,3})\s*(?:시간\s?전|小时前|小時前|時間前|h(?:ou)?rs?\.? ago)/i, HOUR],
  [/(\d{1,3})\s*(?:일\s?전|天前|日前|days? ago)/i, DAY],
  [/(\d{1,2})\s*(?:주\s?전|周前|週前|週間前|weeks? ago)/i, 7 * DAY],
];
const WORDS: readonly (readonly [RegExp, days: number])[] = [
  [/^(?:방금(?:\s?전)?|just now|たった今|刚刚|剛剛|오늘|今日|今天|today)\b/iu, 0],
  [/^(?:어제|昨日|昨天|yesterday)/iu, 1],
  [/^(?:그저께|그제|一昨日|前天)/iu, 2],
];

/**
 * ISO 8601: to the minute in UTC where the text counts hours or minutes, else the day. Null when the
 * text is no relative date. `savedAt` is in milliseconds since 1970.
 */
export function parseRelativeDate(text: string, savedAt: number): string | null {
  for (const [pattern, unit] of UNITS) {
    const count = Number(pattern.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(count)) continue;
    const iso = isoTime(savedAt - count * unit);
    if (iso === '') return null;
    return unit < DAY ? `${iso.slice(0, 16)}:00Z` : iso.slice(0, 10);
  }
  const days = WORDS.find(([pattern]) => pattern.test(text.trim()))?.[1];
  return (days !== undefined && isoTime(savedAt - days * DAY).slice(0, 10)) || null;
}

const LONGEST = 40;

export function readRelativeDate(
  document: Document,
  lines: readonly string[],
  savedAt: number | null,
): string | null {
  if (savedAt === null) return null;
  const marked = document.querySelectorAll(
    'time, [class*="date" i], [class*="time" i], [class*="ago" i]',
  );
  const texts = [...marked].slice(0, 40).map((element) => element.textContent?.trim() ?? '');
  for (const text of [...texts, ...lines.slice(0, 200)]) {
    const date = text.length <= LONGEST ? parseRelativeDate(text, savedAt) : null;
    if (date) return date;
  }
  return null;
}
