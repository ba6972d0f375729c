/** What was made of the work of two machines on one thing, for the reader to look at. */
import type { ArticleId } from '../article/article';
import { type ArticleState, articleJoining } from './article-state';
import { type Clock, laterOf, machineOf, msOf, never } from './clock';
import type { RecordName, RecordRowState } from './record-state';
import type { Versions } from './text-joining';

/** What one of the two machines had. */
export interface MergedSide {
  /** Its id; empty where no machine has changed it since it came in. */
  machine: string;
  /** Milliseconds since 1970, by the clock of the machine; null where the machine is unknown. */
  at: number | null;
  text: string;
}

/**
 * `note`: of an article. `passage`: the note of a highlight. `record`: the description of a tag or the note of a
 * collection. `articles`: two imports of a page. `deletion`: deleted on one machine, and changed later on the
 * other one. `copy`: a file that a sync program has put aside.
 */
type MergeKind = 'note' | 'passage' | 'record' | 'articles' | 'deletion' | 'copy';

export interface Merge {
  kind: MergeKind;
  /** When this machine has merged it, in milliseconds since 1970. */
  at: number;
  /** The article that it is about; null for none. */
  article: ArticleId | null;
  /** The title of the article, or the name of the row or of the file. */
  title: string;
  sides: MergedSide[];
  /** The text that stands since the merge. */
  now: string;
}

/** Bounds of what is kept: the newest merges, and the beginnings of their texts. */
export const mostMerges = 100;
const mostSides = 8;
const longestSide = 400;

const shortened = (text: string): string => text.slice(0, longestSide).toWellFormed();

export function boundedMerge({ title, sides, now, ...merge }: Merge): Merge {
  const bounded = sides
    .slice(0, mostSides)
    .map((side) => ({ ...side, text: shortened(side.text) }));
  return { ...merge, title: shortened(title), sides: bounded, now: shortened(now) };
}

function sideOf(clock: Clock, text: string): MergedSide {
  const at = clock === never ? null : msOf(clock);
  return { machine: clock === never ? '' : machineOf(clock), at, text };
}

/** The versions of a text that stand side by side since the join; empty where there are no new ones. */
function newlyApart(before: Versions | undefined, after: Versions | undefined): MergedSide[] {
  if (after === undefined || after.texts.length < 2) return [];
  const known = new Set(before?.texts.map(([at]) => at));
  if (after.texts.every(([at]) => known.has(at))) return [];
  return after.texts.map(([at, , text]) => sideOf(at, text));
}

type Found = Pick<Merge, 'kind' | 'sides' | 'now'>;

const versionsIn = (state: object | undefined, field: string) =>
  (state as Record<string, unknown> | undefined)?.[field] as Versions | undefined;

/** What of an article's state two machines had changed without knowing of one another. */
export function mergesInArticle(
  before: ArticleState,
  theirs: ArticleState,
  after: ArticleState,
): Found[] {
  const values = articleJoining.valueOf(after);
  if (values === null) return [];
  const found: Found[] = [];
  const note = newlyApart(versionsIn(before, 'note'), versionsIn(after, 'note'));
  if (note.length > 0) found.push({ kind: 'note', sides: note, now: String(values.note ?? '') });
  const marks = new Map((before.highlights as Marks | undefined) ?? []);
  const shown = values.highlights as ReadonlyMap<string, { note?: unknown }> | undefined;
  for (const [id, state] of (after.highlights as Marks | undefined) ?? []) {
    const sides = newlyApart(versionsIn(marks.get(id), 'note'), versionsIn(state, 'note'));
    const now = String(shown?.get(id)?.note ?? '');
    if (sides.length > 0 && shown?.has(id)) found.push({ kind: 'passage', sides, now });
  }
  const [gone, theirGone] = [before.gone ?? never, theirs.gone ?? never];
  const isBack =
    (articleJoining.valueOf(before) === null) !== (articleJoining.valueOf(theirs) === null);
  // A deletion that one side did not know of; who has taken one back, knew.
  if (isBack && gone !== theirGone && !after.back) {
    const deletion = laterOf(gone, theirGone);
    const work = gone < theirGone ? before : theirs;
    const sides = [
      sideOf(deletion, ''),
      sideOf(articleJoining.newest(work), String(values.note ?? '')),
    ];
    found.push({ kind: 'deletion', sides, now: '' });
  }
  return found;
}

type Marks = readonly (readonly [id: string, state: object])[];

const textField: Partial<Record<RecordName, string>> = { tags: 'description', collections: 'note' };

/** The same for a row of a record. */
export function mergesInRow(
  record: RecordName,
  before: RecordRowState | undefined,
  after: RecordRowState,
  now: unknown,
): Found[] {
  const field = textField[record];
  if (field === undefined || before === undefined) return [];
  const sides = newlyApart(versionsIn(before, field), versionsIn(after, field));
  const text = String((now as Record<string, unknown> | null)?.[field] ?? '');
  return sides.length === 0 ? [] : [{ kind: 'record', sides, now: text }];
}
