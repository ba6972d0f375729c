/**
 * Finds tags that make a parser slow, by running the parsing algorithm of the HTML standard (parse5)
 * without building a tree. Which `<` begins a tag depends on the open elements (foreign content, raw
 * text, select, frameset), so a tokenizer alone can be misled.
 */
import { InsertionMode, Parser, type Token, Tokenizer } from 'parse5';
import { type BareNode, type BareTree, bareTreeAdapter } from './bare-tree';

/** A place in the HTML: `[start, end)` in UTF-16 code units. */
export type Span = readonly [start: number, end: number];

/** Checking each new attribute for one of the same name takes Chromium seconds for a million. */
export const MOST_ATTRIBUTES = 500;

/** Blink itself attaches what is nested deeper than 512 to a parent further up. */
const DEEPEST = 512;

/** Formatting elements that a parser may open again: more than any page has. */
const MOST_REOPENED = 200_000;

/** Each merges its attributes into the first one's. */
const MOST_ROOTS = 64;

/** Chromium ignored all but options in a select until version 135, and nests them since. */
const MOST_IN_SELECT = 200;

/** Blink looks for the root among all children of the document, for each that is added. */
const MOST_OUTSIDE = 1_000;

/** Blink tells all others of a group of each that is added. */
const MOST_RADIOS = 1_000;

/** Blink looks through the document for the first that counts, for each that is added. */
const MOST_BASES = 100;

/** Of one picture: Blink looks through them for each that is added. */
const MOST_SOURCES = 200;

/** Nodes that Blink may look through for the direction of text. */
const MOST_LOOKS = 20_000_000;

/** They are never on the stack of open elements. */
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Without its start tag, the text in it would be read as tags. */
const RAW_TEXT = new Set(
  'iframe noembed noframes plaintext script style textarea title xmp'.split(' '),
);

const ROOTS = new Set(['html', 'body', 'head']);

/** Formatting elements, and the one that looks for the direction of its text by itself. */
const MULTIPLYING = new Set(
  'a b bdi big code em font i nobr s small strike strong tt u'.split(' '),
);

const isRadio = ({ attrs }: Token.TagToken) =>
  attrs.some(({ name, value }) => name === 'type' && value.toLowerCase() === 'radio');

/** Thrown where formatting elements multiply, or text is looked through again and again. */
export class TooCostly extends Error {}

/**
 * The tags to take out, in order.
 *
 * @param what `deep`: tags that nest too deep, or come too often where Blink is slow for each; throws
 *   `TooCostly` where that is not enough. `deep-and-multiplying`: all tags of formatting elements and
 *   `dir=auto` as well; never throws.
 */
export function costlyTags(html: string, what: 'deep' | 'deep-and-multiplying'): Span[] {
  const parser = new StackParser(what === 'deep-and-multiplying');
  parser.tokenizer.write(html, true);
  return parser.cuts;
}

/** Keeps no more attributes of a tag than it takes to know that they are too many. */
class BoundedTokenizer extends Tokenizer {
  protected override _leaveAttrName(): void {
    const token = this.currentToken;
    if (token && 'attrs' in token && token.attrs.length > MOST_ATTRIBUTES) return;
    super._leaveAttrName();
  }
}

class StackParser extends Parser<BareTree> {
  readonly cuts: Span[] = [];
  /** Start tags that were cut and whose end tags have not come yet, by name. */
  readonly #cutOpen = new Map<string, number>();
  #reopened = 0;
  #roots = 0;
  #inSelect = 0;
  #outside = 0;
  #radios = 0;
  #bases = 0;
  #looks = 0;

  constructor(private readonly cutsMultiplying: boolean) {
    super({ scriptingEnabled: false, treeAdapter: bareTreeAdapter });
    // The option of the parser would keep a location for each node as well.
    this.tokenizer = new BoundedTokenizer({ sourceCodeLocationInfo: true }, this);
  }

  override onStartTag(token: Token.TagToken): void {
    if (this.#isCostly(token)) {
      this.#cut(token);
      return;
    }
    if (token.attrs.length > MOST_ATTRIBUTES) {
      this.#cutAttributes(token);
      token.attrs = [];
    }
    if (this.cutsMultiplying) this.#cutAuto(token);
    super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    const { tagName } = token;
    const opened = this.#cutOpen.get(tagName) ?? 0;
    const isFormatting = this.cutsMultiplying && MULTIPLYING.has(tagName);
    if (this.insertionMode === InsertionMode.TEXT || (opened === 0 && !isFormatting)) {
      super.onEndTag(token);
      return;
    }
    this.#cut(token);
    if (opened > 0) this.#cutOpen.set(tagName, opened - 1);
  }

