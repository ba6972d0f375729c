/** Lines of what was found that the site has on its other pages, too. */
import type { Judged, PageFacts } from './decision';
import { isHeading, linkShare } from './lines';
import { bare, weightOf } from './paragraph';
import type { Repeats } from './site-family';

/** A shorter one may be a step, an ingredient or a label that every article has. */
const LONG = 28;
/** More than this of the text, and the page is a copy of others rather than full of furniture. */
const MOST_OF_TEXT = 0.5;

const RULE = 'repeats on this site';

/** A heading goes with what stands below it: see groups.ts. */
export function judgeRepeats(judged: Judged[], repeats: Repeats, facts: PageFacts): void {
  const summary = bare(facts.description ?? '');
  const isLong = ({ line }: Judged) => weightOf(line.text) >= LONG;
  const own = ({ line, fate }: Judged) =>
    fate === 'kept' && !isHeading(line.block) && !repeats.hasLine(line.text);
  const first = judged.findIndex((each) => own(each) && isLong(each));
  const last = judged.findLastIndex((each) => own(each) && isLong(each));
  const isFurniture = (each: Judged, at: number) =>
    each.fate === 'kept' &&
    !each.rule.startsWith('inside ') &&
    !isHeading(each.line.block) &&
    repeats.hasLine(each.line.text) &&
    // Others may show how this one begins.
    !summary.includes(bare(each.line.text)) &&
    (isLong(each) || at < first || at > last || linkShare(each.line) >= 0.5);
  const found = judged.filter(isFurniture);
  const weigh = (some: readonly Judged[]) =>
    some.reduce((sum, { line }) => sum + weightOf(line.text), 0);
  if (weigh(found) > MOST_OF_TEXT * weigh(judged.filter(({ fate }) => fate === 'kept'))) return;
  for (const each of found) {
    each.fate = 'dropped';
    each.rule = RULE;
  }
}
