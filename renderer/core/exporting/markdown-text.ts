/**
 * Text that stays text in Markdown. Which punctuation has to be escaped depends on what stands around it
 * in the finished page: a `.` behind digits at the start of a line, a `!` before a link. So punctuation
 * of text is marked first, by the 32 characters of Unicode that no text may use, and escaped when the
 * page is whole, where what is left unmarked is Markdown's own.
 */
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const firstMark = 0xfdd0;
const marks = /[\ufdd0-\ufdef]/g;

export function markText(text: string): string {
  return withoutMarks(text).replace(/[!-/:-@[-`{-~]/g, markOf);
}

/** Text that uses none of the characters that mark, as text should not anyway. */
export function withoutMarks(text: string): string {
  return text.toWellFormed().replace(marks, '\ufffd');
}

/** The mark of one character of ASCII punctuation. */
export function markOf(character: string): string {
  return String.fromCharCode(firstMark + punctuation.indexOf(character));
}

/** Escapes what is marked, wherever a renderer of CommonMark or GFM would read it as its own. */
export function escapeMarked(markdown: string): string {
  return markdown.replace(marks, (mark, at: number) => {
    const character = punctuation[mark.charCodeAt(0) - firstMark]!;
    return isRead(character, markdown, at) ? `\\${character}` : character;
  });
}

/** What has been marked, as it was. */
export function unmarked(text: string): string {
  return text.replace(marks, (mark) => punctuation[mark.charCodeAt(0) - firstMark]!);
}

function isRead(character: string, markdown: string, at: number): boolean {
  switch (character) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '~':
    case '|':
    case '$':
    // GFM makes links of addresses in text.
    case '@':
      return true;
    case '&':
      return /^(?:[a-z\d]|#)/i.test(unmarked(markdown.slice(at + 1, at + 2)));
    case '!':
      return markdown[at + 1] === '[';
    case ':':
      return (
        unmarked(markdown.slice(at + 1, at + 3)) === '//' ||
        /(?:mailto|xmpp)$/i.test(markdown.slice(Math.max(0, at - 6), at)) ||
        isAtStart(lineBefore(markdown, at))
      );
    case '.':
      return (
        /www$/i.test(markdown.slice(Math.max(0, at - 3), at)) ||
        isListNumber(lineBefore(markdown, at))
      );
    case ')':
      return isListNumber(lineBefore(markdown, at));
    case '#':
    case '+':
    case '-':
    case '=':
    case '>':
      return isAtStart(lineBefore(markdown, at));
    default:
      return false;
  }
}

/** Longer beginnings of a line are no beginning any more. */
const longestStart = 200;

function lineBefore(markdown: string, at: number): string {
  const near = markdown.slice(Math.max(0, at - longestStart), at);
  return near.slice(near.lastIndexOf('\n') + 1);
}

const containers = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}\.(?=[ \t])|#{1,6}(?=[ \t]))*/;

/** True for nothing but what opens quotes, lists and headings. */
function isAtStart(before: string): boolean {
  return containers.exec(before)![0].length === before.length;
}

function isListNumber(before: string): boolean {
  return /^\d{1,9}$/.test(before.slice(containers.exec(before)![0].length));
}
