/** A sign that TeX alone has: without one, readers would take `$HOME and $USER` for a formula, too. */
const sign = /\\[a-z]+|[\^_{}=<>+]/i;
/** What Markdown without formulas would take for HTML, for a link or for code. */
const markup = /<[a-z/!?]|&[#a-z]|\]\(|\]\[|`|:\/\/|www\.|@/i;

/** `$…$`; null when that is not certain to be read as this formula, or could be read as anything else. */
export function formulaInLine(tex: string): string | null {
  const isSafe =
    isFormula(tex) &&
    !/^\s|\s$|\n/.test(tex) &&
    !/(?:^|[^\\])(?:\\\\)*\\$/.test(tex) &&
    tex.length < 2000;
  return isSafe ? `$${tex}$` : null;
}

/** `$$` around lines of their own. */
export function formulaBlock(tex: string): string | null {
  return isFormula(tex) && !/\n\s*\n/.test(tex) && tex.length < 20_000
    ? `$$\n${tex.trim()}\n$$`
    : null;
}

function isFormula(tex: string): boolean {
  const words = tex.trim();
  if (words === '' || /\$/.test(tex) || markup.test(tex)) return false;
  return /^[a-z]$/i.test(words) || (sign.test(words) && !/^\{?[A-Z_]{3,}\}?$/.test(words));
}
