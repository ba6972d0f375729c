/**
 * The HTML of left-out parts: one line of text in one element on one line, with links and no other
 * markup. It is written from text alone, and read back in this form whatever a file holds, so it needs
 * no parser. The sanitizer changes nothing in it, and runs before it is shown all the same.
 */
import { type LeftOutPart, leftOutKinds, longestLeftOut, plainText } from '../article/left-out';
import { escapeHtml } from '../text/escape-html';
import { safeHref } from './links';

export type LineTag = 'p' | 'h3' | 'li' | 'pre';

/** A piece of a line; `href` is the address it leads to, null for plain text. */
export interface Run {
  text: string;
  href: string | null;
}

export interface LeftOutLine {
  tag: LineTag;
  runs: readonly Run[];
}

/** @param baseUrl of the page, for relative links */
export function htmlOfLines(lines: readonly LeftOutLine[], baseUrl: string | null): string {
  const rows: string[] = [];
  let isInList = false;
  for (const { tag, runs } of lines) {
    if ((tag === 'li') !== isInList) {
      isInList = tag === 'li';
      rows.push(isInList ? '<ul>' : '</ul>');
    }
    rows.push(`<${tag}>${runs.map((run) => htmlOfRun(run, baseUrl)).join('')}</${tag}>`);
  }
  if (isInList) rows.push('</ul>');
  return rows.join('\n');
}

function htmlOfRun({ text, href }: Run, baseUrl: string | null): string {
  const written = escapeHtml(text).replaceAll('\n', '&#10;');
  const address = href === null ? null : safeHref(href, baseUrl);
  // A place in the page is none in the article.
  if (address === null || address.startsWith('#')) return written;
  return `<a href="${escapeHtml(address)}">${written}</a>`;
}

/** `s`: a line of text may hold a Unicode line separator. */
const row = /^<(p|h3|li|pre)>(.*)<\/\1>$/s;
const link = /<a href="([^"]*)">([^<]*)<\/a>/g;

/** The lines of what `htmlOfLines` has written; other HTML gives its text only. */
export function linesOfHtml(html: string): LeftOutLine[] {
  return html.split('\n').flatMap((written): LeftOutLine[] => {
    const [, tag = 'p', inside = written] = row.exec(written) ?? [];
    const runs = runsOf(inside).filter(({ text }) => text !== '');
    return runs.length > 0 ? [{ tag: tag as LineTag, runs }] : [];
  });
}

function runsOf(markup: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of markup.matchAll(link)) {
    runs.push({ text: plainText(markup.slice(at, found.index)), href: null });
    runs.push({ text: plainText(found[2] ?? ''), href: plainText(found[1] ?? '') });
    at = found.index + found[0].length;
  }
  runs.push({ text: plainText(markup.slice(at)), href: null });
  return runs;
}

const start = '<!--carrel:left-out-->';
const end = '<!--/carrel:left-out-->';

/** The parts as a section of article.html; empty for none. */
export function toLeftOutSection(parts: readonly LeftOutPart[]): string {
  if (parts.length === 0) return '';
  const written = parts.map(({ kind, after, backAs, html }) => {
    const facts = [kind, after || '-', ...(backAs === undefined ? [] : [backAs])].join(' ');
    return `<!--carrel:part ${facts}-->\n${html}\n<!--/carrel:part-->`;
  });
  return `\n<details>\n<summary>Left out</summary>\n${start}\n${written.join('\n')}\n${end}\n</details>`;
}

const partStart = '<!--carrel:part ';
const partEnd = '\n<!--/carrel:part-->';
const partFacts = /^(\w+) (-|[0-9a-f]{8})(?: (user-content-back-[0-9a-z]{1,40}))?-->\n/;

/**
 * The parts in an article.html; none where it has no section, or something else in its place. Anybody
 * may have written the file: at most `most` parts are read, and of a section its first characters,
 * twice `longestLeftOut`.
 */
export function leftOutOfHtmlFile(file: string, most: number): LeftOutPart[] {
  const from = file.lastIndexOf(start);
  const to = file.lastIndexOf(end);
  if (from < 0 || to < from) return [];
  const section = file.slice(from, Math.min(to, from + 2 * longestLeftOut));
  return section
    .split(partStart, most + 1)
    .slice(1)
    .flatMap((written) => readPart(written) ?? []);
}

function readPart(written: string): LeftOutPart | null {
  const [facts, name, after = '-', backAs] = partFacts.exec(written) ?? [];
  const kind = leftOutKinds.find((one) => one === name);
  const to = written.indexOf(partEnd);
  if (facts === undefined || kind === undefined || to < 0) return null;
  const html = htmlOfLines(linesOfHtml(written.slice(facts.length, to)), null);
  if (html === '') return null;
  return { kind, after: after === '-' ? '' : after, ...(backAs && { backAs }), html };
}
