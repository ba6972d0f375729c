/** The description of a FictionBook: title, authors, language, date. */
import type { BookFacts } from '../book/chapter-item';
import { childOf, childrenOf } from '../office/xml-tree';

export interface Fb2Facts extends BookFacts {
  /** The cover and the annotation, which stand above the first chapter. */
  front: Element[];
}

const textOf = (parent: Element | null, name: string) =>
  childOf(parent, name)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

export function bookFacts(root: Element): Fb2Facts {
  const description = childOf(root, 'description');
  const info = childOf(description, 'title-info');
  const publisher = childOf(description, 'publish-info');
  const date = childOf(info, 'date');
  const front = [childOf(info, 'coverpage'), childOf(info, 'annotation')];
  return {
    title: textOf(info, 'book-title'),
    authors: childrenOf(info, 'author').flatMap((author) => nameOf(author) || []),
    lang: textOf(info, 'lang') || null,
    published:
      date?.getAttribute('value') || date?.textContent?.trim() || textOf(publisher, 'year') || null,
    keywords: textOf(info, 'keywords')
      .split(/[,;]/)
      .flatMap((word) => word.trim() || []),
    front: front.filter((part) => part !== null),
  };
}

function nameOf(author: Element): string {
  const parts = ['first-name', 'middle-name', 'last-name'].map((part) => textOf(author, part));
  return parts.filter((part) => part !== '').join(' ') || textOf(author, 'nickname');
}
