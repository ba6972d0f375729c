import type { Article } from '../../article/article';
import { isLanguage, keepValidAttributes } from './attributes';
import { followContentModel } from './content-model';
import { keepLinks } from './links';
import { keepValidMath } from './math';
import { withoutControls, xmlText } from './xml-text';

export interface Chapter {
  /** The whole file. */
  xhtml: string;
  /** The value of the manifest item's `properties`; empty for none. */
  properties: string;
}

/**
 * A chapter from an element with its images in place: well-formed XHTML that the schemas of EPUB accept,
 * whatever tree it came from. Changes the element.
 *
 * @param chapterOf see `keepLinks`
 */
export function chapterOf(
  section: HTMLElement,
  title: string,
  chapterOf: (url: string) => string | null,
): Chapter {
  const page = section.ownerDocument.implementation.createHTMLDocument('');
  const root = page.createElement('div');
  root.append(page.adoptNode(section));
  page.body.append(root);
  followContentModel(root);
  keepValidMath(root);
  keepValidAttributes(root);
  keepLinks(root, chapterOf);
  for (const element of root.querySelectorAll('[lang]')) {
    element.setAttributeNS(xmlNamespace, 'xml:lang', element.getAttribute('lang') ?? '');
  }
  const properties = root.querySelector('math') ? 'mathml' : '';
  return { xhtml: xhtmlFile(title, section.lang, bodyOf([...root.childNodes])), properties };
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Stands in the place of an article that could not be made: its title and address. */
export function emptyChapter(article: Article, title: string): string {
  const address = article.url === null ? '' : `<p class="address">${xmlText(article.url)}</p>\n`;
  return xhtmlFile(title, '', `<body>\n<h1>${xmlText(title)}</h1>\n${address}</body>`);
}

/** A file of the book. `body` is well-formed. */
export function xhtmlFile(title: string, lang: string, body: string): string {
  const language = isLanguage(lang) ? ` lang="${lang}" xml:lang="${lang}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${language}>
<head>
<title>${xmlText(title)}</title>
<meta charset="UTF-8"/>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
${body}
</html>
`;
}

function bodyOf(content: readonly Node[]): string {
  const page = document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'body');
  page.documentElement.append(...content.map((node) => page.importNode(node, true)));
  return withoutControls(new XMLSerializer().serializeToString(page));
}
