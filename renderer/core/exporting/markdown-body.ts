import TurndownService from 'turndown';
import { codeInLine, emphasised, longestRun } from './markdown-emphasis';
import { footnoteOf, isBackLink, isFootnotes, labelOf } from './markdown-footnotes';
import { formulaBlock, formulaInLine } from './markdown-formulas';
import { isFirstRow, isPlainTable, ruleOf, tableOf } from './markdown-tables';
import { escapeMarked, markOf, markText, unmarked, withoutMarks } from './markdown-text';

/** Attributes that tables keep which remain HTML. */
const keptAttributes = new Set(
  'href src alt title colspan rowspan scope align lang dir datetime start reversed type value width height'.split(
    ' ',
  ),
);
const mathTags = (
  'math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot ' +
  'mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics'
).split(' ');
/** Elements without a Markdown form, whose content is Markdown all the same. */
const htmlTags = ['ruby', 'rb', 'rt', 'rtc', 'rp', 'sub', 'sup', ...mathTags];
/** Turndown's block elements, and some that it does not know. */
const blocks =
  'address, article, aside, blockquote, caption, center, dd, details, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4, h5, h6, header, hgroup, hr, li, main, nav, ol, p, pre, search, section, summary, table, ul';

/** In an exported library, in the library's folder, in the file itself, in a folder beside the file. */
const imageAddress =
  /^(?:(?:\.\.\/)+assets\/|file:\/\/\/|data:image\/|[^:/?#]+\/[0-9a-f]{16}(?:\.[a-z0-9]{1,8})?$)/;

/** A body as Markdown. Text stays text: none of it is read as Markdown or HTML. */
export function markdownBody(html: string): string {
  return escapeMarked(turndown.turndown(withoutMarks(html)));
}

const turndown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
});
turndown.escape = markText;

