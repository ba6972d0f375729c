import { isPlaceholder } from './placeholder';

/** `<meta>` elements by name, property or itemprop in lower case, without empty values and placeholders. */
export interface MetaTags {
  /** The value of the first of these names that the page has. */
  first(...names: string[]): string | null;
  /** All values of a name, in the page's order. */
  all(name: string): string[];
}

export function readMetaTags(document: Document): MetaTags {
  const found = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content], meta[value]')) {
    // Some programs that save pages write `value` where the page had `content`.
    const content = (element.getAttribute('content') ?? element.getAttribute('value'))?.trim();
    if (!content || isPlaceholder(content)) continue;
    const names = `${element.getAttribute('property') ?? ''} ${element.getAttribute('name') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
    for (const name of names.toLowerCase().split(/\s+/)) {
      if (name === '') continue;
      const contents = found.get(name);
      if (contents) contents.push(content);
      else found.set(name, [content]);
    }
  }
  return {
    first: (...names) => {
      for (const name of names) {
        const content = found.get(name)?.[0];
        if (content) return content;
      }
      return null;
    },
    all: (name) => found.get(name) ?? [],
  };
}
