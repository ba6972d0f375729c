import type { Page } from '@playwright/test';

/**
 * Cleans the snippets and returns those whose result still contains something that the reader must
 * never show. Everything is forbidden that is not in the lists below. They are written independently of
 * the sanitizer's lists, and say what is passive in a browser.
 */
export function survivors(page: Page, snippets: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const htmlNamespace = 'http://www.w3.org/1999/xhtml';
    const mathNamespace = 'http://www.w3.org/1998/Math/MathML';
    /** Elements that do not run, fetch, navigate, take input, or contain a separate tree. */
    const passive = new Set(
      (
        'a abbr address article aside b bdi bdo blockquote body br caption center cite code col colgroup dd del details dfn ' +
        'div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p ' +
        'picture pre q rb rp rt rtc ruby s samp section small span strike strong sub summary sup table tbody td tfoot ' +
        'th thead time tr tt u ul var wbr'
      ).split(' '),
    );
    /** MathML elements that contain HTML, link, or react to input are left out. */
    const passiveMath =
      /^(?:math|semantics|m(?:enclose|error|fenced|frac|i|multiscripts|n|o|over|padded|phantom|prescripts|root|row|s|space|sqrt|style|sub|subsup|sup|table|td|text|tr|under|underover))$/;
    const passiveAttributes = new Set(
      (
        'abbr align alt class colspan datetime dir height lang open reversed rowspan scope span start title type value ' +
        'width accent accentunder columnalign columnspan depth display displaystyle fence linethickness lspace mathvariant ' +
        'maxsize minsize movablelimits notation rowalign rspace scriptlevel separator stretchy symmetric voffset'
      ).split(' '),
    );
    /** Attributes that hold an address or a name, with the values that are allowed. */
    const bounded: Record<string, [elements: RegExp, values: RegExp]> = {
      href: [/^a$/, /^(?:https?:\/\/|mailto:|#user-content-)/],
      src: [/^img$/, /^asset:[0-9a-f]{64}$/],
      'data-src': [/^img$/, /^https?:\/\//],
      id: [/./, /^user-content-./s],
      class: [/./, /^(?:language|lang)-/],
      // A browser finds the class of a custom element by `is`; DOMPurify leaves an empty one.
      is: [/./, /^$/],
    };
    const attributeLeft = (element: Element): string | null => {
      for (const { name, value, namespaceURI } of element.attributes) {
        const rule = bounded[name];
        const isPassive = rule
          ? rule[0].test(element.localName) && rule[1].test(value)
          : passiveAttributes.has(name);
        if (!isPassive || namespaceURI !== null) return `attribute ${name}=${value.slice(0, 60)}`;
      }
      return null;
    };
    const elementLeft = ({ localName, namespaceURI, outerHTML }: Element): string | null => {
      const isPassive =
        namespaceURI === htmlNamespace
          ? passive.has(localName)
          : namespaceURI === mathNamespace && passiveMath.test(localName);
      return isPassive ? null : `element ${outerHTML.slice(0, 80)}`;
    };
    /** Parses in a separate document, as the reader's frame does. */
    const leftIn = (clean: string): string | null => {
      const document = new DOMParser().parseFromString(clean, 'text/html');
      const nodes = document.createNodeIterator(document, NodeFilter.SHOW_ALL);
      for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
        if (node instanceof Element) {
          if (node === document.documentElement || node === document.head) continue;
          const left = elementLeft(node) ?? attributeLeft(node);
          if (left) return left;
        } else if (node.nodeType !== Node.TEXT_NODE && node !== document) {
          return `a node of type ${node.nodeType}`;
        }
      }
      return null;
    };
    return all.flatMap((html) => {
      const clean = core.context.clean(html, 'https://site.example/a/b.html');
      const left = leftIn(clean);
      return left ? [`${html} → ${left}`] : [];
    });
  }, snippets as string[]);
}
