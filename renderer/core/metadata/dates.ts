/**
 * Finds when something was published in what people write. The answer is ISO 8601 as precise as the
 * text, with an offset only where the text has one: a time of day without a zone is the page's own.
 */

import { monthNumber, persianMonth } from './months';
import { timeAfter } from './time-of-day';

/** A date and the text around it, up to the dates before and after it. */
export interface DateInText {
  iso: string;
  before: string;
  after: string;
}

/**
 * The first date in the text, or null. `locale` is the page's language, with its country where that
 * is known (`en-GB`): it decides what 03/04/2020 means. Without one it is the 4th of March.
 */
export function parseDate(text: string, locale: string | null = null): string | null {
  if (!/\p{Nd}|[年년]/u.test(text)) return null;
  const clean = cleaned(text.slice(0, 3000));
  return timestamp(clean) ?? matchesIn(clean.slice(0, 2000), locale)[0]?.iso ?? null;
}

/** All dates in the text, in their order. */
export function datesIn(text: string, locale: string | null): DateInText[] {
  if (!/[\p{N}年년]/u.test(text)) return [];
  const clean = cleaned(text.slice(0, 2000));
  const found = matchesIn(clean, locale);
  return found.map(({ iso, start, end }, at) => ({
    iso,
    before: clean.slice(found[at - 1]?.end ?? 0, start),
    after: clean.slice(end, found[at + 1]?.start),
  }));
}

const cleaned = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[^\P{Nd}0-9]/gu, digit)
    .replace(ASCTIME, '$1 $2, $5 $3 $4')
    .trim();

/** "Tue Mar  5 10:15:00 GMT 2024", as mailing lists and scripts write it: the year stands behind the time. */
const ASCTIME =
  /\b([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d\d:\d\d(?::\d\d)?)\s+(?:([A-Z]{2,4})\s+)?((?:19|20)\d\d)\b/g;

/** A digit of any script as 0 to 9: Unicode has each script's ten digits in one run. */
function digit(character: string): string {
  let zero = character.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((character.codePointAt(0)! - zero) % 10);
}

/** Seconds or milliseconds since 1970, as some meta elements have it. */
function timestamp(text: string): string | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null;
  const milliseconds = text.length === 13 ? Number(text) : Number(text) * 1000;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

type Day = [year: number, month: number, day: number];

interface DayPattern {
  pattern: RegExp;
  /** A month of 0 where the words are no date after all. */
  read(match: RegExpExecArray, locale: string | null): Day;
}

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, 民國: 1911, 民国: 1911 };
const eraYear = (year: string) => (year === '元' ? 1 : Number(year));
const numbers = (match: RegExpExecArray) => match.slice(1, 4).map(Number) as Day;

/**
 * A word that may be a month, with the dots of abbreviations ("มี.ค."); two words in Arabic. Written
 * without classes of letters, which take V8 tens of milliseconds to compile.
 */
const NO_LETTER = '\\s\\d,،;:()/|<>"“”\'’-';
const MONTH = `((?:(?:كانون|تشرين|Meán|Deireadh)\\s)?[^${NO_LETTER}]{2,16})`;
const BEFORE_WORD = `(?<![^${NO_LETTER}])`;
/** Also of the Thai and the Persian calendar, which read() tells by the month's name. */
const YEAR = '((?:19|20|2[45]|1[34])\\d\\d)(?!\\d)';
const NO_DATE: Day = [0, 0, 0];

function dayOf(year: string, month: string, day: string, locale: string | null): Day {
  const number = Number(year);
  if (number < 1500) return persianDay(number, persianMonth(month), Number(day));
  const isThai = /\p{Script=Thai}/u.test(month);
  if (number > 2400 && !isThai) return NO_DATE;
  const language = locale?.split('-', 1)[0] ?? null;
  return [number > 2400 ? number - 543 : number, monthNumber(month, language), Number(day)];
}

