/**
 * The only place that hands text to Chromium's parsers: `raw-parsers.test.ts` refuses every other.
 * Documents made here run no scripts and fetch nothing.
 */
import { shallowHtml } from './shallow-html';
import { shallowXml } from './shallow-xml';
import { tameDocument } from './tame-document';

let parser: DOMParser | null = null;

/** A whole page, or a part of one, which then is in its `body`. Never throws, never hangs. */
export function parseHtml(html: string): Document {
  parser ??= new DOMParser();
  const document = parser.parseFromString(shallowHtml(html), 'text/html');
  tameDocument(document);
  return document;
}

/** What is not well-formed is a document with a `parsererror`. Never throws, never hangs. */
export function parseXml(
  xml: string,
  type: 'application/xml' | 'image/svg+xml' = 'application/xml',
): Document {
  parser ??= new DOMParser();
  return parser.parseFromString(shallowXml(xml), type);
}
