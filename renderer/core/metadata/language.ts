/** The language of an article: what it states, unless its text is clearly another. */

import { remembered } from '../text/remembered';
import { sentencesIn } from './prose';

/**
 * BCP 47 without the country: `ko`, `ja`, `en`; Chinese with its script when that is stated. `text` is
 * running text of the article; null where neither it nor `stated` tells. The first use loads the
 * tables of the detector.
 */
export async function chooseLanguage(
  stated: readonly (string | null)[],
  text: string,
): Promise<string | null> {
  const sample = sentencesIn(text);
  const script = mainScript(sample);
  const named = [...new Set(stated.map(tagOf).filter((tag) => tag !== null))];
  const fitting = named.filter((tag) => isWrittenIn(tag, script));
  // Templates say "en" over Korean text far more often than Koreans write about anything in Latin.
  if (script && script in LANGUAGE_OF_SCRIPT)
    return fitting[0] ?? LANGUAGE_OF_SCRIPT[script as keyof typeof LANGUAGE_OF_SCRIPT];
  const languages = new Set(fitting.map((tag) => tag.split('-', 1)[0]));
  if (languages.size === 1) return fitting[0]!;
  const detected = await detect(sample);
  // Of several stated languages the one of the text, else the first.
  const confirmed = fitting.find((tag) => tag.split('-', 1)[0] === detected);
  return confirmed ?? (fitting.length > 0 ? fitting[0]! : (detected ?? named[0] ?? null));
}

/** Countries that write English with the day first, by the end of their hosts' names. */
const DAY_FIRST_HOSTS = /\.(uk|au|nz|ie|in|za|sg|hk|my|ng|ke|gh|pk|lk|mt|jm|tt|bw|na|zm|zw|tz|ug)$/;

/**
 * The language with its country, as far as the page tells it: `en-GB`. Templates say en-US on sites
 * of other countries, so the host's country comes before it.
 */
export function localeOf(
  lang: string | null,
  stated: readonly (string | null)[],
  host: string | null,
): string | null {
  if (!lang) return null;
  const country = stated
    .map((each) => /^([a-z]{2,3})[-_]([a-z]{2})\b/i.exec(each?.trim() ?? ''))
    .find((match) => match && tagOf(match[1]!) === lang)?.[2]
    ?.toUpperCase();
  const ofHost = lang === 'en' ? DAY_FIRST_HOSTS.exec(host ?? '')?.[1]?.toUpperCase() : undefined;
  const chosen = country && country !== 'US' ? country : (ofHost?.replace('UK', 'GB') ?? country);
  return chosen ? `${lang}-${chosen}` : lang;
}

/** Countries that pages write in the place of the language. */
const COUNTRIES: Record<string, string> = {
  ...{
    kr: 'ko',
    jp: 'ja',
    cn: 'zh-Hans',
    cz: 'cs',
    ua: 'uk',
    dk: 'da',
    gr: 'el',
    us: 'en',
    gb: 'en',
  },
};
const NO_LANGUAGE = /^(?:und|mul|mis|zxx|root)$/;

/** `eng`, `en_US`, `en-GB` and `English` are `en`. */
const tagOf = (stated: string | null) => (stated === null ? null : tagOfText(stated));

const tagOfText = remembered((stated): string | null => {
  const match = /^([a-z]{2,3})(?:[-_]([a-z0-9]+))?(?:[-_]([a-z0-9]+))?(?![a-z])/i.exec(
    stated.trim(),
  );
  const code = match?.[1]?.toLowerCase() ?? codeOfName(stated.trim());
  if (!code || NO_LANGUAGE.test(code)) return null;
  const language = COUNTRIES[code] ?? canonical(code);
  if (language === null || !/^zh\b/.test(language)) return language;
  const rest = `${match?.[2] ?? ''} ${match?.[3] ?? ''}`;
  if (/\b(?:tw|hk|mo|hant)\b/i.test(rest)) return 'zh-Hant';
  return /\b(?:cn|sg|hans)\b/i.test(rest) ? 'zh-Hans' : language;
});

/** By ISO 639: codes of three letters, also the bibliographic ones, become those of two. */
function canonical(code: string): string | null {
  const language = Intl.getCanonicalLocales(code)[0]!.split('-', 1)[0]!;
  if (language === 'yue') return 'zh-Hant';
  const isKnown =
    language.length === 2 ||
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) !== undefined;
  return isKnown ? language : null;
}

const NAMED_LANGUAGES =
  'en de fr es pt it nl ru uk pl cs sv da fi tr el hu ro ko ja zh ar he vi id';