  override onComment(token: Token.CommentToken): void {
    const { insertionMode } = this;
    const isOutside =
      insertionMode === InsertionMode.INITIAL ||
      insertionMode === InsertionMode.BEFORE_HTML ||
      insertionMode === InsertionMode.AFTER_AFTER_BODY ||
      insertionMode === InsertionMode.AFTER_AFTER_FRAMESET;
    if (isOutside && ++this.#outside > MOST_OUTSIDE) this.#cut(token);
    else super.onComment(token);
  }

  #cut({ location }: Token.TagToken | Token.CommentToken): void {
    if (location) this.cuts.push([location.startOffset, location.endOffset]);
  }

  #cutAttributes({ location, tagName, selfClosing }: Token.TagToken): void {
    if (!location) return;
    const { startOffset, endOffset } = location;
    this.cuts.push([startOffset + 1 + tagName.length, endOffset - (selfClosing ? 2 : 1)]);
  }

  #cutAuto({ attrs, location }: Token.TagToken): void {
    const isDirected = attrs.some(({ name, value }) => name === 'dir' && /^auto$/i.test(value));
    const place = isDirected && location?.attrs?.dir;
    if (place) this.cuts.push([place.startOffset, place.endOffset]);
  }

  #isCostly(token: Token.TagToken): boolean {
    const { tagName } = token;
    if (this.cutsMultiplying && MULTIPLYING.has(tagName)) return true;
    if (tagName === 'base') return ++this.#bases > MOST_BASES;
    if (tagName === 'source' && this.#isSourceTooMany()) return true;
    if (tagName === 'input' && isRadio(token)) return ++this.#radios > MOST_RADIOS;
    if (this.#isIgnoredInSelect(tagName)) return ++this.#inSelect > MOST_IN_SELECT;
    const isForeign = this.shouldProcessStartTagTokenInForeignContent(token);
    if (!isForeign && ROOTS.has(tagName)) return ++this.#roots > MOST_ROOTS;
    if (this.openElements.stackTop < DEEPEST) {
      this.#cutOpen.clear();
      return false;
    }
    const opensNothing = isForeign ? token.selfClosing : VOID.has(tagName);
    if (opensNothing || (!isForeign && RAW_TEXT.has(tagName))) return false;
    this.#cutOpen.set(tagName, (this.#cutOpen.get(tagName) ?? 0) + 1);
    return true;
  }

  #isSourceTooMany(): boolean {
    const { current } = this.openElements;
    if (!current) return false;
    current.sources += 1;
    return current.sources > MOST_SOURCES;
  }

  #isIgnoredInSelect(tagName: string): boolean {
    const { insertionMode } = this;
    const isIn =
      insertionMode === InsertionMode.IN_SELECT ||
      insertionMode === InsertionMode.IN_SELECT_IN_TABLE;
    return isIn && !['option', 'optgroup', 'select', 'script'].includes(tagName);
  }

  override _reconstructActiveFormattingElements(): void {
    const before = this.openElements.stackTop;
    super._reconstructActiveFormattingElements();
    this.#reopened += this.openElements.stackTop - before;
    if (this.#reopened > MOST_REOPENED) throw new TooCostly();
  }

  override onItemPush(node: BareNode, tagId: number, isTop: boolean): void {
    super.onItemPush(node, tagId, isTop);
    this.#look(node.parent);
  }

  /** Counts what Blink looks through when a node is added. */
  #look(parent: BareNode | null | undefined): void {
    if (this.cutsMultiplying) return;
    for (let auto = parent?.auto; auto; auto = auto.parent?.auto) {
      auto.inside += 1;
      this.#looks += auto.inside;
    }
    if (this.#looks > MOST_LOOKS) throw new TooCostly();
  }

  override _insertCharacters(token: Token.CharacterToken): void {
    this.#look(this.openElements.current);
    super._insertCharacters({ ...token, location: null });
  }
}
