import { parseDate } from '../../metadata/dates';

/**
 * The date of a publication, as precise as it is stated: `2020`, `2020-05` or `2020-05-03`, with a time
 * where there is one. Null for a text without a year. Of a range the beginning counts.
 */
export function referenceDate(text: string): string | null {
  const trimmed = text.trim();
  const numbers = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?:[-/.].*)?$/.exec(trimmed);
  if (numbers) return dateOfParts(numbers.slice(1).map((each) => Number(each ?? 0)));
  const day = parseDate(trimmed);
  if (day) return day;
  const month = monthOf(trimmed);
  if (month) return month;
  return /(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)/.exec(trimmed)?.[1] ?? null;
}

/** A date from year, month and day; a part that no calendar has, and all after it, is left out. */
export function dateOfParts([year = 0, month = 0, day = 0]: readonly number[]): string | null {
  if (!(year >= 1 && year <= 9999)) return null;
  const stated = [String(year).padStart(4, '0')];
  if (month >= 1 && month <= 12) {
    stated.push(String(month).padStart(2, '0'));
    if (day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()) {
      stated.push(String(day).padStart(2, '0'));
    }
  }
  return stated.join('-');
}

/** `May 2019`, `2019 May`, `2019年5月`, `05/2019`. */
function monthOf(text: string): string | null {
  const numbers = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (numbers) return dateOfParts([Number(numbers[2]), Number(numbers[1])]);
  const dated = [
    `1 ${text}`,
    `${text} 1`,
    `${text}1日`,
    text.replace(/^(\d{4})\s+(.*)$/, '1 $2 $1'),
  ].flatMap((each) => parseDate(each) ?? []);
  return dated[0]?.slice(0, 7) ?? null;
}
