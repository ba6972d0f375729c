/** What the program that saved the page wrote into it. */
export interface SavedPage {
  isSingleFile: boolean;
  url: string | null;
  /** Milliseconds since 1970. */
  savedAt: number | null;
}

const SINGLE_FILE = /^\s*(?:Page saved with SingleFile|Archive processed by SingleFile)/;
/** Internet Explorer's, and every Chromium's since: the number is the length of the address. */
const SAVED_FROM = /^\s*saved from url=\(\d+\)\s*(\S+)/;

export function readSavedPage(document: Document): SavedPage {
  for (const comment of leadingComments(document)) {
    if (SINGLE_FILE.test(comment)) {
      return {
        isSingleFile: true,
        url: /^\s*url:\s*(\S+)/m.exec(comment)?.[1] ?? null,
        savedAt: savedDate(/^\s*saved date:\s*(.+?)\s*$/m.exec(comment)?.[1]),
      };
    }
    const url = SAVED_FROM.exec(comment)?.[1];
    if (url) return { isSingleFile: false, url, savedAt: null };
  }
  return { isSingleFile: false, url: null, savedAt: null };
}

/** Before `<html>`, in it, or at the top of the head, wherever the exporter put it. */
function* leadingComments(document: Document): Generator<string> {
  for (const parent of [document, document.documentElement, document.head]) {
    for (const node of parent?.childNodes ?? []) {
      if (node.nodeType === Node.COMMENT_NODE) yield (node as Comment).data;
    }
  }
}

/** JavaScript's own date text, its zone's name in parentheses in any language. */
function savedDate(text: string | undefined): number | null {
  const time = Date.parse(text?.replace(/\s*\([^)]*\)\s*$/, '') ?? '');
  return Number.isNaN(time) ? null : time;
}
