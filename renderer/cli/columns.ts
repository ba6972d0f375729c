import { eastAsianWidth } from 'get-east-asian-width';

/** The width of a line in terminal columns: Chinese, Japanese and Korean characters take two. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    const isJoined = /^[\p{M}\u200d]/u.test(character);
    if (!isJoined) columns += eastAsianWidth(character.codePointAt(0)!);
  }
  return columns;
}
