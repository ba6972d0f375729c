// The files of an EPUB beside its chapters (EPUB 3.3, https://www.w3.org/TR/epub-33/).
import type { Article } from '../../article/article';
import { sha256OfText } from '../../article/hashes';
import { publicationDate } from '../../article/publication-date';
import { isoTime } from '../../dates/iso-time';
import { dayOf, isWebAddress } from '../article-section';
import { fileAs } from '../file-as';
import { markStyle } from '../mark-style';
import type { ExportWords } from '../words';
import { isLanguage } from './attributes';
import { xhtmlFile } from './chapter';
import { xmlText } from './xml-text';

export interface BookChapter {
  article: Article;
  title: string;
  /** The file's name in the folder of the package. */
  file: string;
  /** The manifest item's properties; empty for none. */
  properties: string;
}

export interface BookImage {
  file: string;
  mediaType: string;
}

export interface Book {
  title: string;
  /** Plain text below the title. */
  about?: string;
  chapters: readonly BookChapter[];
  images: readonly BookImage[];
  words: ExportWords;
  /** Milliseconds since 1970: the last change of what the book holds. */
  modifiedAt: number;
}

/** Must be the first entry of the archive, uncompressed. */
export const mimetype = 'application/epub+zip';
/** The folder of everything but `mimetype` and `META-INF`. */
export const folder = 'EPUB';

/** All files but the chapters, the images and `mimetype`, by their path in the archive. */
export async function bookFiles(book: Book): Promise<Map<string, string>> {
  const id = await identifierOf(book);
  return new Map([
    ['META-INF/container.xml', containerXml],
    [`${folder}/package.opf`, packageFile(book, id)],
    [`${folder}/nav.xhtml`, navigation(book)],
    [`${folder}/toc.ncx`, ncx(book, id)],
    [`${folder}/cover.xhtml`, cover(book)],
    [`${folder}/style.css`, style],
  ]);
}

const containerXml = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="${folder}/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`;

