/**
 * The second opinion on what Readability took for the article. It looks at single lines: what they
 * say, what they link to, where they stand, and what the page calls their block. A line that nothing
 * speaks against stays.
 */
import { carryOut } from './carry-out';
import type { Judged, PageFacts } from './decision';
import { judgeLabelledLinks, judgeLonelyHeadings, judgeRelatedGroups } from './groups';
import { judge } from './judge';
import { judgeByModel } from './judge-learnt';
import { linesOf } from './lines';
import { judgeRepeats } from './repeats';
import type { Repeats } from './site-family';
import { survey } from './survey';

/** Returns which lines of a page occur on other pages of its site. */
export type Family = (lines: readonly string[]) => Repeats | null;

/** Changes the tree; answers what became of each of its lines. */
export function prune(
  root: Element,
  facts: PageFacts,
  { family, explains = false }: { family?: Family; explains?: boolean } = {},
): Judged[] {
  const lines = linesOf(root);
  const page = survey(root, lines, facts);
  const judged: Judged[] = lines.map((line, at) => ({ line, ...judge(line, at, page, facts) }));
  if (family) {
    const repeats = family(lines.map(({ text }) => text));
    if (repeats) judgeRepeats(judged, repeats, facts);
  }
  judgeRelatedGroups(judged, page.headings);
  judgeLabelledLinks(judged);
  judgeByModel(judged, page, facts, explains);
  judgeLonelyHeadings(judged);
  carryOut(root, judged);
  return judged;
}
