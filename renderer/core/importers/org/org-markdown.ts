/** Org's blocks as Markdown, so that one renderer knows listings, tables, footnotes and formulas. */
import { escapeStart, inlineMarkdown } from './org-inline';

const HEADING = /^(\*+)[ \t]+(.*)$/;
const ITEM = /^([ \t]*)([-+]|[ \t]\*|\d{1,9}[.)])[ \t]+(?:\[@\d+\][ \t]+)?(.*)$/;
const KEYWORD = /^[ \t]*#\+[\w-]+(?:\[[^\]]*\])?:/;
const CAPTION = /^[ \t]*#\+caption(?:\[[^\]]*\])?:[ \t]*(.*)$/i;
const BEGIN = /^[ \t]*#\+begin_(\S+)[ \t]*(.*)$/i;
const DRAWER = /^[ \t]*:([\w-]+):[ \t]*$/;
const FIXED = /^[ \t]*:(?: |$)/;
const NOTE = /^\[fn:([\w-]+)\][ \t]*(.*)$/;
const RULE = /^[ \t]*-{5,}[ \t]*$/;
/** Programs write these for themselves. */
const OWN_DRAWER = /^(?:properties|logbook)$/i;
const TASK = /^(TODO|DONE)\b[ \t]*/;
/** Blocks in blocks; the lines of deeper ones are text. */
const DEEPEST = 8;
/** Columns; deeper items stand at this depth. */
const DEEPEST_ITEM = 24;

/** Without the keywords and properties that say what the file is. */
export function markdownOfOrg(text: string): string {
  return blocksOf(text.split('\n'), 0).join('\n');
}

function blocksOf(lines: readonly string[], depth: number): string[] {
  const out: string[] = [];
  // Not by arguments of one call: there may be more lines than a stack holds.
  const addApart = (block: readonly string[]) => {
    out.push('');
    for (const each of block) out.push(each);
    out.push('');
  };
  const ends = endsOf(lines);
  let isInList = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const end = ends.get(at);
    if (line.trim() === '') out.push('');
    else if (end !== undefined && depth < DEEPEST) {
      addApart(blockOf(lines, at, end, depth));
      at = end;
    } else if (HEADING.test(line)) out.push('', headingOf(line), '');
    else if (CAPTION.test(line)) out.push(inlineMarkdown(CAPTION.exec(line)?.[1] ?? ''), '');
    else if (KEYWORD.test(line) || /^[ \t]*# /.test(line) || /^[ \t]*#$/.test(line)) continue;
    else if (/^[ \t]*\|/.test(line)) {
      const last = lastOf(lines, at, (each) => /^[ \t]*\|/.test(each));
      addApart(tableOf(lines.slice(at, last + 1)));
      at = last;
    } else if (FIXED.test(line)) {
      const last = lastOf(lines, at, (each) => FIXED.test(each));
      const listing = lines.slice(at, last + 1).map((each) => each.replace(/^[ \t]*: ?/, ''));
      addApart(fenced(listing, ''));
      at = last;
    } else if (RULE.test(line)) out.push('', '---', '');
    else if (NOTE.test(line)) {
      const [, name, words = ''] = NOTE.exec(line) ?? [];
      out.push('', `[^${name}]: ${inlineMarkdown(words)}`);
    } else if (ITEM.test(line)) {
      out.push(itemOf(line));
      isInList = true;
      continue;
    } else out.push(paragraphLine(line, isInList));
    isInList &&= /^[ \t]|^$/.test(line);
  }
  return out;
}

/** For each line that begins a block or a drawer, the line that ends it; found in one pass from the end. */
function endsOf(lines: readonly string[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at]!;
    const closed =
      /^[ \t]*#\+end_(\S+)/i.exec(line)?.[1] ?? /^[ \t]*:(end):[ \t]*$/i.exec(line)?.[1];
    if (closed) {
      const name = closed.toLowerCase();
      const known = open.get(name);
      if (known) known.push(at);
      else open.set(name, [at]);
      continue;
    }
    const name = BEGIN.exec(line)?.[1]?.toLowerCase() ?? (DRAWER.test(line) ? 'end' : null);
    const end = name === null ? undefined : open.get(name)?.pop();
    if (end !== undefined) ends.set(at, end);
  }
  return ends;
}

function lastOf(lines: readonly string[], from: number, is: (line: string) => boolean): number {
  let last = from;
  while (last + 1 < lines.length && is(lines[last + 1]!)) last++;
  return last;
}

