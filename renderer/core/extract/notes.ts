/** Lines that say who made the article, above or below it. */

import { isCredit } from './credit-phrases';
import type { PageFacts } from './decision';

export const isNote = (text: string, facts: PageFacts) =>
  isCredit(text) || isAboutAuthor(text, facts);

/** A line at the end that says who wrote, or where to follow them. */
function isAboutAuthor(text: string, { byline }: PageFacts): boolean {
  if (text.length > 700) return false;
  if (
    /\bfollow (?:him|her|them|me|us|@)|\b(?:join|visit) our \w+ (?:forums?|group|community|page)\b/i.test(
      text,
    )
  )
    return true;
  const start = text.slice(0, 60);
  return (
    byline.some((name) => start.includes(name) || start.startsWith(`${name.split(' ')[0]} `)) &&
    /^.{2,60}?\s(?:is|was|has been|writes|covers|lives|works|reports|can be|ist|war|arbeitet|schreibt|berichtet|lebt|est|travaille|écrit|es|trabaja|escribe|è|scrive|jest|är|er)\s/i.test(
      text,
    )
  );
}

/** A line that has only the names of its authors, and what stands with names. */
export function isSignature(text: string, { byline }: PageFacts): boolean {
  if (text.length > 120 || byline.length === 0) return false;
  if (!byline.some((name) => text.includes(name))) return false;
  const rest = byline.reduce((line, name) => line.replace(name, ' '), text);
  const bare = rest
    .replace(/[\w.+-]+@[\w.-]+/g, ' ')
    .replace(
      /\b(?:by|and|for|in|on|at|the|written|posted|updated|published|reporter|editor|correspondent|staff|writer|senior)\b|기자|특파원|記者|记者|논설위원/giu,
      ' ',
    );
  return (bare.match(/[\p{L}]/gu)?.length ?? 0) < 24;
}
