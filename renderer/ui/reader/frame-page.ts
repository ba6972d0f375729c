import { parseHtml } from '../../core/markup/parse-markup';
import tokens from '../style/tokens.css?inline';
import frameStyle from './frame.css?inline';
import markStyle from './original-marks.css?inline';

/** No script runs and no request is sent; images are blob URLs made by the page. */
const policy =
  "default-src 'none'; img-src blob: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const policyTag = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** The empty page into which articles are put. */
export const framePage = `<!doctype html><html><head><meta charset="utf-8">${policyTag}<style>${tokens}${frameStyle}</style></head><body></body></html>`;

/**
 * An original that library/actions/read-article.ts made inert, under the same policy.
 *
 * @param fill completes its body
 */
export async function originalPage(
  html: string,
  fill: (body: Element) => Promise<void>,
): Promise<string> {
  const page = parseHtml(html);
  await fill(page.body);
  const meta = page.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  const style = page.createElement('style');
  style.textContent = markStyle;
  const head = page.head ?? page.documentElement;
  head.prepend(meta);
  head.append(style);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** A page that shows an original which is plain text. */
export function plainTextPage(text: string): string {
  const page = parseHtml(framePage);
  const pre = page.createElement('pre');
  pre.className = 'original-text';
  pre.textContent = text;
  page.body.append(pre);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