function blockOf(lines: readonly string[], at: number, end: number, depth: number): string[] {
  const inside = lines.slice(at + 1, end);
  const drawer = DRAWER.exec(lines[at]!)?.[1];
  if (drawer) return OWN_DRAWER.test(drawer) ? [] : blocksOf(inside, depth + 1);
  const [, name = '', argument = ''] = BEGIN.exec(lines[at]!) ?? [];
  switch (name.toLowerCase()) {
    case 'src':
      return fenced(withoutIndent(inside), /^[\w+#-]+/.exec(argument)?.[0] ?? '');
    case 'example':
      return fenced(withoutIndent(inside), '');
    case 'export':
      return /^html\b/i.test(argument) ? inside : fenced(inside, /^\w+/.exec(argument)?.[0] ?? '');
    case 'comment':
      return [];
    case 'verse':
      return inside.map((line) => `> ${inlineMarkdown(line.trim())}  `);
    case 'quote':
      return blocksOf(inside, depth + 1).map((line) => `> ${line}`);
    default:
      return blocksOf(inside, depth + 1);
  }
}

function fenced(lines: readonly string[], language: string): string[] {
  const ticks = (line: string) => /^\s*(`+)/.exec(line)?.[1]?.length ?? 0;
  const longest = lines.reduce((most, line) => Math.max(most, ticks(line)), 2);
  const fence = '`'.repeat(longest + 1);
  // A comma keeps Org from reading such a line.
  return [fence + language, ...lines.map((line) => line.replace(/^(\s*),(?=[*#,])/, '$1')), fence];
}

function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines
    .filter((line) => line.trim())
    .map((line) => /^[ \t]*/.exec(line)![0].length);
  const least = indents.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  return Number.isFinite(least) ? lines.map((line) => line.slice(least)) : [...lines];
}

function headingOf(line: string): string {
  const [, stars = '', words = ''] = HEADING.exec(line) ?? [];
  const task = TASK.exec(words)?.[1];
  const box = task ? (task === 'DONE' ? '☑ ' : '☐ ') : '';
  const title = words.replace(TASK, '').replace(/^\[#\w\][ \t]+/, '');
  return `${'#'.repeat(Math.min(stars.length, 6))} ${box}${inlineMarkdown(title.trim())}`;
}

function itemOf(line: string): string {
  const [, indent = '', mark = '', words = ''] = ITEM.exec(line) ?? [];
  const spaces = indent.replaceAll('\t', '    ').slice(0, DEEPEST_ITEM);
  const bullet = /\d/.test(mark) ? mark.replace(')', '.') : '-';
  const box = /^\[([ xX-])\][ \t]+/.exec(words);
  const [term, ...rest] = words.slice(box?.[0].length ?? 0).split(/[ \t]+::(?:[ \t]+|$)/);
  const state = box ? `[${/x/i.test(box[1] ?? '') ? 'x' : ' '}] ` : '';
  const text =
    rest.length > 0
      ? `**${inlineMarkdown(term ?? '')}**: ${inlineMarkdown(rest.join(' :: '))}`
      : inlineMarkdown(term ?? '');
  return `${spaces}${bullet} ${state}${text}`;
}

/** Org's text may be indented below its heading, which in Markdown would make it a listing. */
function paragraphLine(line: string, isInList: boolean): string {
  const indent = isInList ? /^[ \t]*/.exec(line)![0].slice(0, DEEPEST_ITEM) : '';
  const isBroken = /\\\\[ \t]*$/.test(line);
  const words = inlineMarkdown(line.trim().replace(/\\\\$/, ''));
  return `${indent}${escapeStart(words)}${isBroken ? '  ' : ''}`;
}

const isTableRule = (line: string) => /^[ \t]*\|-/.test(line);

/** The first row is the head, as GFM wants one. */
function tableOf(lines: readonly string[]): string[] {
  const [head, ...rows] = lines
    .filter((line) => !isTableRule(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => inlineMarkdown(cell.trim())),
    );
  if (!head) return [];
  const width = Math.max(head.length, ...rows.slice(0, 1000).map((row) => row.length));
  const rowOf = (cells: readonly string[]) =>
    `| ${[...cells, ...new Array<string>(Math.max(0, width - cells.length)).fill('')].join(' | ')} |`;
  return [rowOf(head), `|${' --- |'.repeat(width)}`, ...rows.map(rowOf)];
}
