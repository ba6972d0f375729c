/**
 * Text that stays text in Markdown. Which punctuation must be escaped depends on its surroundings in the
 * finished page: a `.` after digits at the start of a line, a `!` before a link. So punctuation of text is
 * first replaced by marks (Unicode's 32 noncharacters), and escaped when the page is complete; unmarked
 * punctuation is Markdown's own.
 */
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const firstMark = 0xfdd0;
const marks = /[\ufdd0-\ufdef]/g;

export function markText(text: string): string {
  return withoutMarks(text).replace(/[!-/:-@[-`{-~]/g, markOf);
}

/** Removes the noncharacters that are used as marks. */
export function withoutMarks(text: string): string {
  return text.toWellFormed().replace(marks, '\ufffd');
}

/** The mark of an ASCII punctuation character. */
export function markOf(character: string): string {
  return String.fromCharCode(firstMark + punctuation.indexOf(character));
}

/** Replaces marks by their characters, escaped where CommonMark or GFM would take them for markup. */
export function escapeMarked(markdown: string): string {
  return markdown.replace(marks, (mark, at: number) => {
    const character = punctuation[mark.charCodeAt(0) - firstMark]!;
    return isRead(character, markdown, at) ? `\\${character}` : character;
  });
}

/** Replaces marks by their characters. */
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

/** True when the line so far only opens quotes, lists and headings. */
function isAtStart(before: string): boolean {
  return containers.exec(before)![0].length === before.length;
}

function isListNumber(before: string): boolean {
  return /^\d{1,9}$/.test(before.slice(containers.exec(before)![0].length));
}