/** "English", "Deutsch", "한국어" */
function codeOfName(name: string): string | null {
  if (name.length < 2 || name.length > 20) return null;
  const nameIn = (language: string, code: string) =>
    new Intl.DisplayNames(language, { type: 'language' }).of(code)?.toLowerCase();
  const wanted = name.toLowerCase();
  return (
    NAMED_LANGUAGES.split(' ').find(
      (code) => nameIn('en', code) === wanted || nameIn(code, code) === wanted,
    ) ?? null
  );
}

const LANGUAGE_OF_SCRIPT = { Kore: 'ko', Jpan: 'ja', Hani: 'zh' } as const;
const ALPHABETS =
  'Latin Cyrillic Greek Arabic Hebrew Devanagari Bengali Thai Georgian Armenian Tamil Telugu'.split(
    ' ',
  );
const CODES: Record<string, string> = {
  Latin: 'Latn',
  Cyrillic: 'Cyrl',
  Greek: 'Grek',
  Arabic: 'Arab',
  Hebrew: 'Hebr',
  Devanagari: 'Deva',
  Bengali: 'Beng',
  Georgian: 'Geor',
  Armenian: 'Armn',
  Tamil: 'Taml',
  Telugu: 'Telu',
};
const SCRIPTS = [
  ...['Hangul', 'Hiragana', 'Katakana', 'Han'].map((name) => [name, name] as const),
  ...ALPHABETS.map((name) => [name, CODES[name] ?? name] as const),
].map(([name, code]) => ({ code, pattern: new RegExp(`^\\p{Script=${name}}`, 'u') }));

/** The scripts of the characters that were met, by code point; the letters of a library are few. */
const knownScripts = new Map<number, string | null>();

function scriptOf(point: number): string | null {
  let script = knownScripts.get(point);
  if (script === undefined) {
    const character = String.fromCodePoint(point);
    script = SCRIPTS.find(({ pattern }) => pattern.test(character))?.code ?? null;
    knownScripts.set(point, script);
  }
  return script;
}

/** Of each script the number of its words; of those that write no spaces, of its characters. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let before: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    const script = scriptOf(point);
    if (script !== null && (script !== before || DENSE.has(script)))
      counts.set(script, (counts.get(script) ?? 0) + 1);
    before = script;
  }
  return counts;
}

const DENSE = new Set(['Hangul', 'Hiragana', 'Katakana', 'Han']);

/**
 * The script of most words, as ISO 15924; null where none has most of them. An ideograph or a
 * syllable of Hangul counts as a word, so that a few terms in Latin letters do not outweigh a text.
 */
function mainScript(text: string): string | null {
  const counts = countWords(text);
  const count = (script: string) => counts.get(script) ?? 0;
  const hangul = count('Hangul');
  const kana = count('Hiragana') + count('Katakana');
  const han = count('Han');
  const dense = hangul + kana + han;
  const words = ALPHABETS.map((name) => CODES[name] ?? name).map(
    (script) => [script, count(script)] as const,
  );
  const all = dense + words.reduce((sum, [, each]) => sum + each, 0);
  if (dense >= 8 && dense > all * 0.4) {
    if (hangul > dense * 0.4) return 'Kore';
    if (kana > dense * 0.15) return 'Jpan';
    return kana < han * 0.05 ? 'Hani' : null;
  }
  const [script, most] = words.reduce((best, each) => (each[1] > best[1] ? each : best));
  return most >= 5 && most > all * 0.5 ? script : null;
}

/** Written in more than one script by its own people. */
const SEVERAL_SCRIPTS = /^(?:sr|bs|az|uz|kk|mn|ku|pa|tg|tk|ky|ms|ug|sd|ks|be|ro|sh)\b/;
const COUNTED = new Set([...Object.values(CODES), 'Thai', 'Hani', 'Kore', 'Jpan']);

/** False only where both scripts are known and differ. */
function isWrittenIn(tag: string, script: string | null): boolean {
  if (script === null || SEVERAL_SCRIPTS.test(tag)) return true;
  const own = scriptOfTag(tag);
  return own === script || !COUNTED.has(own);
}

const scriptOfTag = remembered(
  (tag) => new Intl.Locale(tag).maximize().script?.replace(/^Han[st]$/, 'Hani') ?? '',
);

/** What the detector needs to be right; shorter texts are guesses. */
const FEWEST_LETTERS = 20;
const SAMPLE = 2000;

async function detect(text: string): Promise<string | null> {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS) return null;
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(text.slice(0, SAMPLE));
  if (!found.language || !found.isReliable()) return null;
  if (found.language === 'ms') return MALAY.test(text) ? 'ms' : 'id';
  return tagOf(found.language);
}

/** The detector takes Indonesian for Malay; these words are Malay alone. */
const MALAY = /\b(?:bahawa|kerana|sahaja|iaitu|ialah|syarikat|wang)\b/i;
