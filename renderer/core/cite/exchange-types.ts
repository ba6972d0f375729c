/** What BibLaTeX and RIS call the types of CSL, in both directions. */
import type { WorkType } from '../article/article-parts';

/** Entry type and `entrysubtype` of BibLaTeX. The first with an entry type is what that type is read as. */
const bibtexTypes: readonly [WorkType, entry: string, subtype?: string][] = [
  ['article-journal', 'article'],
  ['article-newspaper', 'article', 'newspaper'],
  ['article-magazine', 'article', 'magazine'],
  ['review', 'review'],
  ['book', 'book'],
  ['book', 'mvbook'],
  ['book', 'collection'],
  ['book', 'proceedings'],
  ['chapter', 'incollection'],
  ['chapter', 'inbook'],
  ['paper-conference', 'inproceedings'],
  ['paper-conference', 'conference'],
  ['thesis', 'thesis'],
  ['thesis', 'phdthesis'],
  ['thesis', 'mastersthesis'],
  ['report', 'report'],
  ['report', 'techreport'],
  ['webpage', 'online'],
  ['webpage', 'electronic'],
  ['webpage', 'www'],
  ['post-weblog', 'online', 'blog'],
  ['post', 'online', 'post'],
  ['pamphlet', 'booklet'],
  ['entry-encyclopedia', 'inreference'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['patent', 'patent'],
  ['manuscript', 'unpublished'],
];

/** The types of RIS (2001 and 2011). */
const risTypes: readonly [WorkType, type: string][] = [
  ['article-journal', 'JOUR'],
  ['article-journal', 'EJOUR'],
  ['article-newspaper', 'NEWS'],
  ['article-magazine', 'MGZN'],
  ['post-weblog', 'BLOG'],
  ['webpage', 'ELEC'],
  ['book', 'BOOK'],
  ['book', 'EBOOK'],
  ['book', 'EDBOOK'],
  ['chapter', 'CHAP'],
  ['chapter', 'ECHAP'],
  ['paper-conference', 'CPAPER'],
  ['paper-conference', 'CONF'],
  ['thesis', 'THES'],
  ['report', 'RPRT'],
  ['entry-encyclopedia', 'ENCYC'],
  ['entry-dictionary', 'DICT'],
  ['dataset', 'DATA'],
  ['software', 'COMP'],
  ['patent', 'PAT'],
  ['manuscript', 'MANSCPT'],
  ['manuscript', 'UNPB'],
  ['pamphlet', 'PAMP'],
  ['legislation', 'STAT'],
  ['legal_case', 'CASE'],
  ['motion_picture', 'MPCT'],
  ['song', 'SOUND'],
  ['personal_communication', 'PCOMM'],
];

export function bibtexType(type: WorkType): { entry: string; subtype: string | null } {
  const [, entry, subtype] = bibtexTypes.find(([each]) => each === type) ?? ['', 'misc'];
  return { entry: entry ?? 'misc', subtype: subtype ?? null };
}

/** Undefined for `misc` and what no program writes. */
export function typeOfBibtex(entry: string, subtype: string | null): WorkType | undefined {
  const [name, more] = [entry.toLowerCase(), subtype?.toLowerCase()];
  const all = bibtexTypes.filter(([, each]) => each === name);
  return (all.find(([, , each]) => each === more) ?? all[0])?.[0];
}

/** A post of a forum or a network has no type of its own; it is a page of the web. */
export const risType = (type: WorkType): string =>
  risTypes.find(([each]) => each === type)?.[1] ?? (type === 'post' ? 'ELEC' : 'GEN');

/** Undefined for `ELEC`, which is anything on the web: the address tells more. */
export const typeOfRis = (name: string): WorkType | undefined =>
  name === 'ELEC' ? undefined : risTypes.find(([, each]) => each === name.toUpperCase())?.[0];

/** Names of languages as babel and polyglossia have them, which `langid` takes. */
const languages: Record<string, string> = {
  ...{ en: 'english', ko: 'korean', ja: 'japanese', zh: 'chinese', de: 'german', fr: 'french' },
  ...{ es: 'spanish', it: 'italian', pt: 'portuguese', nl: 'dutch', sv: 'swedish', da: 'danish' },
  ...{ nb: 'norsk', no: 'norsk', fi: 'finnish', pl: 'polish', cs: 'czech', hu: 'hungarian' },
  ...{ ru: 'russian', uk: 'ukrainian', tr: 'turkish', el: 'greek', he: 'hebrew', ar: 'arabic' },
  ...{ vi: 'vietnamese', id: 'indonesian', th: 'thai', hi: 'hindi', ca: 'catalan', ro: 'romanian' },
};

export const langidOf = (lang: string): string | null =>
  languages[lang.split('-')[0] ?? ''] ?? null;

/** The code of a language by its name of babel; the text itself for any other. */
export function languageOfLangid(name: string): string {
  const variants: Record<string, string> = { american: 'en', british: 'en', ngerman: 'de' };
  const known = Object.entries(languages).find(([, each]) => each === name.toLowerCase());
  return known?.[0] ?? variants[name.toLowerCase()] ?? name;
}
