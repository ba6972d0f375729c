/**
 * The date of publication among all dates in the lines of a page, by a small model: the last resort, where
 * no data, label or place tells (docs/decisions/0096).
 */
import model from '../../../resources/extraction/date-model.json' with { type: 'json' };
import { chanceByTrees } from '../text/chance-by-trees';
import { datesWithEvidence } from './date-evidence';
import { isToCome } from './published';
import type { LinesAndTitle } from './shown-date';

/** ISO 8601; null where no date is more likely than not. */
export function likeliestDate(page: LinesAndTitle): string | null {
  let best: string | null = null;
  let most = model.leastChance;
  for (const { iso, isOther, evidence } of datesWithEvidence(page)) {
    if (isOther || isToCome(iso)) continue;
    const chance = chanceByTrees(model, evidence);
    if (chance > most) [best, most] = [iso, chance];
  }
  return best;
}
