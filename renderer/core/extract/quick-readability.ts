/** Readability with the same answers, without its most expensive questions to each element. */
import { Readability } from '@mozilla/readability';

/** Methods of Readability 0.6 that its types do not declare. */
interface Internals {
  _isProbablyVisible(node: Element): boolean;
  _isValidByline(node: Element, matchString: string): boolean;
  _isElementWithoutContent(node: Element): boolean;
  _getLinkDensity(element: Element): number;
  REGEXPS: { byline: RegExp };
}

const original = Readability.prototype as unknown as Internals;

export class QuickReadability extends Readability<Node> {
  /** Reading `style` of an element makes an object for it. Most elements have no such attribute. */
  protected _isProbablyVisible(node: Element): boolean {
    if (node.hasAttribute('style')) return original._isProbablyVisible.call(this, node);
    if (node.hasAttribute('hidden')) return false;
    return !node.hasAttribute('aria-hidden') || original._isProbablyVisible.call(this, node);
  }

  /** The text of all elements together is as long as the page is deep: names are asked first. */
  protected _isValidByline(node: Element, matchString: string): boolean {
    const { REGEXPS } = this as unknown as Internals;
    const mayBe =
      node.getAttribute('rel') === 'author' ||
      node.getAttribute('itemprop')?.includes('author') === true ||
      REGEXPS.byline.test(matchString);
    return mayBe && original._isValidByline.call(this, node, matchString);
  }

  /** Asks for the whole text of each block. Most blocks begin with some. */
  protected _isElementWithoutContent(node: Element): boolean {
    return !beginsWithText(node) && original._isElementWithoutContent.call(this, node);
  }

  /**
   * Leaves addresses as the page has them: a parsed page has the address of the program that parsed it,
   * against which Readability would resolve them. The sanitizer knows the page's own.
   */
  protected _fixRelativeUris(): void {}

  /** The share is nothing where there is no link, however long the text is. */
  protected _getLinkDensity(element: Element): number {
    const hasLink = element.getElementsByTagName('a').length > 0;
    return hasLink ? original._getLinkDensity.call(this, element) : 0;
  }
}

const MOST_STEPS = 12;

/** A text stands among its first nodes. False says nothing. */
function beginsWithText(element: Element): boolean {
  let node: Node | null = element.firstChild;
  for (let steps = 0; node && steps < MOST_STEPS; steps++) {
    if (node.nodeType === 3 && /\S/.test((node as Text).data)) return true;
    node = node.firstChild ?? node.nextSibling;
  }
  return false;
}
