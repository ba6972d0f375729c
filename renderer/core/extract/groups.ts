/** Rules for lines that stand together. */
import { grouped } from '../grouped';
import type { Judged } from './decision';
import { isHeading, type Line, linkShare } from './lines';
import { isOnlyLabel, isRelatedLabel } from './related-phrases';

/** Lines that lead to other articles follow their label, or stand in a list of nothing else. */
export function judgeRelatedGroups(judged: Judged[], headings: ReadonlySet<Element>): void {
  for (let at = 0; at < judged.length; at++) {
    const label = judged[at]!;
    if (label.fate !== 'kept' || !isRelatedLabel(label.line.text)) continue;
    let end = at + 1;
    while (end < judged.length && leadsElsewhere(judged[end]!)) end++;
    const isAlone = end === at + 1 && linkShare(label.line) < 0.5;
    const isOfText = headings.has(label.line.block) || !isOnlyLabel(label.line.text);
    if (isAlone && end < judged.length && isOfText) continue;
    for (const each of judged.slice(at, end)) {
      each.fate = 'dropped';
      each.rule = 'related articles';
    }
  }
  // Links and nothing else at the very end, with no heading that claims them.
  let end = judged.length - 1;
  while (end >= 0 && judged[end]!.fate !== 'kept') end--;
  let start = end;
  while (start > 0 && (judged[start]!.fate === 'dropped' || isTeaser(judged[start]!.line))) start--;
  const above = judged[start];
  if ((above && isHeading(above.line.block)) || (above && /[:：]\s*$/.test(above.line.text)))
    return;
  for (const each of judged.slice(start + 1, end + 1)) {
    if (each.fate === 'dropped') continue;
    each.fate = 'beside';
    each.rule = 'links at the end';
  }
}

function leadsElsewhere({ line, fate }: Judged): boolean {
  if (fate !== 'kept') return true;
  if (isHeading(line.block) && linkShare(line) < 0.5) return false;
  if (line.block.nodeName === 'LI') return line.linked > 0 && line.text.length < 200;
  return linkShare(line) >= 0.6;
}

const isTeaser = (line: Line) =>
  linkShare(line) >= 0.8 && !/^https?:/.test(line.text) && /\s|[^\x20-\x7f]{4}/.test(line.text);

const levelOf = (element: Element) => Number(element.nodeName.slice(1));

/**
 * The same words before links to articles, twice or more: a label in whatever language, as "Read
 * this, too | The weir leaks again".
 */
export function judgeLabelledLinks(judged: Judged[]): void {
  const byLabel = grouped(judged, ({ fate, line }) =>
    fate === 'kept' ? labelOfLink(line) || null : null,
  );
  for (const lines of byLabel.values()) {
    if (lines.length < 2) continue;
    for (const each of lines) {
      each.fate = 'dropped';
      each.rule = 'link behind a label that repeats';
    }
  }
}

const LEAST_LABEL = 4;
const LEAST_TITLE = 20;

/** The words before the one link that ends the line and is as long as a title. */
function labelOfLink({ nodes, linked, text }: Line): string | null {
  if (linked < LEAST_TITLE || text.length > 240) return null;
  const words = nodes.filter(({ data }) => data.trim() !== '');
  const isLink = (node: Text | undefined) => node?.parentElement?.closest('a[href]') ?? null;
  const at = words.findIndex((node) => isLink(node));
  const link = isLink(words[at]);
  if (at < 1 || !words.slice(at).every((node) => isLink(node) === link)) return null;
  const label = words
    .slice(0, at)
    .map(({ data }) => data)
    .join('')
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim();
  return label.length >= LEAST_LABEL && linked > label.length ? label : null;
}

/** A heading stays for what it stands over. */
export function judgeLonelyHeadings(judged: Judged[]): void {
  for (let at = judged.length - 1; at >= 0; at--) {
    const heading = judged[at]!;
    if (heading.fate !== 'kept' || !isHeading(heading.line.block)) continue;
    let droppedBelow = 0;
    let keptBelow = 0;
    for (const each of judged.slice(at + 1)) {
      const isNext =
        isHeading(each.line.block) && levelOf(each.line.block) <= levelOf(heading.line.block);
      if (isNext && each.line.block !== heading.line.block) break;
      if (each.fate === 'dropped') droppedBelow++;
      else if (each.fate !== 'beside') keptBelow++;
    }
    if (keptBelow === 0 && droppedBelow > 0) {
      heading.fate = 'dropped';
      heading.rule = 'heading over nothing';
    }
  }
}
