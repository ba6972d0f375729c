import { CarrelDatabase } from '../../storage/database';
import { matchesOf, matchRegex } from '../marks/regex-match';
import type { Snippet } from '../marks/snippet';
import { joinMarks, makeSnippet, marksIn, snippetOf } from '../marks/snippet';
import type { NarrowedArticles, SearchHit } from '../query/answer';
import type { Needle } from '../text/needle';
import { regexOf } from '../text/regex';

/** Runs patterns over stored texts. A pattern may never end; then the caller terminates this worker. */

export interface RegexTask {
  /** Articles must match all of the first and none of the second. */
  wanted: string[];
  unwanted: string[];
  articles: NarrowedArticles['articles'];
  /** Other needles to mark in a hit. */
  needles: Needle[];
  /** See `NarrowedArticles`. */
  inLeftOut?: true;
}

/** Sent after every few articles; what follows the last message is lost when the worker is terminated. */
export interface RegexProgress {
  searched: number;
  hits: SearchHit[];
}

type Candidate = NarrowedArticles['articles'][number];

const batch = 40;

addEventListener('message', async ({ data }: MessageEvent<RegexTask>) => {
  const database = new CarrelDatabase();
  const wanted = data.wanted.map(regexOf);
  const unwanted = data.unwanted.map(regexOf);
  for (let at = 0; at < data.articles.length; at += batch) {
    const some = data.articles.slice(at, at + batch);
    const rows = await database.texts.bulkGet(some.map(({ id }) => id));
    some.forEach((article, i) => {
      const hit = data.inLeftOut
        ? matchLeftOut(article, [rows[i]?.leftOut, rows[i]?.links].filter(Boolean).join('\n'))
        : match(article, rows[i]?.text ?? '', rows[i]?.leftOut ?? '');
      const progress: RegexProgress = { searched: at + i + 1, hits: hit ? [hit] : [] };
      // One by one when something is found, or when an article takes long.
      if (hit || i % 8 === 7 || i === some.length - 1) postMessage(progress);
    });
  }

  function matchLeftOut({ id }: Candidate, text: string): SearchHit | null {
    const met = wanted.map((pattern) => matchRegex(pattern, text));
    const isRefused = unwanted.some((pattern) => matchRegex(pattern, text) !== null);
    if (met.includes(null) || isRefused) return null;
    const snippet = withAllMarks(met[0] ?? makeSnippet(text, data.needles));
    return { id, score: 0, snippet: { ...snippet, inLeftOut: true }, titleMarks: [] };
  }

  function match({ id, title, notes }: Candidate, text: string, leftOut: string): SearchHit | null {
    const stands = (pattern: RegExp) => {
      const inText = matchRegex(pattern, text);
      const inNotes = notes === '' ? null : matchRegex(pattern, notes);
      const inLeftOut = leftOut === '' ? null : matchRegex(pattern, leftOut);
      const isMet = inText || inNotes || inLeftOut || matchRegex(pattern, title);
      return isMet ? { inText, inNotes, inLeftOut } : null;
    };
    const met = wanted.map(stands);
    if (met.includes(null) || unwanted.some((pattern) => stands(pattern) !== null)) return null;
    const inText = met.find((one) => one?.inText)?.inText;
    const inNotes = met.find((one) => one?.inNotes)?.inNotes;
    const inLeftOut = met.find((one) => one?.inLeftOut)?.inLeftOut;
    return {
      id,
      score: 0,
      snippet: inText
        ? withAllMarks(inText)
        : inNotes
          ? { ...withAllMarks(inNotes), inNotes: true }
          : inLeftOut
            ? { ...withAllMarks(inLeftOut), inLeftOut: true }
            : snippetOf({ body: text, notes, leftOut }, data.needles),
      titleMarks: withAllMarks({ text: title, marks: [] }).marks,
    };
  }

  /** The marks of all patterns, and of the words beside them. */
  function withAllMarks({ text, marks }: Snippet): Snippet {
    const more = wanted.flatMap((pattern) => [...matchesOf(pattern, text)]);
    return { text, marks: joinMarks([...marks, ...more, ...marksIn(text, data.needles)]) };
  }
});
