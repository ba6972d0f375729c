/**
 * Finds tags that make Chromium's parser slow, by running the HTML standard's parsing algorithm (parse5)
 * without building a tree. Which `<` begins a tag depends on the open elements (foreign content, raw text,
 * select, frameset), so a tokenizer alone can be misled.
 */
import { InsertionMode, Parser, type Token, Tokenizer } from 'parse5';
import { type BareNode, type BareTree, bareTreeAdapter } from './bare-tree';

/** A range of the HTML, `[start, end)` in UTF-16 code units. */
export type Span = readonly [start: number, end: number];

/** Chromium compares each new attribute with all others of its tag: a million take seconds. */
export const MOST_ATTRIBUTES = 500;

/** Deepest nesting. Blink itself attaches deeper elements to an ancestor. */
const DEEPEST = 512;

/** Most formatting elements that the parser may reopen; more than any real page has. */
const MOST_REOPENED = 200_000;

/** Most `<html>`, `<head>` and `<body>` tags: each merges its attributes into the first one's. */
const MOST_ROOTS = 64;

/** Most other tags in a select: Chromium ignored them until version 135, and has nested them since. */
const MOST_IN_SELECT = 200;

/** Most comments outside of the root: Blink searches all children of the document for each one. */
const MOST_OUTSIDE = 1_000;

/** Most radio buttons: Blink notifies the whole group for each new one. */
const MOST_RADIOS = 1_000;

/** Most `<base>` elements: Blink searches the document for the first valid one each time. */
const MOST_BASES = 100;

/** Most `<style>` elements: Blink puts each one's sheet into its place among all others. */
const MOST_STYLES = 2_000;

/** Most `<source>` elements of one picture: Blink searches all of them for each new one. */
const MOST_SOURCES = 200;

/** Most nodes that Blink may visit to compute the direction of text. */
const MOST_LOOKUPS = 20_000_000;

/** Void elements, which are never on the stack of open elements. */
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Raw text elements: without the start tag, their text would be parsed as tags. */
const RAW_TEXT = new Set(
  'iframe noembed noframes plaintext script style textarea title xmp'.split(' '),
);

const ROOTS = new Set(['html', 'body', 'head']);

/** Formatting elements, and `bdi`, whose direction depends on its text. */
const MULTIPLYING = new Set(
  'a b bdi big code em font i nobr s small strike strong tt u'.split(' '),
);

const isRadio = ({ attrs }: Token.TagToken) =>
  attrs.some(({ name, value }) => name === 'type' && value.toLowerCase() === 'radio');

/** Thrown when reopened formatting elements or direction look-ups exceed their limits. */
export class TooCostly extends Error {}

/**
 * Finds the tags to remove, in order.
 *
 * @param what `deep`: tags nested too deep, or too many of those that Blink handles slowly; throws
 *   `TooCostly` when removing these is not enough. `deep-and-multiplying`: also all formatting tags and
 *   `dir=auto`; never throws
 */
export function costlyTags(html: string, what: 'deep' | 'deep-and-multiplying'): Span[] {
  const parser = new StackParser(what === 'deep-and-multiplying');
  parser.tokenizer.write(html, true);
  return parser.cuts;
}

/** Keeps only as many attributes of a tag as are needed to see that there are too many. */
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
  #lookups = 0;
  #styles = 0;
  /** Where a `<style>` begins that is cut with its text, which would be shown otherwise. */
  #styleAt: number | null = null;

  constructor(private readonly cutsMultiplying: boolean) {
    super({ scriptingEnabled: false, treeAdapter: bareTreeAdapter });
    // The parser's own option would also keep a location for each node.
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
    const isSheet = token.tagName === 'style' && this.insertionMode === InsertionMode.TEXT;
    if (isSheet && ++this.#styles > MOST_STYLES)
      this.#styleAt = token.location?.startOffset ?? null;
  }

  override onEof(token: Token.EOFToken): void {
    this.#cutStyle(Number.POSITIVE_INFINITY);
    super.onEof(token);
  }

  #cutStyle(end: number): void {
    if (this.#styleAt !== null) this.cuts.push([this.#styleAt, end]);
    this.#styleAt = null;
  }

  override onEndTag(token: Token.TagToken): void {
    const { tagName } = token;
    const opened = this.#cutOpen.get(tagName) ?? 0;
    const isFormatting = this.cutsMultiplying && MULTIPLYING.has(tagName);
    if (this.insertionMode === InsertionMode.TEXT) this.#cutStyle(token.location?.endOffset ?? 0);
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
    this.#countLookups(node.parent);
  }

  /** Counts the nodes that Blink visits when a node is added. */
  #countLookups(parent: BareNode | null | undefined): void {
    if (this.cutsMultiplying) return;
    for (let auto = parent?.auto; auto; auto = auto.parent?.auto) {
      auto.inside += 1;
      this.#lookups += auto.inside;
    }
    if (this.#lookups > MOST_LOOKUPS) throw new TooCostly();
  }

  override _insertCharacters(token: Token.CharacterToken): void {
    this.#countLookups(this.openElements.current);
    super._insertCharacters({ ...token, location: null });
  }
}
