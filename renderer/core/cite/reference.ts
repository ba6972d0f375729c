/** Formats items in a style: the engine between what it does not know (before) and typography (after). */
import { localeFor } from './bundled-styles';
import type { CiteLocale } from './cite-locales';
import type { CslItem } from './csl-item';
import { type EngineEntry, type EngineStyle, faultsOf, loadEngine, runEngine } from './engine';
import { lowerLocale, lowerStyle, withPlainInfo } from './lower-style';
import { plainReference } from './plain-reference';
import type { StyleFile } from './style-file';

/** A reference as text, and as HTML with `<i>`, `<b>`, `<sup>`, `<sub>` and `<span style>` only. */
export interface Reference {
  id: string;
  text: string;
  html: string;
}

export type Formatted =
  | { ok: true; references: Reference[] }
  /** The style uses something of CSL that the engine does not know; `fault` names it in its words. */
  | { ok: false; reason: 'unknown-part'; fault: string };

const locales = new Map<CiteLocale, string | null>();

/** The references in the style's order. `lang` is the reader's; a style's own locale comes first. */
export async function formatItems(
  items: readonly CslItem[],
  style: StyleFile,
  lang: string,
): Promise<Formatted> {
  await loadEngine();
  const english = localeFor('en-US');
  const wanted = localeFor(style.defaultLocale ?? lang);
  const lowered = lowerStyle(withPlainInfo(style.xml), faultsOf, [wanted.xml, english.xml]);
  if (!lowered.ok) return { ok: false, reason: 'unknown-part', fault: lowered.fault };
  if (!locales.has(wanted.lang)) locales.set(wanted.lang, lowerLocale(wanted.xml, faultsOf));
  const shape = style.hasBibliography ? 'bibliography' : style.isNote ? 'note' : 'in-text';
  const given = {
    style: lowered.style,
    lang: wanted.lang,
    locale: locales.get(wanted.lang) ?? null,
  };
  const known = items.map(knownItem);
  if (shape !== 'bibliography' || !isAlphabetical(style.xml)) {
    const entries = await runEngine(given, known, { shape, isSorted: true });
    return { ok: true, references: entries.map(finished) };
  }
  const ordered = await inAlphabet(given, known);
  const entries = await runEngine(given, ordered, { shape, isSorted: false });
  return { ok: true, references: entries.map(finished) };
}

/** Whether the style orders its bibliography by names: not by date, number or order of citation. */
function isAlphabetical(style: string): boolean {
  const sort = /<bibliography\b[^>]*>[\s\S]*?<sort>([\s\S]*?)<\/sort>/.exec(style)?.[1] ?? '';
  const key = /<key\b[^>]*>/.exec(sort)?.[0] ?? '';
  return key !== '' && !/descending|citation-number|"issued"|date|year|type/.test(key);
}

/**
 * The engine sorts Hangul and Han by a transcription, among the Latin names. The order of the reader's
 * language is made by the entries' own text, which begins with what they are sorted by.
 */
async function inAlphabet(given: EngineStyle, items: readonly CslItem[]): Promise<CslItem[]> {
  const style = given.style.replace(/\ssubsequent-author-substitute(?:-rule)?="[^"]*"/g, '');
  const how = { shape: 'bibliography', isSorted: true } as const;
  const entries = await runEngine({ ...given, style }, items, how);
  const texts = new Map(entries.map(({ id, html }) => [id, plainReference(html)]));
  const { compare } = new Intl.Collator(given.lang, { ignorePunctuation: true });
  const text = ({ id }: CslItem) => texts.get(id) ?? '';
  return [...items].sort((a, b) => compare(text(a), text(b)));
}

/** The engine knows the types of CSL 1.0.1. */
function knownItem(item: CslItem): CslItem {
  if (item.type === 'software') return { ...item, type: 'book' };
  return item.type === 'document' ? { ...item, type: 'article' } : item;
}

const CJK =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々\p{P}\p{S}\d\s]*$/u;

/** What of the engine's HTML is kept; a title may bring tags of its own. */
const allowedTags = (html: string) =>
  html.replace(/<[^>]*>/g, (tag) =>
    /^<(?:\/?(?:i|b|sup|sub)|\/span|span style="[a-z]+-[a-z]+: ?[a-z-]+;?")>$/.test(tag) ? tag : '',
  );

function finished(entry: EngineEntry): Reference {
  const { id } = entry;
  const html = allowedTags(entry.html);
  // East Asian scripts have no italics; a slanted font would be made up.
  const upright = html.replace(/<i>([^<]*)<\/i>/g, (whole, text: string) =>
    /\p{L}/u.test(text) && CJK.test(text) ? text : whole,
  );
  return { id, html: upright, text: plainReference(upright).trim() };
}
