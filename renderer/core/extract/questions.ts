/**
 * The body of a page of questions with their answers. Readability takes the longest answer for the whole:
 * an item is a heading and a line or two.
 */
import { grouped } from '../grouped';
import { type Line, linesOf, linkShare } from './lines';
import { isParagraph, weightOf } from './paragraph';

const FEWEST_ITEMS = 3;
const MOST_LINES = 3000;
/** Elements around the first two questions, and items in one of them, that are looked at. */
const [MOST_LISTS, MOST_IN_LIST] = [8, 300];
const LONGEST_QUESTION = 250;
/** The share of the items that begin with a question, and of the page's running text that is in the items. */
const [MOST_ITEMS, MOST_TEXT] = [0.75, 0.6];
const OUTSIDE = 'nav, aside, footer, form, [role="navigation"], [role="complementary"]';

const isQuestion = ({ text }: Line) =>
  text.length <= LONGEST_QUESTION && /[?？؟][\s"”’»」』)]*$/u.test(text);

/** The nearest element around items of one shape, each a question and its answer; null for other pages. */
export function questionsBody(root: Element): Element | null {
  const marks = root.textContent?.match(/[?？؟]/g)?.length ?? 0;
  if (marks < FEWEST_ITEMS) return null;
  const lines = linesOf(root).filter(({ block }) => !block.closest(OUTSIDE));
  const questions = lines.filter(isQuestion);
  if (questions.length < FEWEST_ITEMS || lines.length > MOST_LINES) return null;
  const total = weightIn(lines);
  for (const list of listsAround(questions, root)) {
    const items = itemsIn(list, lines);
    if (items.length < FEWEST_ITEMS) continue;
    const asked = items.filter(isAnswered);
    const inside = items.flat();
    const linked = inside.reduce((sum, line) => sum + linkShare(line), 0) / inside.length;
    if (asked.length < items.length * MOST_ITEMS || linked > 0.3) continue;
    if (weightIn(inside) >= total * MOST_TEXT) return list;
  }
  return null;
}

const weightIn = (lines: readonly Line[]) =>
  lines.reduce(
    (sum, line) => sum + (isParagraph(line) || isQuestion(line) ? weightOf(line.text) : 0),
    0,
  );

/** The elements around the first question, from the innermost. */
function listsAround(questions: readonly Line[], root: Element): Element[] {
  const [first, second] = questions as [Line, Line];
  const lists: Element[] = [];
  for (let each: Element | null = first.block; each && each !== root; each = each.parentElement)
    if (each.contains(second.block) && each !== first.block) lists.push(each);
  return lists.slice(0, MOST_LISTS);
}

/** The lines of each child that is of the commonest shape among the children. */
function itemsIn(list: Element, lines: readonly Line[]): Line[][] {
  const groups = grouped(
    list.children,
    (child) => `${child.nodeName} ${(child.getAttribute('class') ?? '').replace(/\d+/g, '')}`,
  );
  const largest = [...groups.values()].toSorted((one, other) => other.length - one.length)[0] ?? [];
  if (largest.length > MOST_IN_LIST) return [];
  return largest.map((item) => lines.filter(({ block }) => item.contains(block)));
}

/** More than the question itself: where questions are headings in a text, they stand alone. */
const isAnswered = ([first, ...others]: readonly Line[]) =>
  first !== undefined && isQuestion(first) && others.length > 0;
