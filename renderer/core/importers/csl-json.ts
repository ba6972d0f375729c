/** References in CSL JSON (citationstyles.org), as Zotero and other reference managers export them. */
import type { ListImporter } from './importer';
import { isObject, type JsonObject, objectsIn, textIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf, jsonOutline } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';

export const cslJson: ListImporter = {
  name: 'csl-json',

  accepts(source) {
    const { sample } = jsonOutline(source) ?? {};
    const isReference = ['issued', 'author', 'URL'].some((name) => sample?.has(`/*/${name}`));
    return isReference && isListOf(source, '', ['id', 'type', 'title']);
  },

  read: (source, context) =>
    jsonEntries(source, '/*', (item) =>
      entryItem(entryOf(item), { format: 'csl-json', encoding: 'utf-8' }, context),
    ),
};

function entryOf(item: JsonObject): LibraryEntry {
  const doi = textIn(item.DOI);
  const accessed = dayOf(item.accessed);
  return {
    url: textIn(item.URL) ?? (doi && `https://doi.org/${doi}`),
    title: textIn(item.title),
    excerpt: textIn(item.abstract),
    byline: objectsIn(item.author).flatMap(nameOf),
    site: textIn(item['container-title']) ?? textIn(item.publisher),
    lang: textIn(item.language),
    publishedAt: dayOf(item.issued),
    savedAt: accessed && accessed.length === 10 ? Date.parse(accessed) : null,
    note: textIn(item.note),
    tags: (textIn(item.keyword) ?? '').split(/[,;]/).filter((tag) => tag.trim() !== ''),
  };
}

/** Korean, Japanese and Chinese names have the family name first, without a space. */
function nameOf({ family, given, literal }: JsonObject): string[] {
  const names = [textIn(given), textIn(family)].flatMap((each) => each ?? []);
  const isDense = names.every((each) => /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(each));
  const name = textIn(literal) ?? (isDense ? names.reverse().join('') : names.join(' '));
  return name === '' ? [] : [name];
}

/** A date as precise as the file states it: `2020`, `2020-01` or `2020-01-31`. */
function dayOf(value: unknown): string | null {
  const parts = isObject(value) ? value['date-parts'] : null;
  const day: unknown = Array.isArray(parts) ? parts[0] : null;
  if (!Array.isArray(day) || day.length === 0) return isObject(value) ? textIn(value.raw) : null;
  const [year, ...rest] = day.map(Number);
  if (!year || rest.some((each) => !(each >= 1 && each <= 31))) return null;
  return [String(year).padStart(4, '0'), ...rest.map((each) => String(each).padStart(2, '0'))].join(
    '-',
  );
}
