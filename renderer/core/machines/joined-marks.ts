/** A passage that two machines have marked without knowledge of one another: one highlight of both. */
import { type Highlight, mergeHighlights } from '../highlights/highlight';
import type { ArticleState, MarkedArticle } from './article-state';
import { type Clock, machineOf, never } from './clock';
import type { Register } from './joining';

type Marks = readonly (readonly [id: string, state: { passage?: Register<unknown> }])[];

/** When each highlight was made, by its id; `never` for one that came in with the article. */
function madeAt({ highlights }: ArticleState): Map<string, Clock> {
  const rows = (highlights as Marks | undefined) ?? [];
  return new Map(rows.map(([id, { passage }]) => [id, passage?.[0] ?? never]));
}

/**
 * The highlights with those of one passage as one, the oldest, which gets the notes and tags of the others. Only
 * the machine that made a highlight takes it out, so that machines do not write the same change side by side;
 * one that came in with the article, any machine. Two that came in are left.
 *
 * @returns the same object where there is nothing to join
 */
export function withOneMarkEach(
  shown: MarkedArticle,
  state: ArticleState,
  machine: string,
): MarkedArticle {
  const made = madeAt(state);
  const machineThatMade = ({ id }: Highlight) => machineOf(made.get(id) ?? never);
  let marks: readonly Highlight[] = shown.highlights;
  for (const mark of shown.highlights) {
    const maker = machineThatMade(mark);
    if (maker !== '' && maker !== machine) continue;
    const others = marks.filter(({ id }) => id !== mark.id);
    const older = others.find(
      (other) =>
        comesFirst(other, mark) &&
        (maker !== '' || machineThatMade(other) !== '') &&
        mergeHighlights([other], [mark]).length === 1,
    );
    if (!older) continue;
    const [joined = older] = mergeHighlights([older], [mark]);
    marks = others.map((each) => (each.id === older.id ? joined : each));
  }
  if (marks === shown.highlights) return shown;
  return { article: { ...shown.article, highlightCount: marks.length }, highlights: marks };
}

const comesFirst = (one: Highlight, other: Highlight) =>
  one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id);
