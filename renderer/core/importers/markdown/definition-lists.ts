/** Definition lists of PHP Markdown Extra, kramdown, Pandoc and Goldmark. */
import type { TokenizerAndRendererExtension } from 'marked';

/** One or more lines with terms, then definitions behind `:` or `~`; an empty line between is allowed. */
const LIST =
  /^(?:(?! {0,3}(?:[#>]|[-*+] |\d{1,9}[.)] |```|~~~|:|<))[^\n]+\n){1,3}\n?(?=[:~][ \t]{1,3}\S)(?:[:~][ \t]{1,3}[^\n]*(?:\n(?![:~][ \t]|[ \t]*\n)[^\n]+)*(?:\n+(?: {2,}|\t)[^\n]+)*(?:\n+(?=[:~][ \t])|\n|$))+/;

export const definitionList: TokenizerAndRendererExtension = {
  name: 'definitionList',
  level: 'block',
  tokenizer(src) {
    const match = LIST.exec(src);
    if (!match) return;
    const raw = match[0];
    const first = raw.search(/^[:~][ \t]/m);
    const terms = raw.slice(0, first).trim().split('\n');
    const parts = raw.slice(first).split(/^[:~][ \t]{1,3}/m);
    return {
      type: 'definitionList',
      raw,
      terms: terms.map((term) => this.lexer.inlineTokens(term.trim(), [])),
      definitions: parts
        .filter((part) => part.trim() !== '')
        .map((part) => this.lexer.blockTokens(part.replace(/^(?: {1,4}|\t)/gm, '').trim(), [])),
    };
  },
  renderer({ terms, definitions }) {
    const term = (tokens: never) => `<dt>${this.parser.parseInline(tokens)}</dt>`;
    const definition = (tokens: never) => `<dd>${this.parser.parse(tokens)}</dd>`;
    return `<dl>${terms.map(term).join('')}${definitions.map(definition).join('')}</dl>\n`;
  },
};
