import { eastAsianWidth } from 'get-east-asian-width';

/** How many columns of a terminal a line takes: two for Chinese, Japanese and Korean characters. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    const isJoined = /^[\p{M}\u200d]/u.test(character);
    if (!isJoined) columns += eastAsianWidth(character.codePointAt(0)!);
  }
  return columns;
}
