/** Items as BibLaTeX, in UTF-8. BibTeX reads it too, without the fields that it does not know. */
import type { CslDate, CslItem } from './csl-item';
import type { CslName } from './csl-name';
import { bibtexType, langidOf } from './exchange-types';

export const bibtexOf = (items: readonly CslItem[]): string => items.map(entryOf).join('\n');

function entryOf(item: CslItem): string {
  const { entry, subtype } = bibtexType(item.type);
  const isPart = /^in/.test(entry);
  const isArticle = entry === 'article' || entry === 'review';
  const container = isArticle ? 'journaltitle' : isPart ? 'booktitle' : 'organization';
  const publisher = entry === 'report' || entry === 'thesis' ? 'institution' : 'publisher';
  const fields: [name: string, value: string | null | undefined][] = [
    ['author', namesOf(item.author)],
    ['editor', namesOf(item.editor)],
    ['title', escaped(item.title)],
    ['entrysubtype', subtype],
    [container, escaped(item['container-title'])],
    ['date', isoOf(item.issued)],
    ['section', escaped(item.section)],
    ['volume', escaped(item.volume)],
    ['number', escaped(item.issue)],
    ['pages', escaped(item.page?.replace(/\s*[–—-]\s*/g, '--'))],
    ['edition', escaped(item.edition)],
    [publisher, escaped(item.publisher)],
    ['location', escaped(item['publisher-place'])],
    ['langid', item.language && langidOf(item.language)],
    ['doi', verbatim(item.DOI)],
    ['isbn', escaped(item.ISBN)],
    ['issn', escaped(item.ISSN)],
    ['url', verbatim(item.URL)],
    ['urldate', isoOf(item.accessed)],
    ['archive', escaped(item.archive)],
    ['archiveurl', verbatim(item.archive_location)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},\n`] : []));
  return `@${entry}{${keyOf(item)},\n${lines.join('')}}\n`;
}

/**
 * Family name, year and the end of the article's id, e.g. `lind2025-x7k2qd`: the same whatever else is
 * cited with it. Letters of other scripts are left out, because BibTeX allows none.
 */
export function keyOf({ id, author, editor, issued }: CslItem): string {
  const [first] = author ?? editor ?? [];
  const name = plainLetters(first?.family ?? first?.literal ?? '').slice(0, 30);
  const year = issued?.['date-parts'][0][0] ?? '';
  return `${name || 'article'}${year}-${plainLetters(id.slice(-6))}`;
}

const plainLetters = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');

const namesOf = (names: readonly CslName[] | undefined) => names?.map(nameOf).join(' and ');

function nameOf(name: CslName): string {
  if (name.family === undefined) return `{${escaped(name.literal ?? '')}}`;
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'];
  const parts = [[particle, name.family].filter(Boolean).join(' '), name.suffix, name.given];
  return parts.flatMap((each) => (each ? [inName(each)] : [])).join(', ');
}

/** ` and ` and commas part names. */
const inName = (text: string) => (/\band\b|,/i.test(text) ? `{${escaped(text)}}` : escaped(text));

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
};

function escaped(text: string): string;
function escaped(text: string | undefined): string | undefined;
function escaped(text: string | undefined): string | undefined {
  return text
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\~^{}$&%#_]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}

/** Addresses are read as they are; only what would end the field is written as in addresses. */
const verbatim = (text: string | undefined) =>
  text?.replace(/[\\{}\s]/g, (character) => encodeURIComponent(character));

function isoOf(date: CslDate | undefined): string | null {
  const parts = date?.['date-parts'][0].map((part, at) => String(part).padStart(at ? 2 : 4, '0'));
  return parts?.join('-') ?? null;
}
