/** What the parts beside a Word document's text state: styles, numbering, relations. */
import { type BlockKind, blockKindOf } from '../office/block-kind';
import { allNamed, attributeOf, childOf, childrenOf, valueOfChild } from '../office/xml-tree';

export interface DocxStyle {
  isTitle: boolean;
  /** 1 to 6; null for what is no heading. */
  heading: number | null;
  /** The list that paragraphs of this style belong to. */
  list: { id: string; level: number } | null;
  kind: BlockKind | null;
  /** Properties of the text, the style's own first; none of a paragraph style, whose look is the reader's. */
  text: readonly Element[];
}

/** Steps from a style to what it is based on; hostile files have loops. */
const MOST_STEPS = 20;

export function stylesIn(part: Document | null): ReadonlyMap<string, DocxStyle> {
  const elements = new Map(
    allNamed(part, 'style').map((style) => [attributeOf(style, 'styleId') ?? '', style]),
  );
  const chainOf = (style: Element) => {
    const chain: Element[] = [];
    for (let each: Element | undefined = style; each && chain.length < MOST_STEPS; ) {
      chain.push(each);
      each = elements.get(valueOfChild(each, 'basedOn') ?? '');
    }
    return chain;
  };
  return new Map([...elements].map(([id, style]) => [id, styleOf(chainOf(style))]));
}

function styleOf(chain: readonly Element[]): DocxStyle {
  const names = chain.map((style) => valueOfChild(style, 'name')?.toLowerCase() ?? '');
  const levels = chain.map((style) => valueOfChild(childOf(style, 'pPr'), 'outlineLvl'));
  const named = names.flatMap((name) => /^heading (\d)$/.exec(name)?.[1] ?? [])[0];
  const outline = levels.find((level) => level !== null);
  const list = chain.flatMap((style) => listOf(childOf(style, 'pPr')) ?? [])[0] ?? null;
  return {
    isTitle: names[0] === 'title',
    heading: headingOf(named ? Number(named) : outline ? Number(outline) + 1 : null),
    list,
    kind: blockKindOf(names),
    text:
      attributeOf(chain[0], 'type') === 'character'
        ? chain.flatMap((style) => childOf(style, 'rPr') ?? [])
        : [],
  };
}

/** Levels 7 to 9 are headings in Word, too; 10 is body text. */
export const headingOf = (level: number | null) =>
  level === null || !(level >= 1 && level <= 9) ? null : Math.min(level, 6);

export function listOf(properties: Element | null): DocxStyle['list'] {
  const numbering = childOf(properties, 'numPr');
  const id = valueOfChild(numbering, 'numId');
  return id === null ? null : { id, level: Number(valueOfChild(numbering, 'ilvl') ?? 0) || 0 };
}

/** Whether a level of a list is numbered; undefined for a level without a mark. */
export type Numbering = (list: { id: string; level: number }) => boolean | undefined;

export function numberingIn(part: Document | null): Numbering {
  const abstract = new Map(
    allNamed(part, 'abstractNum').map((each) => [attributeOf(each, 'abstractNumId'), each]),
  );
  const formats = new Map<string, string | null>();
  for (const each of allNamed(part, 'num')) {
    const levels = childrenOf(abstract.get(valueOfChild(each, 'abstractNumId')), 'lvl');
    for (const level of levels)
      formats.set(
        `${attributeOf(each, 'numId')} ${attributeOf(level, 'ilvl')}`,
        valueOfChild(level, 'numFmt'),
      );
  }
  return ({ id, level }) => {
    // Zero takes a paragraph out of the list of its style.
    const format = id === '0' ? 'none' : (formats.get(`${id} ${level}`) ?? 'bullet');
    return format === 'none' ? undefined : format !== 'bullet';
  };
}

/** Targets by their ids; of pictures relative to the part, of links whole addresses. */
export const relationsIn = (part: Document | null): ReadonlyMap<string, string> =>
  new Map(
    allNamed(part, 'Relationship').flatMap((each) => {
      const [id, target] = [attributeOf(each, 'Id'), attributeOf(each, 'Target')];
      return id && target ? [[id, target] as const] : [];
    }),
  );
