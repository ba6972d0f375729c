/** Formulas in TeX between dollars or `\(…\)`, as MathJax, KaTeX, Pandoc and Obsidian read them. */
import type { TokenizerAndRendererExtension } from 'marked';
import { escapeHtml } from '../../text/escape-html';
import { boundedStart, startOfLine } from './token-start';

const BLOCK = /^ {0,3}(?:\$\$([^$]{1,20000}?)\$\$|\\\[([\s\S]{1,20000}?)\\\])[ \t]*(?:\n|$)/;
/** A dollar before a space opens nothing, and one before a digit closes nothing: those are prices. */
const INLINE =
  /^(?:\$`([^`\n]{1,2000})`\$|\$\$([^$]{1,4000}?)\$\$|\$(?![\s$])((?:[^$\\\n]|\\[^\n]){1,2000}?)(?<!\s)\$(?!\d)|\\\(([^\n]{1,2000}?)\\\)|\\\[([^\n]{1,2000}?)\\\])/;

/** Names of functions that are words in a formula without a backslash. */
const FUNCTIONS = /(?:sin|cos|tan|log|ln|exp|max|min|lim|det|dim|mod|gcd|Pr)/g;

/** A sign of mathematics, or nothing but letters one by one: `$HOME/$USER` and `\[sic\]` are neither. */
function looksLikeFormula(tex: string): boolean {
  if (/\\[a-z]+|[\^_{}=<>≤≥≠∈→]/i.test(tex)) return !/^\{?[A-Z_]{3,}\}?$/.test(tex.trim());
  return !/\p{L}{2}/u.test(tex.replace(FUNCTIONS, '1')) && /[\p{L}\d]/u.test(tex);
}

/** Brackets with a backslash are also how brackets are escaped: only TeX without doubt is a formula. */
const isSurelyTex = (tex: string) => /\\[a-z]+|[\^=]|_[\w{]/i.test(tex);

const code = (tex: string) => `<code class="language-math">${escapeHtml(tex.trim())}</code>`;

export const formulaBlock: TokenizerAndRendererExtension = {
  name: 'formulaBlock',
  level: 'block',
  start: (src) => startOfLine(src, /\n {0,3}(?:\$\$|\\\[)/),
  tokenizer(src) {
    const match = BLOCK.exec(src);
    const tex = match?.[1] ?? match?.[2] ?? '';
    if (!match || tex.trim() === '' || (match[2] !== undefined && !isSurelyTex(tex))) return;
    return { type: 'formulaBlock', raw: match[0], tex };
  },
  renderer: ({ tex }) => `<pre>${code(String(tex))}</pre>\n`,
};

/** Signs that turned out to begin no formula, after which no more are looked for in a document. */
const MOST_FAILURES = 5_000;

/** The syntax of formulas in the line, for one document. */
export function formulaInLine(): TokenizerAndRendererExtension {
  // marked takes the square of the length for a run of signs that are tried one by one.
  let failures = 0;
  return {
    name: 'formula',
    level: 'inline',
    start: (src) => (failures < MOST_FAILURES ? boundedStart(src, /\$|\\[([]/) : undefined),
    tokenizer(src) {
      const token = tokenOf(src);
      if (!token && /^[$\\]/.test(src)) failures += 1;
      return token;
    },
    renderer: ({ tex }) => code(String(tex)),
  };
}

function tokenOf(src: string) {
  const match = INLINE.exec(src);
  if (!match) return;
  const [raw, quoted, display, inline, round, square] = match;
  const sure = quoted ?? display;
  const tex = sure ?? inline ?? round ?? square ?? '';
  const isFormula =
    sure !== undefined
      ? tex.trim() !== ''
      : square !== undefined
        ? isSurelyTex(tex)
        : looksLikeFormula(tex);
  return isFormula ? { type: 'formula', raw, tex } : undefined;
}
