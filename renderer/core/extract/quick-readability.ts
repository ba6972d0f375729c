/** Readability with the same answers, without its two most expensive questions to each element. */
import { Readability } from '@mozilla/readability';

/** Methods of Readability 0.6 that its types do not declare. */
interface Internals {
  _isProbablyVisible(node: Element): boolean;
  _isValidByline(node: Element, matchString: string): boolean;
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
}
