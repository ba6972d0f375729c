/** References in BibTeX and BibLaTeX. */

import type { Person } from '../article/article-parts';
import { nameOfOneField, personOfOneField } from '../article/person-name';
import { languageOfLangid, typeOfBibtex } from '../cite/exchange-types';
import { decodeBytes } from '../encoding/encoding';
import { extensionOf, fileHead } from '../files/file-head';
import { addressOfDoi, doiIn } from '../web/doi';
import { bibEntries, ENTRY_TYPE } from './bibtex/entries';
import { plainTex } from './bibtex/plain-tex';
import type { Importer, ImportItem } from './importer';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';
import { citationLine } from './reference/citation';
import { addressOfIdentifier } from './reference/identifiers';
import { publicationOf } from './reference/publication';
import { referenceDate } from './reference/reference-date';

export const bibtex: Importer = {
  name: 'bibtex',

  accepts(source) {
    const head = fileHead(source.bytes);
    const isNamed = /^(?:bib|bibtex)$/.test(extensionOf(source.name));
    return (
      isNamed ||
      /^\s*(?:%[^\n]*\n\s*)*@[a-z]+\s*[{(]\s*[^\s,{}()]*\s*,\s*\n?\s*[\w-]+\s*=/i.test(head)
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    let at = 0;
    for (const fields of bibEntries(text)) {
      at += 1;
      if (fields === null) {
        yield { ok: false, item: `${source.name} #${at}`, reason: 'damaged' };
        continue;
      }
      yield entryItem(entryOf(fields), { format: 'bibtex', encoding }, context);
    }
  },
};

function entryOf(fields: ReadonlyMap<string, string>): LibraryEntry {
  const raw = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((each) => each?.trim());
  const text = (...names: string[]) => plainTex(raw(...names) ?? '') || null;
  const title = [text('title'), text('subtitle')].filter(Boolean).join(': ') || text('booktitle');
  const url = addressOf(fields);
  const container = text('journaltitle', 'journal', 'booktitle', 'maintitle');
  const publisher = text('publisher', 'institution', 'organization', 'school');
  return {
    url,
    title,
    excerpt:
      text('abstract') ??
      (url
        ? null
        : citationLine(
            {
              container: container === title ? null : container,
              volume: text('volume'),
              issue: text('number', 'issue'),
              pages: text('pages'),
              edition: text('edition'),
              place: text('location', 'address'),
              publisher,
              isbn: text('isbn'),
            },
            title,
          )),
    byline: namesIn(raw('author', 'editor') ?? ''),
    site: container && container !== title ? container : publisher,
    lang: languageOf(text('langid', 'language')),
    section: text('section'),
    publication: publicationOf({
      type: typeOfBibtex(raw(ENTRY_TYPE) ?? '', text('entrysubtype')) ?? null,
      people: peopleIn(raw('author', 'editor') ?? ''),
      areEditors: !raw('author') && raw('editor') ? true : null,
      ...{ volume: text('volume'), issue: text('number', 'issue') },
      ...{ pages: text('pages')?.replace(/--+/g, '–'), edition: text('edition') },
      ...{ publisher: text('publisher', 'institution', 'school') },
      ...{ place: text('location', 'address'), doi: doiIn(raw('doi')?.replaceAll('\\', '')) },
      ...{ isbn: text('isbn'), issn: text('issn') },
      ...{ archive: text('archive'), archiveUrl: raw('archiveurl') },
    }),
    publishedAt: dateOf(text('date'), text('year'), text('month'), text('day')),
    savedAt: timeOf(text('urldate', 'timestamp', 'date-added')),
    note: text('annotation', 'annote'),
    tags: (text('keywords', 'keyword', 'mendeley-tags') ?? '')
      .split(/[,;]/)
      .filter((tag) => tag.trim()),
  };
}

function addressOf(fields: ReadonlyMap<string, string>): string | null {
  const field = (name: string) => fields.get(name) ?? '';
  const stated = ['url', 'howpublished', 'note', 'bdsk-url-1'].flatMap(
    (name) => /https?:\/\/[^\s{}]+/.exec(field(name).replace(/\\([%#&_~])/g, '$1'))?.[0] ?? [],
  );
  const eprint = /arxiv/i.test(field('archiveprefix') + field('eprinttype'))
    ? `arXiv:${field('eprint')}`
    : '';
  return (
    stated[0] ??
    addressOfDoi(field('doi').replaceAll('\\', '')) ??
    addressOfIdentifier(eprint) ??
    addressOfIdentifier(`PMID: ${field('pmid')}`)
  );
}

const languageOf = (name: string | null) => name && languageOfLangid(name);

/** The names in parts, without organisations, which are in braces. */
const peopleIn = (value: string): Person[] =>
  value
    .split(/\s+and\s+/i)
    .flatMap((name): Person | [] =>
      /^\s*\{[^{}]*\}\s*$/.test(name)
        ? { literal: plainTex(name) }
        : (personOfOneField(plainTex(name)) ?? []),
    );

/** People are joined by ` and `; one in braces is an organisation. */
function namesIn(value: string): string[] {
  return value
    .split(/\s+and\s+/i)
    .map((name) =>
      /^\s*\{[^{}]*\}\s*$/.test(name) ? plainTex(name) : nameOfOneField(plainTex(name)),
    )
    .filter((name) => name !== '' && name !== 'others');
}

function dateOf(
  date: string | null,
  year: string | null,
  month: string | null,
  day: string | null,
) {
  if (date) return referenceDate(date);
  if (!year) return null;
  // A month is a name, a number or a macro; without it the year alone is stated.
  const stated = month ? referenceDate([day, month, year].filter(Boolean).join(' ')) : null;
  const number = /^\d{1,2}$/.test(month ?? '')
    ? referenceDate(`${year}-${month}-${day ?? ''}`)
    : null;
  return number ?? stated ?? referenceDate(year);
}