const DAYS: DayPattern[] = [
  // 2025-02-20, 2025/2/20, 2025. 02. 20, 2025年2月20日, 2025년 2월 20일
  {
    pattern:
      /(?<!\d)((?:19|20)\d\d)\s?(?:[-/.年년]|\.\s)\s*(\d{1,2})\s?(?:[-/.月월]|\.\s)\s*(\d{1,2})(?!\d)(?:\s?[日일号])?/gu,
    read: numbers,
  },
  // 令和7年2月20日
  {
    pattern: /(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/gu,
    read: ([, era, year, month, day]) => [ERAS[era!]! + eraYear(year!), Number(month), Number(day)],
  },
  // 二〇二五年二月二十日
  {
    pattern:
      /([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号號]/gu,
    read: ([, year, month, day]) => [
      Number([...year!].map(ideographDigit).join('')),
      ideographNumber(month!),
      ideographNumber(day!),
    ],
  },
  // Feb. 20, 2025; February 20th 2025; Feb 20. 2025
  {
    pattern: new RegExp(
      `${BEFORE_WORD}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[,،.]\\s*|\\s+)${YEAR}`,
      'gi',
    ),
    read: ([, month, day, year], locale) => dayOf(year!, month!, day!, locale),
  },
  // 20 February 2025; 20. Februar 2025; 20 de febrero de 2025; 20 d’abril del 2025; 20-Feb-2025
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|°|ος|[-–](?:го|ого|е|ші|шы))?[,\\s-]+(?:(?:de|of|ta|tal|da|den|i)['’]?\\s+|d['’])?${MONTH}(?:[,،]|\\s+(?:de|del|dil|al))?[\\s-]+${YEAR}`,
      'gi',
    ),
    read: ([, day, month, year], locale) => dayOf(year!, month!, day!, locale),
  },
  // 2025. február 20.; 2025 m. vasario 20 d.; 2025(e)ko otsailaren 20(a)
  {
    pattern: new RegExp(
      `(?<!\\d)${YEAR}(?:\\(?e?\\)?ko)?[.,]?\\s*(?:m\\.|ж\\.|-ж\\.,)?\\s+${MONTH}\\s+(\\d{1,2})(?!\\d)`,
      'gi',
    ),
    read: ([, year, month, day], locale) => dayOf(year!, month!, day!, locale),
  },
  // 2025. gada 20. februāris; 2025 ж. 20 ақпан
  {
    pattern: new RegExp(
      `(?<!\\d)${YEAR}[.,-]?\\s*(?:gada|g\\.|ж\\.|ж\\.,)\\s*(\\d{1,2})[.-]?\\s*${MONTH}`,
      'gi',
    ),
    read: ([, year, day, month], locale) => dayOf(year!, month!, day!, locale),
  },
  // ngày 20 tháng 2 năm 2025; 20 thg 2, 2025
  {
    pattern:
      /(?<!\d)(\d{1,2})\s*(?:tháng|thg)\s*(\d{1,2})\s*[,.]?\s*(?:năm\s*)?((?:19|20)\d\d)(?!\d)/giu,
    read: ([, day, month, year]) => [Number(year), Number(month), Number(day)],
  },
  // 20.2.2025, 02/20/2025, 20/02/2025
  {
    pattern: /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20|25)\d\d)(?!\d)/gu,
    read: ([, first, mark, second, year], locale) => {
      const [month, day] = isMonthFirst(mark!, first!, second!, locale)
        ? [first, second]
        : [second, first];
      if (Number(year) > 2500 && !locale?.startsWith('th')) return NO_DATE;
      return [Number(year) - (Number(year) > 2500 ? 543 : 0), Number(month), Number(day)];
    },
  },
  // ۱۴۰۳/۱۲/۰۲ on Persian pages
  {
    pattern: /(?<!\d)(1[34]\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)/gu,
    read: (match, locale) => (locale?.startsWith('fa') ? persianDay(...numbers(match)) : NO_DATE),
  },
  // 20.02.25 and 02/20/25 in a line that holds little else, or it may be a version
  {
    pattern: /(?<![\w./-])(\d\d)([./])(\d\d)\2(\d\d)(?![./-]?\d)/gu,
    read: ({ input, 1: first, 2: mark, 3: second, 4: year }, locale) => {
      if (input.length > 60 || locale === null || putsYearFirst(locale)) return NO_DATE;
      if (mark === '.' && locale.startsWith('en')) return NO_DATE;
      const [month, day] = isMonthFirst(mark!, first!, second!, locale)
        ? [first, second]
        : [second, first];
      return [(Number(year) < 70 ? 2000 : 1900) + Number(year), Number(month), Number(day)];
    },
  },
  // '25.02.20 18:07', as Korean sites abbreviate; with its time, or it may be a version
  {
    pattern: /(?<![\d.])['’]?(\d\d)\.\s?(\d{2})\.\s?(\d{2})\.?(?=\s*(?:\(.\))?\s*\d{1,2}:\d\d)/gu,
    read: ([, year, month, day], locale) =>
      locale === null || putsYearFirst(locale)
        ? [2000 + Number(year), Number(month), Number(day)]
        : NO_DATE,
  },
  // 20250220 and 20250220T180700
  {
    pattern: /(?<!\d)((?:19|20)\d\d)(\d{2})(\d{2})(?=T|$|\s|\d{4}(?:\d\d)?(?!\d))/gu,
    read: numbers,
  },
];

const MOST_DATES = 20;

interface FoundDate {
  iso: string;
  start: number;
  end: number;
}

function matchesIn(text: string, locale: string | null): FoundDate[] {
  const found = DAYS.flatMap(({ pattern, read }) => {
    const dates: FoundDate[] = [];
    // matchAll() would compile each pattern again.
    pattern.lastIndex = 0;
    for (
      let match = pattern.exec(text);
      match && dates.length < MOST_DATES;
      match = pattern.exec(text)
    ) {
      const [year, month, day] = read(match, locale);
      if (!isDay(year, month, day)) continue;
      const end = match.index + match[0].length;
      const iso = `${year}-${pad(month)}-${pad(day)}${timeAfter(text.slice(end))}`;
      dates.push({ iso, start: match.index, end });
    }
    return dates;
  }).sort((one, other) => one.start - other.start || other.end - one.end);
  return found.filter(({ start }, at) => !found.slice(0, at).some(({ end }) => start < end));
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const pad = (number: number) => String(number).padStart(2, '0');

const IDEOGRAPHS = '〇一二三四五六七八九';
const ideographDigit = (character: string) => Math.max(0, IDEOGRAPHS.indexOf(character));

/** Up to 99: "十二", "二十", "三十一". */
function ideographNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十', 2) : ['', text];
  const ten = text.includes('十') ? 10 * (tens ? ideographDigit(tens) : 1) : 0;
  return ten + (ones ? ideographDigit(ones) : 0);
}

const DAY = 24 * 3_600_000;

/** The Gregorian day of one of the Persian solar calendar, which `Intl` only converts the other way. */
function persianDay(year: number, month: number, day: number): Day {
  if (month < 1 || month > 12) return NO_DATE;
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC' });
  const sinceNewYear = 31 * Math.min(month - 1, 6) + 30 * Math.max(month - 7, 0) + day - 1;
  const about = Date.UTC(year + 621, 2, 21) + sinceNewYear * DAY;
  for (const time of [about, about - DAY, about + DAY]) {
    const parts = format.formatToParts(time);
    const partOf = (type: string) =>
      Number.parseInt(parts.find((part) => part.type === type)?.value ?? '', 10);
    if (partOf('year') === year && partOf('month') === month && partOf('day') === day) {
      const date = new Date(time);
      return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    }
  }
  return NO_DATE;
}

const putsYearFirst = (locale: string) => /^(?:ko|ja|zh|hu|lt|mn)\b/.test(locale);

/** A date with full stops has the day first everywhere. */
const isMonthFirst = (mark: string, first: string, second: string, locale: string | null) =>
  Number(second) > 12 || (mark !== '.' && Number(first) <= 12 && putsMonthFirst(locale));

const monthFirst = new Map<string, boolean>();

/** As `Intl` writes dates in that language and country. */
function putsMonthFirst(locale: string | null): boolean {
  if (!locale || !/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(locale)) return true;
  let isFirst = monthFirst.get(locale);
  if (isFirst === undefined) {
    const order = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
    const yearIsFirst = order.indexOf('year') < order.indexOf('day');
    // Where the year is usually first, what comes before a year at the end is custom, not format.
    isFirst = yearIsFirst
      ? /^(?:ko|ja|zh|en)\b/.test(locale)
      : order.indexOf('month') < order.indexOf('day');
    monthFirst.set(locale, isFirst);
  }
  return isFirst;
}
