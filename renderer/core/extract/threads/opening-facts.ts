/** A thread is by whoever opened it, on the day of the opening post. */
import { statedDays } from '../../dates/stated-date';
import { parseDate } from '../../metadata/dates';
import type { Post } from './post';

/** Facts about a thread, taken from its posts. What the page states about itself is surer. */
export interface OpeningFacts {
  author: string | null;
  time: string | null;
  /** The page's data has an author or a date, so that those of the posts count for less. */
  statesAuthor: boolean;
  statesDate: boolean;
}

interface Stated {
  byline: string[];
  publishedAt: string | null;
}

export function openingFacts(document: Document, [first]: readonly Post[]): OpeningFacts {
  const data = [...document.querySelectorAll('script[type*="ld+json" i]')]
    .map((script) => script.textContent ?? '')
    .join('\n');
  return {
    author: first?.author ?? null,
    time: first ? (stampOf(first) ?? first.time) : null,
    statesAuthor: /"author"\s*:/.test(data),
    statesDate:
      /"(?:datePublished|dateCreated)"\s*:/.test(data) ||
      document.querySelector('meta[property="article:published_time" i]') !== null,
  };
}

/** What the element that shows the time states to the second. */
function stampOf({ item, time }: Post): string | null {
  const shows = ({ textContent }: Element) => textContent?.replace(/\s+/g, ' ').trim() === time;
  return [...item.querySelectorAll('[datetime]')].find(shows)?.getAttribute('datetime') ?? null;
}

/** The facts of the page, where they are missing or those of another post replaced. */
export function withOpening<T extends Stated>(
  stated: T,
  opening: OpeningFacts,
  lang: string | null,
): T {
  const { author, time, statesAuthor, statesDate } = opening;
  const byline = author && !statesAuthor ? [author] : stated.byline;
  const day = time === null ? null : parseDate(time, lang);
  const isOther =
    !isSameDay(day, stated.publishedAt) && (!statesDate || stated.publishedAt === null);
  const isReply = !statesDate && day !== null && isEarlierThatDay(day, stated.publishedAt);
  const isSurer = day !== null && (isOther || isReply || addsTime(day, stated.publishedAt));
  return { ...stated, byline, publishedAt: isSurer ? day : stated.publishedAt };
}

/** The page shows the day alone, and the post states its time. */
const addsTime = (day: string, stated: string | null) =>
  stated !== null && day.length > stated.length && day.startsWith(stated);

/** The page's date is that of a reply of the same day: the one below the title may be. */
const isEarlierThatDay = (day: string, stated: string | null) =>
  stated !== null &&
  day.length === stated.length &&
  day.slice(0, 10) === stated.slice(0, 10) &&
  day < stated;

const DAY = 86_400_000;

/** Or the next one: the page may show its times in another time zone. */
function isSameDay(one: string | null, other: string | null): boolean {
  const [first, second] = [statedDays(one)?.first, statedDays(other)?.first];
  if (first === undefined || second === undefined) return false;
  return Math.abs(Date.parse(first) - Date.parse(second)) <= DAY;
}
