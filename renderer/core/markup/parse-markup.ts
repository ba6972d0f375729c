/**
 * The only place that hands text to Chromium's parsers; `raw-parsers.test.ts` enforces this. Parsed
 * documents run no scripts and fetch nothing.
 */
import { shallowHtml } from './shallow-html';
import { shallowXml } from './shallow-xml';
import { tameDocument } from './tame-document';

let parser: DOMParser | null = null;

/** Parses a whole page, or a fragment, which is then in `body`. Never throws, never hangs. */
export function parseHtml(html: string): Document {
  parser ??= new DOMParser();
  const document = parser.parseFromString(shallowHtml(html), 'text/html');
  tameDocument(document);
  return document;
}

/** Parses XML. A document that is not well-formed contains a `parsererror`. Never throws, never hangs. */
export function parseXml(
  xml: string,
  type: 'application/xml' | 'image/svg+xml' = 'application/xml',
): Document {
  parser ??= new DOMParser();
  return parser.parseFromString(shallowXml(xml), type);
}
