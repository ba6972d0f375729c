/** Boxes beside the text: `:::` of many generators, `!!!` of MkDocs, `!>` of Docsify. */
import type { MaskedCode } from './masked-code';

/** What a box is called that has no title of its own. Other names are those of a style. */
const LABELS: Record<string, string> = {
  ...{
    note: 'Note',
    tip: 'Tip',
    hint: 'Hint',
    info: 'Info',
    important: 'Important',
    caution: 'Caution',
  },
  ...{
    warning: 'Warning',
    danger: 'Danger',
    error: 'Error',
    success: 'Success',
    question: 'Question',
  },
  ...{
    example: 'Example',
    quote: 'Quote',
    attention: 'Attention',
    abstract: 'Abstract',
    todo: 'Todo',
  },
  ...{
    summary: 'Summary',
    bug: 'Bug',
    failure: 'Failure',
    faq: 'FAQ',
    seealso: 'See also',
    warn: 'Warning',
  },
};

const FOLDED = /^(?:details|spoiler|collapse|expand|folding|fold|accordion|toggle|dropdown|hide)$/;
/** Containers that only arrange what is in them. */
const BARE =
  /^(?:v-pre|raw|code-group|tabs?|tab-set|tab-item|row|column|columns|col|grid|center|left|right|div|card|cards|steps|section|main|lead|message|admonition|callout|alert|notice|box|panel|div)$/;

/** The label of a kind of box; null for a name that says nothing to a reader. */
export const labelOf = (kind: string): string | null => LABELS[kind.toLowerCase()] ?? null;

/** The lines that open a box and close it, each with empty lines where Markdown needs them. */
export function boxLines(kind: string, title: string | null): { open: string[]; close: string[] } {
  const name = kind.toLowerCase();
  if (FOLDED.test(name)) {
    const summary = `<summary>${inline(title ?? '…')}</summary>`;
    return { open: ['<details>', summary, ''], close: ['', '</details>', ''] };
  }
  const label = title ?? labelOf(name);
  const heading = label ? [`**${label.replace(/\*/g, '')}**`, ''] : [];
  if (BARE.test(name) && title === null) return { open: ['', ...heading], close: [''] };
  return { open: ['<blockquote>', '', ...heading], close: ['', '</blockquote>', ''] };
}

const inline = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const PREFIX = '([ \\t]*(?:>[ \\t]?)*)';
const OPEN = new RegExp(`^${PREFIX}:{3,}[ \\t]*(?=\\S)(.*?)[ \\t]*:*[ \\t]*$`);
const CLOSE = new RegExp(`^${PREFIX}:{3,}[ \\t]*$`);
/** A directive of one line: `:::image type="content" source="a.png" alt-text="…":::`. */
const SINGLE = new RegExp(`^${PREFIX}:::\\s*([a-z-]+)[ \\t]*([^\\n]*?):::[ \\t]*$`, 'i');
const INDENTED = new RegExp(`^${PREFIX}(?:!!!|\\?\\?\\?\\+?|===)[ \\t]+(.*?)[ \\t]*$`);

/** Deepest nesting; a box in more boxes than this opens none. */
const DEEPEST = 30;

/** A box that is open: how it is closed. */
interface Open {
  prefix: string;
  close: string[];
  /** Where an indented box ends: at the first line indented less. -1 for one that is closed by a fence. */
  indent: number;
}

