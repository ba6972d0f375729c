/**
 * The second opinion on what Readability took for the article. It looks at single lines: what they
 * say, what they link to, where they stand, and what the page calls their block. A line that nothing
 * speaks against stays.
 */
import { carryOut } from './carry-out';
import type { Judged, PageFacts } from './decision';
import { judgeLonelyHeadings, judgeRelatedGroups } from './groups';
import { judge } from './judge';
import { linesOf } from './lines';
import { survey } from './survey';

/** Changes the tree; answers what became of each of its lines. */
export function prune(root: Element, facts: PageFacts): Judged[] {
  const lines = linesOf(root);
  const page = survey(root, lines, facts);
  const judged: Judged[] = lines.map((line, at) => ({ line, ...judge(line, at, page, facts) }));
  judgeRelatedGroups(judged);
  judgeLonelyHeadings(judged);
  carryOut(root, judged);
  return judged;
}
