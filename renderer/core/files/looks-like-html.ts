import { extensionOf, fileHead } from './file-head';

const BEGINS_LIKE_HTML =
  /^\s*(?:<!--[\s\S]*?(?:-->|$)\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|section|main|table|span|a|font|center|frameset|base)\b/i;
const EXTENSIONS = new Set(['html', 'htm', 'xhtml', 'xht', 'shtml']);

/** Whether a file begins as a page does. */
export const beginsLikeHtml = (bytes: Uint8Array) => BEGINS_LIKE_HTML.test(fileHead(bytes));

/** Whether a file is a page, by its beginning or by its name. */
export const looksLikeHtml = (bytes: Uint8Array, name: string) =>
  beginsLikeHtml(bytes) || EXTENSIONS.has(extensionOf(name));
