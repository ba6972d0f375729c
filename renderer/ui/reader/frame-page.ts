import { parseHtml } from '../../core/markup/parse-markup';
import frameStyle from './frame.css?inline';

/** Nothing runs, nothing is fetched; images are blobs that the page has made. */
const policy =
  "default-src 'none'; img-src blob: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const policyTag = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** The empty page that articles are put into. */
export const framePage = `<!doctype html><html><head><meta charset="utf-8">${policyTag}<style>${frameStyle}</style></head><body></body></html>`;

/** An original, which library/actions/read-article.ts has made inert, under the same policy. */
export function originalPage(html: string): string {
  const page = parseHtml(html);
  const meta = page.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  (page.head ?? page.documentElement).prepend(meta);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** An original that is no page. */
export function plainTextPage(text: string): string {
  const page = parseHtml(framePage);
  const pre = page.createElement('pre');
  pre.className = 'original-text';
  pre.textContent = text;
  page.body.append(pre);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
