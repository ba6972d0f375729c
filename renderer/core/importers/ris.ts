/** References in RIS, as libraries, journals and reference managers export them. */

import { nameOfOneField } from '../article/person-name';
import { typeOfRis } from '../cite/exchange-types';
import { decodeBytes } from '../encoding/encoding';
import { beginsWithTag, fileHead } from '../files/file-head';
import { LARGEST_ENTRY } from '../files/limits';
import { addressOfDoi, doiIn } from '../web/doi';
import type { Importer, ImportItem } from './importer';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';
import { citationLine } from './reference/citation';
import { addressOfIdentifier } from './reference/identifiers';
import { peopleOf, publicationOf, serialNumber } from './reference/publication';
import { referenceDate } from './reference/reference-date';

/** `TY  - JOUR`; some programs write one space. */
const FIELD = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;

/** The values of each tag in the order of the file. */
type Reference = Map<string, string[]>;

export const ris: Importer = {
  name: 'ris',

  accepts: (source) =>
    !beginsWithTag(source.bytes) &&
    /^\s*(?:[^\n]*\n){0,5}?TY {1,2}- ?[A-Z]{2,6}\s*$/m.test(fileHead(source.bytes)),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    for (const reference of referencesIn(text)) {
      yield entryItem(entryOf(reference), { format: 'ris', encoding }, context);
    }
  },
};

/** A reference ends at `ER`, or where the next one begins or the file ends. */
function* referencesIn(text: string): Generator<Reference> {
  let reference: Reference = new Map();
  let last: string[] | null = null;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const [, tag, value = ''] = FIELD.exec(line.trimEnd()) ?? [];
    if (tag === 'TY' || tag === 'ER') {
      if (reference.size > 0) yield reference;
      reference = new Map();
      last = null;
      if (tag === 'TY') reference.set(tag, [value.trim()]);
    } else if (tag !== undefined) {
      last = reference.get(tag) ?? [];
      reference.set(tag, last);
      last.push(value.trim());
    } else if (last !== null && line.trim() !== '' && (last.at(-1)?.length ?? 0) < LARGEST_ENTRY) {
      // Abstracts and notes go on in lines without a tag.
      last[last.length - 1] = `${last.at(-1)}\n${line.trim()}`;
    }
  }
  if (reference.size > 0) yield reference;
}

function entryOf(reference: Reference): LibraryEntry {
  const all = (...tags: string[]) =>
    tags.flatMap((tag) => reference.get(tag) ?? []).filter(Boolean);
  const first = (...tags: string[]) => all(...tags)[0] ?? null;
  const title = first('TI', 'T1', 'CT', 'BT', 'ST');
  const url = addressOf(all);
  const container = first('T2', 'JO', 'JF', 'JA', 'J2', 'BT');
  const editors = all('A2', 'ED', 'A3');
  const authors = all('AU', 'A1').length > 0 ? all('AU', 'A1') : editors;
  const pages = [first('SP'), first('EP')].filter(Boolean).join('–');
  return {
    url,
    title,
    excerpt:
      first('AB', 'N2') ??
      (url
        ? null
        : citationLine(
            {
              container,
              volume: first('VL'),
              issue: first('IS'),
              pages,
              edition: first('ET'),
              place: first('CY', 'PP'),
              publisher: first('PB'),
              isbn: isIsbn(first('SN')) ? first('SN') : null,
            },
            title,
          )),
    byline: authors.map(nameOfOneField).filter((name) => name !== ''),
    site: container === title ? first('PB') : (container ?? first('PB')),
    lang: first('LA'),
    section: first('SE'),
    publication: publicationOf({
      type: typeOfRis(first('TY') ?? '') ?? null,
      people: peopleOf(authors),
      areEditors: authors === editors && editors.length > 0 ? true : null,
      ...{ volume: first('VL'), issue: first('IS'), pages: pages || null, edition: first('ET') },
      ...{ publisher: first('PB'), place: first('CY', 'PP'), doi: doiIn(first('DO')) },
      ...serialNumber(first('SN')),
      ...{ archive: first('DB'), archiveUrl: first('AV') },
    }),
    publishedAt: all('DA', 'PY', 'Y1').map(dateOf).sort(byLength)[0] ?? null,
    savedAt: timeOf(dateOf(first('Y2') ?? '')),
    note: all('N1', 'RN').join('\n\n'),
    tags: all('KW').flatMap((text) => text.split(/[;\n]/)),
  };
}

function addressOf(all: (...tags: string[]) => string[]): string | null {
  const stated = all('UR', 'LK', 'L2').flatMap((text) => /https?:\/\/\S+/.exec(text)?.[0] ?? []);
  return (
    stated[0] ??
    all('DO').map(addressOfDoi).find(Boolean) ??
    all('M3', 'N1', 'ID', 'AN').map(addressOfIdentifier).find(Boolean) ??
    null
  );
}

const isIsbn = (text: string | null) => (text?.replace(/[^\dXx]/g, '').length ?? 0) >= 10;

/** `2019/05/03/spring`: parts may be empty. */
const dateOf = (text: string) =>
  referenceDate(text.replace(/\/+.*?$/s, (rest) => rest.replace(/\/(?=\/|$)/g, '')));

/** The most precise date first. */
const byLength = (a: string | null, b: string | null) => (b?.length ?? 0) - (a?.length ?? 0);
