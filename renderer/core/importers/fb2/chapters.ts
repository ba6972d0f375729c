import { childOf, childrenOf } from '../office/xml-tree';

export interface Fb2Chapter {
  /** Null for text without a title. */
  title: string | null;
  parts: Element[];
}

/** UTF-16 code units. A part of a novel that is longer is read chapter by chapter. */
const LONGEST_CHAPTER = 60_000;
/** Sections inside each other. */
const DEEPEST = 20;

/** The chapters in a body or a section, in the order of the text. */
export function chaptersOf(body: Element): Fb2Chapter[] {
  return split(body, null, 0);
}

function split(section: Element, around: string | null, depth: number): Fb2Chapter[] {
  const own = titleOf(section);
  const sections = childrenOf(section, 'section');
  const isBody = section.localName === 'body';
  const isLong = (section.textContent?.length ?? 0) > LONGEST_CHAPTER;
  if (sections.length === 0 || depth > DEEPEST || !(isBody || isLong)) {
    return [{ title: joined(around, own), parts: [...section.children] }];
  }
  const found: Fb2Chapter[] = [];
  const before = [...section.children].filter((each) => each.localName !== 'section');
  // A title alone is no text; with an epigraph it is.
  if (before.some((each) => each.localName !== 'title')) found.push({ title: own, parts: before });
  for (const each of sections) found.push(...split(each, isBody ? null : own, depth + 1));
  return found;
}

function titleOf(section: Element): string | null {
  const lines = [...(childOf(section, 'title')?.children ?? [])].flatMap(
    (line) => line.textContent?.replace(/\s+/g, ' ').trim() || [],
  );
  return lines.length > 0 ? lines.join('. ').replace(/([.!?:])\. /g, '$1 ') : null;
}

const joined = (around: string | null, own: string | null) =>
  around && own ? `${around} · ${own}` : (own ?? around);
