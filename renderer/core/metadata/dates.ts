/**
 * Finds when something was published in what people write. The answer is ISO 8601 as precise as the
 * text, with an offset only where the text has one: a time of day without a zone is the page's own.
 */

/** The first date in the text, or null. */
export function parseDate(text: string): string | null {
  const clean = text
    .slice(0, 3000)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .trim();
  return timestamp(clean) ?? firstDate(clean.slice(0, 2000));
}

/** Seconds or milliseconds since 1970, as some meta elements have it. */
function timestamp(text: string): string | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null;
  const milliseconds = text.length === 13 ? Number(text) : Number(text) * 1000;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

interface DayPattern {
  pattern: RegExp;
  read(match: RegExpExecArray): [year: number, month: number, day: number];
}

const MONTHS =
  'jan feb mar apr may jun jul aug sep oct nov dec ' +
  // German, French, Spanish, Portuguese, Italian, where they differ in the first three letters.
  'janv fév mär avr mai juin juil aoû sept okt nov dez ' +
  'ene fev mars abr mag giu lug ago set out novi déc ' +
  'gen févr märz apri mayo juni juli août sett ott nove dici ';
const MONTH_NAMES = new Map(
  MONTHS.trim()
    .split(/\s+/)
    .map((name, at) => [name, (at % 12) + 1] as const),
);
const MONTH = '(\\p{L}{3,10})\\.?';

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  for (let length = Math.min(lower.length, 5); length >= 3; length--) {
    const month = MONTH_NAMES.get(lower.slice(0, length));
    if (month) return month;
  }
  return 0;
}

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, 民國: 1911, 民国: 1911 };
const eraYear = (year: string) => (year === '元' ? 1 : Number(year));
const numbers = (match: RegExpExecArray) =>
  match.slice(1, 4).map(Number) as [number, number, number];

const DAYS: DayPattern[] = [
  // 2025-02-20, 2025/2/20, 2025. 02. 20, 2025年2月20日, 2025년 2월 20일
  {
    pattern:
      /(?<!\d)((?:19|20)\d\d)\s?(?:[-/.年년]|\.\s)\s*(\d{1,2})\s?(?:[-/.月월]|\.\s)\s*(\d{1,2})(?!\d)(?:\s?[日일号])?/u,
    read: numbers,
  },
  // 令和7年2月20日
  {
    pattern: /(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/u,
    read: ([, era, year, month, day]) => [ERAS[era!]! + eraYear(year!), Number(month), Number(day)],
  },
  // Feb. 20, 2025; February 20th 2025
  {
    pattern: new RegExp(
      `(?<!\\p{L})${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+((?:19|20)\\d\\d)(?!\\d)`,
      'iu',
    ),
    read: ([, month, day, year]) => [Number(year), monthNumber(month!), Number(day)],
  },
  // 20 February 2025; 20. Februar 2025; 20 de febrero de 2025; 20-Feb-2025
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?[\\s-]+(?:de\\s+|of\\s+)?${MONTH}(?:,|\\s+de|\\s+del)?[\\s-]+((?:19|20)\\d\\d)(?!\\d)`,
      'iu',
    ),
    read: ([, day, month, year]) => [Number(year), monthNumber(month!), Number(day)],
  },
  // 20250220 and 20250220T180700
  {
    pattern: /(?<!\d)((?:19|20)\d\d)(\d{2})(\d{2})(?=T|$|\s|\d{4}(?:\d\d)?(?!\d))/u,
    read: numbers,
  },
  // 20.02.2025; 02/20/2025 (America's order, unless the first number can be no month)
  {
    pattern: /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/u,
    read: ([, first, mark, second, year]) =>
      mark === '.' || Number(first) > 12
        ? [Number(year), Number(second), Number(first)]
        : [Number(year), Number(first), Number(second)],
  },
  // '25.02.20 18:07', as Korean sites abbreviate; with its time, or it may be a version
  {
    pattern: /(?<![\d.])['’]?(\d\d)\.\s?(\d{2})\.\s?(\d{2})\.?(?=\s*(?:\(.\))?\s*\d{1,2}:\d\d)/u,
    read: ([, year, month, day]) => [2000 + Number(year), Number(month), Number(day)],
  },
];

function firstDate(text: string): string | null {
  let best: { at: number; iso: string } | null = null;
  for (const { pattern, read } of DAYS) {
    const match = pattern.exec(text);
    if (!match || (best && best.at <= match.index)) continue;
    const [year, month, day] = read(match);
    if (!isDay(year, month, day)) continue;
    const date = `${year}-${pad(month)}-${pad(day)}`;
    best = { at: match.index, iso: date + timeAfter(text.slice(match.index + match[0].length)) };
  }
  return best?.iso ?? null;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const pad = (number: number) => String(number).padStart(2, '0');

/** Between a date and its time stand a weekday, commas, "at", "um", the year's full stop. */
const BETWEEN =
  /^[\s.,·|日일号]*(?:T(?=\d)|[([]?\s*(?:[月火水木金土日一二三四五六월화수목금토](?:曜日?|요일)?|(?:週|周|星期)[一二三四五六日天]|\p{L}{2,9}day)\s*[)\]]?)?[\s.,·|-]*(?:at|um|à|@|às|a las)?\s*/iu;

const CLOCK =
  /^(오전|오후|午前|午後|上午|下午|晚上|凌晨|早上|中午|AM|PM)?\s*(\d{1,2})\s*(?:[:시時时点點h]|(?<=\d)\.(?=\d\d\b))\s*(?:(\d{1,2})\s*(?:[:분分]\s*(?:(\d{1,2})(?:[.,]\d+)?\s*[초秒]?)?)?)?\s*([ap])?\.?(?:(?<=[ap]\.?)m)?\.?/iu;

const PACKED_CLOCK = /^T?(\d{2})(\d{2})(\d{2})?(?!\d)/;

function timeAfter(rest: string): string {
  const packed = PACKED_CLOCK.exec(rest);
  const after = rest.replace(BETWEEN, '');
  const match = CLOCK.exec(after);
  if (!match && !packed) return '';
  const [whole, half, hourText, minuteText, secondText, letter] = match ?? [
    packed![0],
    undefined,
    packed![1],
    packed![2],
    packed![3],
    undefined,
  ];
  const hour = hourOf(Number(hourText), half ?? letter);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return '';
  return `T${pad(hour)}:${pad(minute)}:${pad(second)}${zoneAfter((match ? after : rest).slice(whole!.length))}`;
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half || hour > 12) return hour;
  const isAfternoon = /^(?:오후|午後|下午|晚上|pm?)$/i.test(half);
  const isMorning = /^(?:오전|午前|上午|凌晨|早上|am?)$/i.test(half);
  if (isAfternoon && hour < 12) return hour + 12;
  return isMorning && hour === 12 ? 0 : hour;
}

/** Names with one meaning only: "IST" and "BST" have several, and "ET" moves. */
const ZONES: Record<string, string> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  UT: 'Z',
  KST: '+09:00',
  JST: '+09:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  HKT: '+08:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
};

function zoneAfter(rest: string): string {
  const named = /^\s*\(?(?:UTC|GMT)?\s*([+-−])(\d{2}):?(\d{2})?\b/.exec(rest);
  if (named && Number(named[2]) <= 14) {
    return `${named[1] === '+' ? '+' : '-'}${named[2]}:${named[3] ?? '00'}`;
  }
  const name = /^\s*\(?([A-Z]{1,4})\b/.exec(rest)?.[1];
  return (name && ZONES[name]) ?? '';
}
