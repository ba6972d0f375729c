import type { ArticleId } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import { newArticleId } from '../../core/article/ulid';
import { quoteOf, type TextQuote } from '../../core/highlights/anchor-quote';
import {
  type Highlight,
  type HighlightColour,
  highlightAt,
  quotedWords,
} from '../../core/highlights/highlight';
import { type Joined, joinedByColour, mergePassages } from '../../core/highlights/join-passages';
import { changeHighlights, readHighlights } from '../../storage/highlights';
import type { Library } from '../library';

/** Edits an article's highlights, and tells the journal. */
export function changeMarks(
  { database, journal }: Pick<Library, 'database' | 'journal'>,
  id: ArticleId,
  edit: (marks: readonly Highlight[]) => Highlight[] | null,
) {
  return changeHighlights(database, id, edit, (before, after) =>
    journal?.highlightsChanged(id, before, after),
  );
}

/** The highlights of an article, oldest first. */
export function listHighlights(library: Library, id: ArticleId): Promise<Highlight[]> {
  return readHighlights(library.database, id);
}

/**
 * Highlights a passage. Returns the existing highlight when the passage has one, and null when the
 * article was deleted.
 */
export async function markPassage(
  library: Library,
  id: ArticleId,
  passage: TextQuote,
  colour: HighlightColour,
): Promise<Highlight | null> {
  const mark: Highlight = {
    ...{ id: newArticleId(), ...passageOf(passage), colour },
    ...{ note: '', tags: [], createdAt: Date.now() },
  };
  let known: Highlight | undefined;
  const changed = await changeMarks(library, id, (marks) => {
    known = highlightAt(marks, passage);
    return known ? null : [...marks, mark];
  });
  return known ?? (changed && mark);
}

/** Several highlights that became one. */
export interface Joining {
  joined: Highlight;
  /** The highlights as they were. */
  before: Highlight[];
}

/**
 * Changes the colour of a highlight. When it then looks like one with others, it becomes one with them;
 * null when it stays alone.
 */
export async function recolourMark(
  library: Library,
  id: ArticleId,
  markId: string,
  colour: HighlightColour,
): Promise<Joining | null> {
  const text = (await library.database.texts.get(id))?.text ?? '';
  let done: Joining | null = null;
  await changeMarks(library, id, (marks) => {
    const mark = marks.find((each) => each.id === markId);
    if (!mark || mark.colour === colour) return null;
    const found = joinedByColour(marks, text, mark, colour);
    const joining = found && joiningOf(found.marks, joinedQuote(text, found), colour);
    if (joining === null) return marks.map((each) => (each === mark ? { ...mark, colour } : each));
    done = joining;
    return withJoined(marks, joining);
  });
  return done;
}

/** The quote of the joined passage; its words are those of the highlights, which know the marks of footnotes. */
function joinedQuote(text: string, { span, marks }: Joined): TextQuote {
  const passage = quoteOf(text, span);
  const words = marks.reduce(
    (all, mark) => all.replace(mark.quote, () => quotedWords(mark)),
    passage.quote,
  );
  return words === passage.quote ? passage : { ...passage, words };
}

function joiningOf(
  before: readonly Highlight[],
  passage: TextQuote,
  colour: HighlightColour,
): Joining | null {
  const merged = mergePassages(before);
  if (merged === null) return null;
  const { words: _, ...rest } = merged;
  return { joined: { ...rest, ...passageOf(passage), colour }, before: [...before] };
}

function passageOf({ quote, words, prefix, suffix }: TextQuote): TextQuote {
  return { quote, ...(words !== undefined && { words }), prefix, suffix };
}

const withJoined = (marks: readonly Highlight[], { joined, before }: Joining): Highlight[] =>
  marks.flatMap((mark) => (mark.id === joined.id ? joined : before.includes(mark) ? [] : mark));

/** Changes the note or tags of a highlight. Logs nothing when they are the same. */
export async function changeMark(
  library: Library,
  id: ArticleId,
  markId: string,
  change: Partial<Pick<Highlight, 'note' | 'tags'>>,
): Promise<void> {
  const tags = change.tags?.map(normaliseTag).filter((tag) => tag !== '');
  const whole = { ...change, ...(tags && { tags: [...new Set(tags)] }) };
  await changeMarks(library, id, (marks) => {
    const changed = marks.map((mark) => (mark.id === markId ? { ...mark, ...whole } : mark));
    return JSON.stringify(changed) === JSON.stringify(marks) ? null : changed;
  });
}

/** Removes a highlight and returns it; null when it does not exist. */
export async function unmarkPassage(
  library: Library,
  id: ArticleId,
  markId: string,
): Promise<Highlight | null> {
  let removed: Highlight | null = null;
  await changeMarks(library, id, (marks) => {
    removed = marks.find((mark) => mark.id === markId) ?? null;
    return removed && marks.filter((mark) => mark.id !== markId);
  });
  return removed;
}

/**
 * Makes one highlight of several and of the passage that reaches over them. Returns it, and the highlights as
 * they were; null when none of them exists any more.
 */
export async function joinPassages(
  library: Library,
  id: ArticleId,
  ids: readonly string[],
  passage: TextQuote,
  colour: HighlightColour,
): Promise<Joining | null> {
  let done: Joining | null = null;
  await changeMarks(library, id, (marks) => {
    const before = marks.filter((mark) => ids.includes(mark.id));
    done = joiningOf(before, passage, colour);
    return done && withJoined(marks, done);
  });
  return done;
}
