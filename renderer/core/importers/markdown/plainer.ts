/** Markdown with the syntax of site generators and note programs replaced by what it means. */
import { replaceBoxes } from './boxes';
import { MaskedCode } from './masked-code';
import { replaceShortcodes } from './shortcodes';
import { withoutWikiLinks } from './wiki-links';

/** CommonMark, GFM and HTML that says what `markdown` says. Code and formulas stay as they are. */
export function plainerMarkdown(markdown: string): string {
  const code = new MaskedCode();
  const text = withMeanings(withoutInstructions(code.maskAll(markdown)));
  return code.unmask(withoutWikiLinks(replaceBoxes(replaceShortcodes(text, code), code)));
}

/** HTML with shortcodes replaced, as generators keep posts that were written in HTML. */
export function plainerHtml(html: string): string {
  const code = new MaskedCode();
  return code.unmask(replaceShortcodes(code.maskAll(html), code));
}

/** Removes what tells a generator how to build the page, and no reader sees. */
const withoutInstructions = (markdown: string) =>
  markdown
    // MDX.
    .replace(
      /^(?:import\s+(?:[\w*{][^\n]*\s+from\s+)?["'][^"'\n]+["'];?|export\s+const\s+\w+\s*=(?:\s*[[{(]\n(?:[ \t][^\n]*\n)*[\])}]|[^\n]*);?)[ \t]*$/gm,
      '',
    )
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    // Tables of contents.
    .replace(/^[ \t]*(?:\[toc\]|\[\[_?toc_?\]\]|\$\{toc\}|\{\{\s*toc\s*\}\})[ \t]*$/gim, '')
    .replace(/^[ \t]*[-*+] [^\n]*\n[ \t]*\{:\s*toc\b[^}\n]*\}[ \t]*$/gim, '')
    // Attributes of kramdown on a line of their own, of Pandoc and Goldmark behind a heading, a link or a picture.
    .replace(/^[ \t]*\{::?[^}\n]*\}[ \t]*$/gm, '')
    .replace(/(?<=\S)\{:[ \t]?[.#\w][^}\n]*\}/g, '')
    .replace(/^(#{1,6} [^\n]*?)[ \t]*\{[ \t]?[.#][^}\n]*\}[ \t]*$/gm, '$1')
    .replace(/(?<=[)\]])\{(?:[ \t]?[.#:][\w-]|[\w-]+=)[^}\n]*\}/g, '')
    // Files that MkDocs would put in place.
    .replace(/^[ \t]*-{1,2}8<-{1,2}[ \t]+"[^"\n]*"[ \t]*$/gm, '')
    // Obsidian's comments. A percentage may be doubled too.
    .replace(/(?<![\d%])%%(?!%)[\s\S]{0,20000}?(?<!%)%%(?!%)/g, '')
    // Obsidian's names of blocks.
    .replace(/[ \t]\^[a-z0-9-]{4,20}[ \t]*$/gim, '');

/** More abbreviations than this belong to no text that was written by hand. */
const MOST_ABBREVIATIONS = 200;

/** Puts what an abbreviation means (`*[HTML]: Hyper Text`, of PHP Markdown Extra) behind the first one. */
function withMeanings(markdown: string): string {
  const meanings = new Map<string, string>();
  const text = markdown.replace(
    /^\*\[([^\]\n]{1,60})\]:[ \t]*(\S[^\n]*)$\n?/gm,
    (line, short: string, long: string) => {
      if (meanings.size >= MOST_ABBREVIATIONS) return line;
      meanings.set(short, long.trim());
      return '';
    },
  );
  return [...meanings].reduce((all, [short, long]) => {
    const place = new RegExp(
      `(?<![\\p{L}\\p{N}_])${short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_]| \\()`,
      'u',
    );
    return all.replace(place, (found) => `${found} (${long})`);
  }, text);
}
