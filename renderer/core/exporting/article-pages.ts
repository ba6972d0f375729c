// One HTML page for any number of articles: a file that stands by itself, or what is printed.
import type { Article } from '../article/article';
import { publicationDate } from '../article/publication-date';
import { isoTime } from '../dates/iso-time';
import { escapeHtml } from '../text/escape-html';
import { isWebAddress } from './article-section';
import { markStyle } from './mark-style';
import type { ExportWords } from './words';

export type PageUse =
  | { kind: 'file' }
  /** On paper, or in a PDF. */
  | { kind: 'print'; paper: 'A4' | 'Letter'; withLinks: boolean };

/**
 * The front of the document: the facts of a single article, or a list of several articles.
 *
 * @param about plain text below the title of several articles
 */
export function pageStart(
  articles: readonly Article[],
  title: string,
  use: PageUse,
  words: ExportWords,
  about = '',
): string {
  const [article] = articles;
  const only = articles.length === 1 ? article : undefined;
  const lang = only?.lang ? ` lang="${escapeHtml(only.lang)}"` : '';
  const className = use.kind === 'print' && use.withLinks ? ' class="with-links"' : '';
  return `<!doctype html>
<html${lang}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${use.kind === 'file' ? 'data:' : 'app:'}; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
${only ? factsOf(only) : ''}<style>${common}${use.kind === 'file' ? screen : printStyle(use.paper)}</style>
</head>
<body${className}>
${only ? '' : contents(articles, title, words, about)}`;
}

/** An article of the page; `section` is serialized by the DOM. Its ids get the article's in front. */
export function pagePart(section: HTMLElement, number: number): string {
  for (const element of section.querySelectorAll('[id]')) element.id = ownId(element.id, number);
  for (const link of section.querySelectorAll('a[href^="#"]')) {
    const target = (link.getAttribute('href') ?? '').slice(1);
    link.setAttribute('href', `#${ownId(target, number)}`);
  }
  section.id = partId(number);
  for (const link of section.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
    // The style sheet prints the address behind a link; here the text is the address already.
    if (link.textContent?.trim() === link.getAttribute('href')) link.className = 'bare';
  }
  return `${section.outerHTML}\n`;
}

export const pageEnd = '</body>\n</html>\n';

const partId = (number: number) => `article-${number}`;
const ownId = (id: string, number: number) => `${partId(number)}-${id}`;

/** The article's facts as other programs, and our own importer, read them. */
function factsOf(article: Article): string {
  const facts: [string, string, string | null][] = [
    ...article.byline.map((name): [string, string, string] => ['name', 'author', name]),
    ['property', 'og:type', 'article'],
    ['property', 'og:title', article.title],
    ['property', 'og:site_name', article.site],
    ['property', 'og:url', article.url],
    ['property', 'article:published_time', publicationDate(article)],
    ['property', 'article:modified_time', article.updatedAt],
    ['property', 'article:section', article.section],
    ...article.tags.map((tag): [string, string, string] => ['property', 'article:tag', tag]),
    ['name', 'dcterms.created', isoTime(article.savedAt)],
    ['name', 'dcterms.license', article.licence],
  ];
  const lines = facts
    .filter(([, , value]) => value !== null && value !== '')
    .map(
      ([kind, name, value]) => `<meta ${kind}="${name}" content="${escapeHtml(value ?? '')}">\n`,
    );
  const link = isWebAddress(article.url)
    ? `<link rel="canonical" href="${escapeHtml(article.url)}">\n`
    : '';
  return lines.join('') + link;
}

function contents(
  articles: readonly Article[],
  title: string,
  words: ExportWords,
  about: string,
): string {
  const entries = articles.map((article, index) => {
    const facts = [article.byline.join(', '), article.site].filter((fact) => fact).join(' · ');
    const lang = article.lang ? ` lang="${escapeHtml(article.lang)}"` : '';
    return `<li${lang}><a href="#${partId(index + 1)}">${escapeHtml(article.title || words.untitled)}</a> <span class="facts">${escapeHtml(facts)}</span></li>`;
  });
  return `<nav class="contents"><h1>${escapeHtml(title)}</h1>${paragraphs(about)}<ol>\n${entries.join('\n')}\n</ol></nav>\n`;
}

/** Plain text, with a line for each of its lines. */
const paragraphs = (text: string) =>
  text === '' ? '' : `<p class="about">${escapeHtml(text)}</p>`;

const common = `
.about{white-space:pre-wrap}
:root{color-scheme:light}
body{line-height:1.6;font-family:Charter,"Iowan Old Style","Palatino Linotype",Georgia,serif;color:#000;background:#fff;overflow-wrap:anywhere}
:lang(ko){word-break:keep-all}
:lang(ja),:lang(zh){line-break:strict}
:lang(en),:lang(de),:lang(fr){hyphens:auto}
h1,h2,h3,h4,h5,h6{line-height:1.3;hyphens:manual}
header{margin-bottom:2em}
.facts,.address,.tags,figcaption,.image-missing{font-size:.85em}
img{max-width:100%;height:auto}
figure{margin:1em 0}
pre,code{font-family:ui-monospace,Consolas,"Noto Sans Mono",monospace;font-size:.85em}
pre{white-space:pre-wrap}
table{border-collapse:collapse;max-width:100%}
td,th{border:1px solid #888;padding:.2em .5em;vertical-align:top}
mark{color:inherit;background:#fff1a8;-webkit-print-color-adjust:exact;print-color-adjust:exact}
${markStyle}
.note-ref{font-size:.75em;vertical-align:super;line-height:1}
.notes,.lost,.note{margin-top:2em;border-top:1px solid #888}
`;

const screen = `
body{max-width:40em;margin:2em auto;padding:0 1em}
body>article+article{margin-top:4em;border-top:1px solid #888;padding-top:2em}
`;

/** A block is kept together where it fits on a page; Chromium breaks what is longer. */
const printStyle = (paper: 'A4' | 'Letter') => `
@page{size:${paper};margin:20mm 20mm 22mm}
html{font-size:11pt}
body{margin:0}
p,li,blockquote,dd{orphans:2;widows:2}
h1,h2,h3,h4,h5,h6,summary{break-after:avoid;break-inside:avoid}
figure,img,pre,blockquote,table,tr,math{break-inside:avoid}
header,figcaption,caption,.address{break-inside:avoid}
figcaption{break-before:avoid}
dt{break-after:avoid}
thead{display:table-header-group}
img{max-height:220mm}
.contents,body>article+article{break-before:auto}
.contents+article,body>article+article{break-before:page}
a{color:inherit;text-decoration-thickness:.5pt}
mark{border-bottom:.75pt solid #000}
.note-back{display:none}
.with-links a[href^="http"]:not(.bare)::after{content:" (" attr(href) ")";font-size:.8em}
`;
