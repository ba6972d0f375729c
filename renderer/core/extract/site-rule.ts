/**
 * What a reader has shown of a site: the block in which its articles stand. A plain rule, one
 * selector for a host, that can be read, kept and given to others.
 */
import { hostName } from '../metadata/site';
import type { siteRule } from '../records/library-records';
import type { ValueOf } from '../records/read-fields';

export type SiteRule = ValueOf<typeof siteRule>;

/** Under which a page's rule is kept; null for what has no address. */
export function siteOf(url: string | null): string | null {
  return hostName(url)?.toLowerCase() ?? null;
}

/** Characters below which a block is not taken for an article, whatever a rule says. */
const leastText = 20;

/** The block that the rule names, within the page's body; null where there is none, or one without text. */
export function blockOf(document: Document, rule: SiteRule): Element | null {
  try {
    const named = document.querySelector(rule.body);
    const block = named?.contains(document.body) ? document.body : named;
    if (!block || !document.body.contains(block)) return null;
    return (block.textContent?.trim().length ?? 0) >= leastText ? block : null;
  } catch {
    // No selector, or one of a newer CSS.
    return null;
  }
}

/** Words of class and id that a site's templates give, and not its build or the one article. */
const isStable = (word: string) =>
  /^-?[_a-z][\w-]{1,40}$/i.test(word) &&
  !/\d{3}|[-_]{2}[\da-z]{5,}$|^(?:css|sc|jsx|svelte|emotion)-/i.test(word) &&
  !(/\d/.test(word) && /[A-Z]/.test(word) && /[a-z]/.test(word));

/**
 * A selector whose first find in this document is the element, as short as will do: by its id or its
 * classes, below those of what it stands in where they are not enough. Elements alone, without a name
 * among them, are counted from the root: another page has others before them.
 */
export function selectorOf(element: Element): string {
  const { ownerDocument: document } = element;
  const finds = (selector: string) => document.querySelector(selector) === element;
  let below = '';
  let isNamed = false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const names = namesOf(at);
    const under = (own: string) => (below === '' ? own : `${own} > ${below}`);
    const enough = names.map(under).find(finds);
    if (enough !== undefined) return enough;
    const own = names[0] ?? at.localName;
    isNamed ||= names.length > 0;
    below = under(`${own}${placeOf(at, own)}`);
    if (isNamed && finds(below)) return below;
  }
  return below;
}

/** The ways to name it, the surest first. */
function namesOf(element: Element): string[] {
  const { localName: tag, id } = element;
  const classes = [...element.classList].filter(isStable).map((word) => `.${CSS.escape(word)}`);
  return [
    ...(isStable(id) ? [`${tag}#${CSS.escape(id)}`] : []),
    ...classes.map((one) => tag + one),
    ...(classes.length > 1 ? [tag + classes.join('')] : []),
    ...(['main', 'article'].includes(tag) ? [tag] : []),
  ];
}

/** Empty for the first of its like. */
function placeOf(element: Element, own: string): string {
  const { parentElement: parent, localName } = element;
  if (!parent) return '';
  const alike = [...parent.children].filter((child) => child.localName === localName);
  if (alike.find((child) => child.matches(own)) === element) return '';
  return `:nth-of-type(${alike.indexOf(element) + 1})`;
}