export function replaceBoxes(markdown: string, code: MaskedCode): string {
  if (!/^[ \t>]*(?::::|!!!|\?\?\?|===[ \t]+"|!>|\?>|@\[)/m.test(markdown)) return markdown;
  const lines: string[] = [];
  const open: Open[] = [];
  const close = () => {
    const box = open.pop();
    for (const line of box?.close ?? []) lines.push(`${box?.prefix}${line}`);
  };
  for (const raw of markdown.split('\n')) {
    while (open.length > 0 && endsIndented(open.at(-1)!, raw)) close();
    const line = dedented(raw, open, code);
    const single = SINGLE.exec(line);
    if (single) {
      lines.push(`${single[1]}${directive(single[2]!, single[3]!)}`);
      continue;
    }
    if (CLOSE.test(line) && open.some(({ indent }) => indent === -1)) {
      while (open.at(-1)!.indent !== -1) close();
      close();
      continue;
    }
    const fenced = OPEN.exec(line);
    const indented = fenced ? null : INDENTED.exec(line);
    const found = fenced ?? indented;
    const box = found && open.length < DEEPEST ? boxOf(found[2]!, indented !== null) : null;
    if (found && box) {
      const prefix = found[1]!;
      lines.push(`${prefix}`, ...box.open.map((each) => `${prefix}${each}`));
      const indent = indented ? indentOf(raw) + 4 : -1;
      open.push({ prefix, close: box.close, indent });
    } else {
      lines.push(boxOfLine(line));
    }
  }
  while (open.length > 0) close();
  return lines.join('\n');
}

const indentOf = (line: string) => /^[ \t]*/.exec(line)![0].replace(/\t/g, '    ').length;

const endsIndented = ({ indent }: Open, line: string) =>
  indent > 0 && line.trim() !== '' && indentOf(line) < indent;

/** The text of an indented box is four spaces further in, where Markdown would see code. */
function dedented(line: string, open: readonly Open[], code: MaskedCode): string {
  const levels = open.filter(({ indent }) => indent > 0).length;
  return levels === 0 ? line : code.dedent(line, 4 * levels);
}

/** Docsify's `!> text` and Zenn's `@[card](address)`. */
const boxOfLine = (line: string) =>
  line
    .replace(/^([!?])>[ \t]+(.*)$/, (_line, sign, text) => {
      return `<blockquote>\n\n**${sign === '!' ? 'Important' : 'Tip'}**\n\n${text}\n\n</blockquote>\n`;
    })
    .replace(/^@\[([\w-]+)\]\((\S+?)\)[ \t]*$/, (_line, kind, address) =>
      /^https?:/.test(address)
        ? `[${address}](${address})`
        : kind === 'youtube'
          ? `https://www.youtube.com/watch?v=${address}`
          : address,
    );

/** The box that a line opens; null for a line that is no box after all. */
function boxOf(stated: string, isIndented: boolean) {
  const [, kind = '', rest = ''] =
    /^\{?[.#]?([\p{L}][\p{L}\w-]*)([\s\S]*)$/u.exec(stated) ??
    /^()(["{][\s\S]*)$/.exec(stated) ??
    [];
  if (kind === '' && rest === '') return null;
  if (isIndented && kind !== '' && !/^[a-z][a-z0-9_ -]*$/i.test(kind)) return null;
  return boxLines(kind || 'tab', titleIn(rest, isIndented, kind !== ''));
}

/** Names of styles, which Qiita and Zenn write in the place of a box's title. */
const STYLES = /^(?:info|warn|warning|alert|success|danger|note|tip|error|inline|end|open|close)$/i;

function titleIn(rest: string, isIndented: boolean, hasKind: boolean): string | null {
  const quoted = /"([^"\n]*)"/.exec(rest)?.[1];
  if (isIndented) return quoted ? quoted : hasKind ? null : rest.trim() || null;
  const bracketed = /^\s*\[([^\n]*)\]\s*(?:\{[^}]*\})?\s*$/.exec(rest)?.[1];
  const named = /\b(?:title|name|summary)\s*=\s*"([^"\n]*)"/.exec(rest)?.[1];
  if (bracketed ?? named) return (bracketed ?? named)!.trim() || null;
  // Attributes of Pandoc: {.warning #id key=value}.
  const title = rest
    .replace(/\{[^}]*\}?|[.#][\w-]+|[\w-]+="[^"]*"|\}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return title === '' || STYLES.test(title) ? null : title.replace(/^"(.*)"$/, '$1');
}

/** Microsoft Learn's directives: a picture, a file with code; the others arrange the page. */
function directive(name: string, attributes: string): string {
  const value = (key: string) =>
    new RegExp(`\\b${key}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1];
  const source = value('source') ?? value('src');
  const alt = value('alt-text') ?? value('alt') ?? value('text') ?? '';
  if (/^image$/i.test(name) && source) return `![${alt}](<${source}>)`;
  return source ? `[${alt || source}](<${source}>)` : alt;
}
