/** A passage that two machines have marked without knowledge of one another: one highlight, unless both say something. */
import { grouped } from '../grouped';
import { byAge, type Highlight, mergeHighlights, wordsOf } from '../highlights/highlight';
import type { ArticleState, MarkedArticle } from './article-state';
import { type Clock, machineOf, never } from './clock';
import { type Register, sameJson } from './joining';

type Marks = readonly (readonly [id: string, state: { passage?: Register<unknown> }])[];

/** When each highlight was made, by its id; `never` for one that came in with the article. */
function madeAt({ highlights }: ArticleState): Map<string, Clock> {
  const rows = (highlights as Marks | undefined) ?? [];
  return new Map(rows.map(([id, { passage }]) => [id, passage?.[0] ?? never]));
}

/**
 * The highlights without those that say no more than an older one of the same passage. Only the machine that
 * made a highlight takes it out, so that machines do not write the same change side by side; one that came in
 * with the article, any machine. Two that came in are left.
 *
 * One with a note or a tag of its own stays: a machine may not know of all highlights of the passage, and what
 * it moved into one that another machine takes out at the same time would be lost.
 *
 * @returns the same object where there is none to take out
 */
export function withoutRepeatedMarks(
  shown: MarkedArticle,
  state: ArticleState,
  machine: string,
): MarkedArticle {
  const made = madeAt(state);
  const machineThatMade = ({ id }: Highlight) => machineOf(made.get(id) ?? never);
  const repeated = new Set<Highlight>();
  // Marks with other words are of other passages.
  for (const marks of grouped(shown.highlights, ({ quote }) => wordsOf(quote)).values()) {
    for (const mark of marks.length > 1 ? marks : []) {
      const maker = machineThatMade(mark);
      if (maker !== '' && maker !== machine) continue;
      const isRepeated = marks.some(
        (other) =>
          other !== mark &&
          !repeated.has(other) &&
          byAge(other, mark) < 0 &&
          (maker !== '' || machineThatMade(other) !== '') &&
          saysAllOf(other, mark),
      );
      if (isRepeated) repeated.add(mark);
    }
  }
  if (repeated.size === 0) return shown;
  const highlights = shown.highlights.filter((mark) => !repeated.has(mark));
  return { article: { ...shown.article, highlightCount: highlights.length }, highlights };
}

/** True where one highlight of both would be `other` as it is. */
function saysAllOf(other: Highlight, mark: Highlight): boolean {
  const [joined, ...rest] = mergeHighlights([other], [mark]);
  return rest.length === 0 && sameJson(joined, other);
}