turndown.addRule('lineBreak', {
  filter: 'br',
  replacement(_content, { previousSibling }) {
    if (previousSibling === null) return '';
    return previousSibling.nodeName === 'BR' ? '\n\n' : '  \n';
  },
});
turndown.addRule('heading', {
  filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  replacement(content, node) {
    const line = oneLine(content, node as Element);
    if (line === '') return '';
    const level = '#'.repeat(Number(node.nodeName.charAt(1)));
    return `\n\n${level} ${withoutClosingHash(line)}\n\n`;
  },
});
turndown.addRule('emphasis', {
  filter: ['em', 'i', 'strong', 'b'],
  replacement(content, node) {
    return content.trim() === '' || content.includes('\n') ? content : emphasised(content, node);
  },
});
turndown.addRule('code', {
  filter: (node) => ['CODE', 'KBD', 'SAMP', 'TT'].includes(node.nodeName),
  replacement(_content, node) {
    const code = wordsOf(node).replace(/\s+/g, ' ');
    if (code.trim() === '') return code;
    const next = node.nextSibling?.nodeValue ?? '';
    // A digit after the dollar would make a price of it.
    const formula = isFormulaCode(node) && !/^\d/.test(next) ? formulaInLine(code.trim()) : null;
    if (formula !== null) return formula;
    return codeInLine(code, node);
  },
});
turndown.addRule('preformatted', {
  filter: 'pre',
  replacement(_content, node) {
    const code = linesOf(node);
    const only = (node as Element).children.length === 1 ? (node as Element).children[0] : null;
    const formula = only && isFormulaCode(only) ? formulaBlock(code) : null;
    if (formula !== null) return `\n\n${formula}\n\n`;
    const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
    const named = (node as Element).querySelector('[class]')?.getAttribute('class') ?? '';
    const language = /^lang(?:uage)?-([\w+#-]{1,30})$/.exec(named)?.[1] ?? '';
    return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
  },
});
turndown.addRule('link', {
  filter: 'a',
  replacement(content, node) {
    const element = node as Element;
    const href = element.getAttribute('href') ?? '';
    if (isBackLink(element)) return '';
    const footnote = footnoteOf(element);
    if (footnote !== null) return `[^${footnote}]`;
    if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return content;
    const line = oneLine(content, element);
    if (line === '') return content.trim() === '' ? content : '\n\n';
    const link = `[${withinBrackets(line)}](${destination(href)}${titlePart(element)})`;
    return holdsBlock(element) ? `\n\n${link}\n\n` : link;
  },
});
turndown.addRule('image', {
  filter: 'img',
  replacement(_content, node) {
    const element = node as Element;
    const src = element.getAttribute('src') ?? '';
    if (!imageAddress.test(src)) return '';
    const alt = markText((element.getAttribute('alt') ?? '').replace(/\s+/g, ' '));
    return `![${withinBrackets(alt)}](${destination(src)}${titlePart(element)})`;
  },
});
// An empty item, or a number other than 1, begins no list right after a line of text.
turndown.addRule('list', {
  filter: ['ul', 'ol'],
  replacement: (content) => `\n\n${content}\n\n`,
});
turndown.addRule('listItem', {
  filter: 'li',
  replacement(content, node, options) {
    if (!/^[UO]L$/.test(node.parentNode?.nodeName ?? '')) return `\n\n${content}\n\n`;
    const label = labelOf(node as Element);
    if (label !== null)
      return `\n[^${label}]: ${content.trim().replace(/\n(?=[^\n])/g, '\n    ')}\n`;
    const marker = numberOf(node as Element);
    const prefix = marker === null ? `${options.bulletListMarker}   ` : `${marker}.  `;
    const inside = content
      .replace(/^\s+/, '')
      .replace(/\n+$/, (end) => (end.length > 1 ? '\n' : ''))
      .replace(/\n/g, `\n${' '.repeat(prefix.length)}`);
    return `\n${prefix}${inside}\n`;
  },
});
turndown.addRule('paragraph', {
  filter: (node) => ['DETAILS', 'SUMMARY', 'SEARCH', 'FIGCAPTION'].includes(node.nodeName),
  replacement: (content) => `\n\n${content}\n\n`,
});
// The importer puts a rule before its footnotes.
turndown.addRule('rule', {
  filter: 'hr',
  replacement: (_content, node) =>
    isFootnotes((node as Element).nextElementSibling) ? '' : `\n\n${turndown.options.hr}\n\n`,
});
turndown.addRule('inlineHtml', {
  filter: (node) => htmlTags.includes(node.nodeName.toLowerCase()),
  replacement(content, node) {
    const element = node as Element;
    const tag = node.nodeName.toLowerCase();
    if (tag === 'sup' && /^\[\^\d+\]$/.test(content.trim())) return content.trim();
    const isBlock = tag === 'math' && element.getAttribute('display') === 'block';
    return `<${tag}${isBlock ? ' display="block"' : ''}>${oneLine(content, element)}</${tag}>`;
  },
});
turndown.addRule('table', {
  filter: 'table',
  replacement(content, node) {
    const element = node as Element;
    if (isPlainTable(element)) {
      return `\n\n${content.replace(/\n{2,}/g, '\n').trim()}\n\n`;
    }
    for (const each of [element, ...element.querySelectorAll('*')]) {
      for (const { name } of [...each.attributes]) {
        if (!keptAttributes.has(name)) each.removeAttribute(name);
      }
    }
    // An empty line would end the HTML, and the rest would be read as Markdown.
    return `\n\n${element.outerHTML.replace(/[\r\n]/g, '&#10;')}\n\n`;
  },
});

turndown.addRule('tablePart', {
  filter: ['thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
  replacement(content, node) {
    const table = tableOf(node);
    if (table === null || !isPlainTable(table)) return content;
    if (/^T[DH]$/.test(node.nodeName)) return `| ${content.replace(/\s+/g, ' ').trim()} `;
    if (node.nodeName !== 'TR') return content;
    const row = node as Element;
    return `\n${content.trim()} |${isFirstRow(row) ? `\n${ruleOf(row)}` : ''}\n`;
  },
});

// This rule replaces nothing. It makes an element that contains a block a block itself.
turndown.addRule('holdsBlock', {
  filter(node) {
    const of = node as { isBlock?: boolean; flankingWhitespace?: object };
    if (!of.isBlock && holdsBlock(node as Element)) {
      of.isBlock = true;
      of.flankingWhitespace = { leading: '', trailing: '' };
    }
    return false;
  },
});

function isFormulaCode(node: Node): boolean {
  return /\blanguage-math\b/.test((node as Element).getAttribute('class') ?? '');
}

function holdsBlock(element: Element): boolean {
  // Turndown's parser outside of browsers returns undefined for none.
  return Boolean(element.querySelector(blocks));
}

/** Content for a place where Markdown allows a single line; blocks inside are reduced to their text. */
function oneLine(content: string, element: Element): string {
  if (!holdsBlock(element)) return content.replace(/\s*\n\s*/g, ' ').trim();
  return markText(wordsOf(element).replace(/\s+/g, ' ').trim());
}

/** Some renderers (marked) remove backslashes before brackets within a link before they parse it. */
function withinBrackets(line: string): string {
  return ['[', ']', '\\'].reduce(
    (text, character) => text.replaceAll(markOf(character), `&#${character.charCodeAt(0)};`),
    line,
  );
}

/** Escapes a `#` at the end of a heading, which would close it. */
export function withoutClosingHash(line: string): string {
  return line.replace(new RegExp(`${markOf('#')}$`), '\\#');
}

function wordsOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  const words = Array.from(node.childNodes, wordsOf).join('');
  const isApart = node.nodeName === 'BR' || (node as Element).matches(`${blocks}, td, th`);
  return isApart ? ` ${words} ` : words;
}

/** The lines of a code listing; highlighters put each line into a block of its own. */
function linesOf(listing: Node): string {
  let lines = '';
  let isLineDue = false;
  function add(node: Node): void {
    if (node.nodeName === 'BR') lines += '\n';
    if (node.nodeType === 3 && node.nodeValue) {
      if (isLineDue && lines !== '' && !lines.endsWith('\n')) lines += '\n';
      isLineDue = false;
      lines += node.nodeValue;
    }
    const isApart = node !== listing && node.nodeType === 1 && (node as Element).matches(blocks);
    isLineDue ||= isApart;
    node.childNodes.forEach(add);
    isLineDue ||= isApart;
  }
  add(listing);
  return lines.replace(/\r\n?/g, '\n').replace(/\n$/, '');
}

function destination(address: string): string {
  const safe = address
    .replace(/[\s<>\\`|]/g, (character) => encodeURIComponent(character))
    .replace(/&(?=[#\w]+;)/g, '\\&');
  return /[()]/.test(safe) ? `<${safe}>` : safe;
}

function titlePart(element: Element): string {
  const title = (element.getAttribute('title') ?? '').replace(/\s+/g, ' ').trim();
  if (title === '') return '';
  const escaped = unmarked(markText(title)).replace(/["\\`<]|&(?=[#\w]+;)/g, '\\$&');
  return ` "${escaped}"`;
}

/** The number of a list item; null for an unnumbered item. CommonMark allows nine digits. */
function numberOf(item: Element): number | null {
  const list = item.parentElement;
  if (list?.nodeName !== 'OL') return null;
  const items = Array.from(list.children).filter(({ nodeName }) => nodeName === 'LI');
  const start = /^\d{1,8}$/.exec(list.getAttribute('start') ?? '')
    ? Number(list.getAttribute('start'))
    : 1;
  return start + items.indexOf(item);
}