/** The same articles have the same identifier, so a reading program replaces an older file of the book. */
async function identifierOf({ chapters, title }: Book): Promise<string> {
  const parts = [title, ...chapters.map(({ article }) => article.id)].join('\n');
  const hex = await sha256OfText(parts);
  // RFC 9562, version 8: the content is the program's own.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** More names would only make the first page of a reading program unreadable. */
const mostAuthors = 50;

function packageFile({ title, chapters, images, modifiedAt }: Book, id: string): string {
  const articles = chapters.map(({ article }) => article);
  const authors = [...new Set(articles.flatMap(({ byline }) => byline))].slice(0, mostAuthors);
  const creators = authors.map(
    (name, index) =>
      `<dc:creator id="creator-${index + 1}">${xmlText(name)}</dc:creator>
<meta refines="#creator-${index + 1}" property="file-as">${xmlText(fileAs(name))}</meta>
<meta refines="#creator-${index + 1}" property="role" scheme="marc:relators">aut</meta>`,
  );
  const languages = languagesOf(articles).map((tag) => `<dc:language>${tag}</dc:language>`);
  const modified = isoTime(Math.max(0, modifiedAt)).replace(/\.\d+/, '') || '1970-01-01T00:00:00Z';
  const manifest = chapters.map(
    ({ file, properties }, index) =>
      `<item id="chapter-${index + 1}" href="${file}" media-type="application/xhtml+xml"${properties === '' ? '' : ` properties="${properties}"`}/>`,
  );
  const pictures = images.map(
    ({ file, mediaType }, index) =>
      `<item id="image-${index + 1}" href="${file}" media-type="${mediaType}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${languagesOf(articles)[0]}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${id}</dc:identifier>
<dc:title>${xmlText(title)}</dc:title>
${[...languages, ...creators, ...sourceOf(articles)].join('\n')}
<meta property="dcterms:modified">${modified}</meta>
<meta property="schema:accessMode">textual</meta>
${images.length === 0 ? '' : '<meta property="schema:accessMode">visual</meta>\n'}<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityHazard">unknown</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
${[...manifest, ...pictures].join('\n')}
</manifest>
<spine toc="ncx">
<itemref idref="cover"/>
${chapters.map((_chapter, index) => `<itemref idref="chapter-${index + 1}"/>`).join('\n')}
</spine>
</package>
`;
}

/** Where and when the one article of a book was published. */
function sourceOf(articles: readonly Article[]): string[] {
  const [article] = articles;
  if (article === undefined || articles.length > 1) return [];
  const { url, site, tags } = article;
  const published = publicationDate(article);
  return [
    ...(url === null ? [] : [`<dc:source>${xmlText(url)}</dc:source>`]),
    ...(site === null ? [] : [`<dc:publisher>${xmlText(site)}</dc:publisher>`]),
    ...(published === null ? [] : [`<dc:date>${xmlText(dayOf(published))}</dc:date>`]),
    ...tags.map((tag) => `<dc:subject>${xmlText(tag)}</dc:subject>`),
  ];
}

/** The most frequent language first; `und` (undetermined) when no article states one. */
function languagesOf(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  for (const { lang } of articles) {
    if (lang !== null && isLanguage(lang)) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
  return sorted.length === 0 ? ['und'] : sorted;
}

function navigation({ title, chapters, words }: Book): string {
  const entries = chapters.map(
    ({ file, title }) => `<li><a href="${file}">${xmlText(title)}</a></li>`,
  );
  return xhtmlFile(
    title,
    '',
    `<body>
<nav epub:type="toc" role="doc-toc" id="toc">
<h1>${xmlText(words.contents)}</h1>
<ol>
<li><a href="cover.xhtml">${xmlText(title)}</a></li>
${entries.join('\n')}
</ol>
</nav>
<nav epub:type="landmarks" id="landmarks" hidden="hidden">
<ol>
<li><a epub:type="titlepage" href="cover.xhtml">${xmlText(title)}</a></li>
<li><a epub:type="bodymatter" href="${chapters[0]?.file ?? 'cover.xhtml'}">${xmlText(chapters[0]?.title ?? title)}</a></li>
</ol>
</nav>
</body>`,
  );
}

/** The table of contents of EPUB 2, for older devices. */
function ncx({ title, chapters }: Book, id: string): string {
  const files = [{ file: 'cover.xhtml', title }, ...chapters];
  const points = files.map(
    ({ file, title }, index) =>
      `<navPoint id="point-${index + 1}" playOrder="${index + 1}"><navLabel><text>${xmlText(title)}</text></navLabel><content src="${file}"/></navPoint>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head>
<meta name="dtb:uid" content="${id}"/>
<meta name="dtb:depth" content="1"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${xmlText(title)}</text></docTitle>
<navMap>
${points.join('\n')}
</navMap>
</ncx>
`;
}

/** The title page: of one article its facts, of several the list of them. */
function cover({ title, about = '', chapters }: Book): string {
  const entries = chapters.map(({ article, title, file }) => {
    const facts = [article.byline.join(', '), article.site, dayOf(publicationDate(article) ?? '')];
    const line = facts.filter((fact) => fact).join(' · ');
    const source =
      chapters.length === 1 && isWebAddress(article.url) ? `<br/>${xmlText(article.url)}` : '';
    const lang =
      article.lang !== null && isLanguage(article.lang)
        ? ` xml:lang="${article.lang}" lang="${article.lang}"`
        : '';
    return `<li${lang}><a href="${file}">${xmlText(title)}</a><br/><span class="facts">${xmlText(line)}${source}</span></li>`;
  });
  return xhtmlFile(
    title,
    '',
    `<body class="cover" epub:type="titlepage">
<h1>${xmlText(title)}</h1>
${about === '' ? '' : `<p class="about">${xmlText(about)}</p>\n`}<ul>
${entries.join('\n')}
</ul>
</body>`,
  );
}

/** No font is named: the device has its own for each script, and its user may have chosen one. */
const style = `body { line-height: 1.6; }
:lang(ko) { word-break: keep-all; }
:lang(ja), :lang(zh) { line-break: strict; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; page-break-after: avoid; break-after: avoid; }
header { margin-bottom: 2em; }
.about { white-space: pre-wrap; }
.facts, .address, .tags, figcaption, .image-missing { font-size: 0.85em; }
.address, pre, code { overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
figure { margin: 1em 0; page-break-inside: avoid; break-inside: avoid; }
pre { white-space: pre-wrap; font-size: 0.85em; }
blockquote { margin: 1em 1.5em; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: 0.2em 0.5em; vertical-align: top; }
mark { color: #000; }
${markStyle}
.note-ref { font-size: 0.75em; vertical-align: super; line-height: 1; }
.notes, .lost, .note { margin-top: 2em; border-top: 1px solid; }
.cover h1 { margin-top: 3em; }
.cover ul { list-style: none; padding: 0; }
.cover li { margin: 1em 0; }
`;
