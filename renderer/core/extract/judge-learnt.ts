/**
 * What no rule speaks against may still be furniture: a model that was trained on marked pages judges
 * these lines by all evidence together (docs/decisions/0077). Only lines that it is sure of go.
 */
import model from '../../../resources/extraction/line-model.json' with { type: 'json' };
import { chanceByTrees } from '../text/chance-by-trees';
import type { Judged, PageFacts } from './decision';
import { evidenceIn } from './line-evidence';
import { weightOf } from './paragraph';
import type { Survey } from './survey';

/** More than this of the text, and the page is of a kind that the model has not seen. */
const MOST_OF_TEXT = 0.3;

/** A line that looks like more than this of the text is text. */
const LIKE_THE_TEXT = 0.5;

const RULE = 'unlike the text';

/**
 * Changes the fate of lines that are kept. Listings, tables, quotations, numbered lists and footnotes stay
 * whole: these are rare on the pages that the model was trained on.
 *
 * @param explains notes the evidence of every line, also where it is not in doubt
 */
export function judgeByModel(
  judged: Judged[],
  page: Survey,
  facts: PageFacts,
  explains: boolean,
): void {
  const evidence = evidenceIn(judged, page, facts);
  const found: Judged[] = [];
  for (const [at, each] of judged.entries()) {
    if (each.fate !== 'kept' || isSureText(each)) continue;
    const isDoubtful = evidence.shareOfShape(at) <= LIKE_THE_TEXT;
    if (!isDoubtful && !explains) continue;
    const own = evidence.of(at);
    if (explains) each.evidence = own;
    if (isDoubtful && chanceByTrees(model, own) < model.leastChance) found.push(each);
  }
  const weigh = (lines: readonly Judged[]) =>
    lines.reduce((sum, { line }) => sum + weightOf(line.text), 0);
  if (weigh(found) > MOST_OF_TEXT * weigh(judged.filter(({ fate }) => fate === 'kept'))) return;
  for (const each of found) {
    each.fate = 'dropped';
    each.rule = RULE;
  }
}

const isSureText = ({ rule, line }: Judged) =>
  rule.startsWith('inside ') || rule === 'restored: footnotes' || line.block.closest('ol') !== null;
