import type { Article, CleanHtml, Sha256 } from './article';

/** An article as one page that opens in any browser: images inside, nothing that runs or fetches. */
export async function toHtmlPage(
  article: Article,
  html: CleanHtml,
  images: ReadonlyMap<Sha256, Blob>,
): Promise<string> {
  let body: string = html;
  for (const [sha256, blob] of images) {
    body = body.replaceAll(`asset:${sha256}`, await dataUrl(blob));
  }
  const lang = article.lang === null ? '' : ` lang="${escapeHtml(article.lang)}"`;
  const about = [article.byline.join(', '), article.site, article.publishedAt?.slice(0, 10)];
  const line = about.filter((part) => part).join(' · ');
  return [
    '<!doctype html>',
    `<html${lang}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(article.title)}</title>`,
    ...(article.canonicalUrl === null
      ? []
      : [`<link rel="canonical" href="${escapeHtml(article.canonicalUrl)}">`]),
    '<style>body{max-width:40em;margin:2em auto;padding:0 1em;line-height:1.6}img{max-width:100%;height:auto}</style>',
    '</head>',
    '<body>',
    `<h1>${escapeHtml(article.title)}</h1>`,
    ...(line === '' ? [] : [`<p>${escapeHtml(line)}</p>`]),
    body,
    '</body>',
    '</html>',
  ].join('\n');
}

async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  // In pieces: a call takes some 100,000 arguments at most.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return `data:${blob.type};base64,${btoa(binary)}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
