/** An article's highlights as a Markdown file that its user may edit. docs/highlights-folder.md describes it. */
import type { Article } from '../../article/article';
import { publicationDate } from '../../article/publication-date';
import { isoTime } from '../../dates/iso-time';
import { deepLink } from '../../highlights/deep-link';
import type { Highlight } from '../../highlights/highlight';
import { markedQuote } from '../highlights-markdown';
import { blockId, hasOnlyBlocks, updateBlocks } from './blocks';
import { idKey, type NoteFields, type NoteState, noteId, updateFrontMatter } from './front-matter';
import { joinNote, type NoteText, splitNote } from './note-text';

export interface UpdatedNote {
  /** Null when there is to be no file. */
  text: string | null;
  /** What the user has changed and was left as it is: keys, and ids of highlights. */
  kept: string[];
}

const stateLine = /^<!-- carrel-front-matter((?: [\w-]{1,40}=[0-9a-f,]{0,4000})*) -->\s*$/;

/** A new note; its file is not there yet. */
export function newNote(article: Article, highlights: readonly Highlight[]): string {
  const empty = { mark: '', lineEnd: '\n', lines: ['', ''], frontMatter: [] } as const;
  return updated(empty, article, highlights).text ?? '';
}

/**
 * The note with the article's present highlights in text order. What the user has added and changed stays; a
 * note of an article without highlights goes, unless it has something of the user's.
 *
 * @param article null when it was deleted
 */
export function updateNote(
  text: string,
  article: Article | null,
  highlights: readonly Highlight[],
): UpdatedNote {
  const note = splitNote(text);
  if (article !== null) return updated(note, article, highlights);
  const { lines } = updateBlocks(note.lines, []);
  const isOurs = hasOnlyBlocks(withoutState(note.lines)) && hasOnlyKeys(note);
  return { text: isOurs ? null : joinNote({ ...note, lines }), kept: [] };
}

/** The id of the article that a file is of; null for any other file. */
export function articleOfNote(text: string): string | null {
  return noteId(splitNote(text).frontMatter);
}

function updated(note: NoteText, article: Article, highlights: readonly Highlight[]): UpdatedNote {
  const blocks = highlights.map((each) => ({
    id: blockId(each.id),
    body: markedQuote(each, deepLink(article.id, each)),
  }));
  const front = updateFrontMatter(note.frontMatter, fieldsOf(article), stateOf(note.lines));
  const body = updateBlocks(note.lines, blocks);
  const isOurs = front.isOnlyOurs && hasOnlyBlocks(withoutState(note.lines));
  if (highlights.length === 0 && isOurs) return { text: null, kept: [] };
  const lines = withState(body.lines, front.state);
  const changed = joinNote({ ...note, lines, frontMatter: front.lines });
  return { text: changed, kept: [...front.kept, ...body.kept] };
}

function fieldsOf(article: Article): NoteFields {
  const day = (time: number) => isoTime(time).slice(0, 10) || null;
  const listed = (values: readonly string[]) => (values.length > 0 ? values : null);
  return {
    [idKey]: article.id,
    title: article.title || null,
    authors: listed(article.byline),
    site: article.site || null,
    url: article.url || null,
    date: publicationDate(article)?.slice(0, 10) || null,
    saved: day(article.savedAt),
    // No program allows spaces in a tag.
    tags: [...new Set(article.tags.map((tag) => tag.replace(/\s+/g, '-')))],
    link: deepLink(article.id),
  };
}

/** Without a state, a note of a deleted article has only Carrel's keys when it has no other. */
function hasOnlyKeys({ frontMatter, lines }: NoteText): boolean {
  const ours = new Set([...stateOf(lines).keys(), idKey]);
  return (frontMatter ?? []).every((line) => {
    const [, key] = /^([^\s#-][^:]*):/.exec(line) ?? [];
    return key === undefined ? /^\s+-|^- |^\s*$/.test(line) : ours.has(key);
  });
}

function stateOf(lines: readonly string[]): NoteState {
  const [, pairs = ''] = lines.flatMap((line) => stateLine.exec(line) ?? []);
  const state = new Map<string, readonly string[]>();
  for (const pair of pairs.split(' ')) {
    const [key = '', sums = ''] = pair.split('=');
    if (key !== '')
      state.set(
        key,
        sums.split(',').filter((sum) => sum !== ''),
      );
  }
  return state;
}

const withoutState = (lines: readonly string[]) => lines.filter((line) => !stateLine.test(line));

/** With the state in its line, or above all where it has none. */
function withState(lines: readonly string[], state: NoteState): string[] {
  const pairs = Array.from(state, ([key, sums]) => ` ${key}=${sums.join(',')}`);
  const line = `<!-- carrel-front-matter${pairs.join('')} -->`;
  const at = lines.findIndex((each) => stateLine.test(each));
  return at < 0 ? [line, ...lines] : lines.with(at, line);
}
