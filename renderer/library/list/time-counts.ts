import type { Article } from '../../core/article/article';
import { localDay, statedDays } from '../../core/dates/stated-date';

/** By what the bars of the picture are split. */
export const timeSplits = ['none', 'tag', 'site', 'lang'] as const;
export type TimeSplit = (typeof timeSplits)[number];

/** A stretch of the calendar: all of it (empty), a year (`2025`) or a month (`2025-02`). */
export type TimeSpan = string;

/** The part of a bar that one tag, site or language has; an empty name stands for all others. */
export interface BarPart {
  name: string;
  count: number;
}

/** A year, month or day and the articles in it. */
export interface TimeBar {
  of: string;
  count: number;
  /** In the order of `TimePicture.names`, then all others. */
  parts: BarPart[];
}

export interface TimePicture {
  bars: TimeBar[];
  /** The commonest names of the split in the span, most first. */
  names: BarPart[];
  /** Number of articles in the span. */
  total: number;
}

/** Number of articles that are counted in one step. */
export const articlesAtOnce = 2_048;
/** As many as there are colours. */
const mostNames = 5;
/** More years than these are not drawn between the first and the last one with articles. */
const mostBars = 400;

const days = new WeakMap<Article, string>();

/** The day of publication, or of saving where that is unknown, as `before:` and `after:` take it. */
export function dayOf(article: Article): string {
  const known = days.get(article);
  if (known !== undefined) return known;
  const day = statedDays(article.publishedAt)?.first ?? localDay(article.savedAt);
  days.set(article, day);
  return day;
}

/** One name each, so that the parts of a bar make up its height: of several tags the first one. */
function nameOf({ tags, site, lang }: Article, split: TimeSplit): string {
  const names = { none: '', tag: tags[0], site, lang };
  return names[split] ?? '';
}

/** Counts the articles of a span by years, months or days, in steps that stay short. */
export function* pictureOf(
  articles: Iterable<Article>,
  span: TimeSpan,
  split: TimeSplit,
): Generator<void, TimePicture> {
  const length = lengthOfBars(span);
  const bars = new Map<string, Map<string, number>>();
  const names = new Map<string, number>();
  let [total, seen] = [0, 0];
  for (const article of articles) {
    seen += 1;
    if (seen % articlesAtOnce === 0) yield;
    const day = dayOf(article);
    if (!day.startsWith(span)) continue;
    total += 1;
    const of = day.slice(0, length);
    const name = nameOf(article, split);
    if (name !== '') names.set(name, (names.get(name) ?? 0) + 1);
    const bar = bars.get(of) ?? new Map<string, number>();
    bars.set(of, bar.set(name, (bar.get(name) ?? 0) + 1));
  }
  const common = [...names]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostNames)
    .map(([name, count]) => ({ name, count }));
  return {
    bars: barsBetween(span, [...bars.keys()].sort()).map((of) => barOf(of, bars.get(of), common)),
    names: common,
    total,
  };
}

/** Characters of a bar's name: a year in all, a month in a year, a day in a month. */
const lengthOfBars = (span: TimeSpan) => (span === '' ? 4 : span.length + 3);

function barOf(of: string, counts: ReadonlyMap<string, number> = new Map(), names: BarPart[]) {
  const parts = names.map(({ name }) => ({ name, count: counts.get(name) ?? 0 }));
  const count = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const rest = count - parts.reduce((sum, part) => sum + part.count, 0);
  return { of, count, parts: [...parts, { name: '', count: rest }] };
}

/** All bars of the span; of years those from the first with articles to the last. */
function barsBetween(span: TimeSpan, filled: readonly string[]): string[] {
  const pad = (number: number) => String(number).padStart(2, '0');
  if (span.length === 4) return Array.from({ length: 12 }, (_, at) => `${span}-${pad(at + 1)}`);
  if (span.length === 7) {
    const [year = 0, month = 1] = span.split('-').map(Number);
    const end = new Date(0);
    end.setUTCFullYear(year, month, 0);
    return Array.from({ length: end.getUTCDate() }, (_, at) => `${span}-${pad(at + 1)}`);
  }
  const [first, last] = [Number(filled[0]), Number(filled.at(-1))];
  if (filled.length === 0 || last - first >= mostBars) return [...filled];
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, '0'));
}

/** The words of a query that find the articles of a span. */
export function spanWords(span: TimeSpan): string {
  const [year = 0, month, day] = span.split('-').map(Number);
  const next = new Date(0);
  if (month === undefined) next.setUTCFullYear(year + 1, 0, 1);
  else if (day === undefined) next.setUTCFullYear(year, month, 1);
  else next.setUTCFullYear(year, month - 1, day + 1);
  if (span === '' || next.getUTCFullYear() > 9_999) return span === '' ? '' : `after:${span}`;
  return `after:${span} before:${next.toISOString().slice(0, span.length)}`;
}
