import type { Article, Sha256 } from '../article/article';
import { publicationDate } from '../article/publication-date';
import { escapeHtml } from '../text/escape-html';

/** Where a page may load its images from, as its content security policy states it. */
export type ImageSources = 'data:' | "'self' file: data:";

/** An article as one HTML page that opens in any browser; nothing in it runs or fetches. */
export function htmlPage(article: Article, body: string, images: ImageSources): string {
  const lang = article.lang === null ? '' : ` lang="${escapeHtml(article.lang)}"`;
  const facts = [article.byline.join(', '), article.site, publicationDate(article)?.slice(0, 10)];
  const address = article.url === null ? null : escapeHtml(article.url);
  const isWeb = /^https?:\/\//i.test(article.url ?? '');
  return `<!doctype html>
<html${lang}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${images}; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(article.title)}</title>
${metaLines(article)}<style>body{max-width:40em;margin:2em auto;padding:0 1em;line-height:1.7;font-family:serif}img{max-width:100%;height:auto}</style>
</head>
<body>
<header>
<h1>${escapeHtml(article.title)}</h1>
<p>${escapeHtml(facts.filter((fact) => fact).join(' · '))}</p>
${address === null ? '' : `<p>${isWeb ? `<a rel="noreferrer" href="${address}">${address}</a>` : address}</p>\n`}</header>
${body}
</body>
</html>
`;
}

/**
 * What the search of a desktop reads beside the title and the words. Nothing is written for what is not
 * known.
 */
function metaLines(article: Article): string {
  const lines = [
    ...article.byline.map((name) => ['author', name]),
    ['dcterms.issued', publicationDate(article) ?? ''],
    ['keywords', article.tags.join(', ')],
  ];
  return lines
    .filter(([, content]) => content !== '')
    .map(([name, content = '']) => `<meta name="${name}" content="${escapeHtml(content)}">\n`)
    .join('');
}

/** A body with its images as data URIs. */
export async function withImages(html: string, images: ReadonlyMap<Sha256, Blob>): Promise<string> {
  let body = html;
  for (const [sha256, blob] of images) {
    body = body.replaceAll(`asset:${sha256}`, await dataUrl(blob));
  }
  return body;
}

/** An image's `data:` address. */
export async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  // In pieces, because a call takes about 100,000 arguments at most.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  // The media type comes from the library's files and is not trusted.
  const type = /^image\/[\w.+-]+$/.test(blob.type) ? blob.type : 'application/octet-stream';
  return `data:${type};base64,${btoa(binary)}`;
}
