/** Which language each stretch of a text is spoken in, by its declared language and its script. */
import type { TextSpan } from '../highlights/anchor-quote';

export interface LanguageRun extends TextSpan {
  /** A BCP 47 tag. */
  lang: string;
  /** True for a stretch in the Latin script, which voices of every language can read. */
  isLatin: boolean;
}

const kana = 'Kana';
const han = 'Hani';

const scripts: readonly [name: string, letters: RegExp][] = [
  ['Kore', /\p{Script=Hangul}/u],
  [kana, /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u],
  [han, /\p{Script=Han}/u],
  ['Latn', /\p{Script=Latin}/u],
  ...['Cyrl', 'Grek', 'Arab', 'Hebr', 'Thai', 'Deva', 'Beng', 'Taml', 'Telu', 'Geor', 'Armn'].map(
    (name): [string, RegExp] => [name, new RegExp(`\\p{Script=${name}}`, 'u')],
  ),
];

/** The scripts that each script of a language (as in its likely subtags) is written with. */
const writtenWith: Record<string, readonly string[]> = {
  Kore: ['Kore', han],
  Jpan: [kana, han],
  Hans: [han],
  Hant: [han],
};

/** Null for a tag that is invalid or names no language. */
export function spokenLanguage(tag: string | null): string | null {
  if (!tag || /^(?:und|zxx|mul|mis)(?:-|$)/i.test(tag)) return null;
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    // Pages declare invalid languages such as `lang="utf-8"`.
    return null;
  }
}

/**
 * Divides a text into runs of one language. A letter whose script the declared language is not written
 * with gets the script's own language; digits, spaces and punctuation go with the letters before them.
 *
 * @param declared the language of the text by its `lang` attribute
 * @param around the text that the one to divide is part of: Han letters beside kana are Japanese
 */
export function languageRuns(
  text: string,
  declared: string | null,
  around: string = text,
): LanguageRun[] {
  const lang = spokenLanguage(declared);
  const written = lang === null ? [] : scriptsOf(lang);
  const languageOf = (script: string): string =>
    lang !== null && written.includes(script) ? lang : likelyLanguage(script, around);
  const runs: (Omit<LanguageRun, 'lang'> & { lang: string | null })[] = [];
  for (const { start, end, script } of scriptRuns(text, !written.includes(han) || lang === 'ko')) {
    const isLatin = script === 'Latn';
    const isForeign = isLatin && !written.includes(script);
    const goesAlong = isForeign && !isWorthAVoice(text.slice(start, end));
    const own = goesAlong ? null : languageOf(script);
    const last = runs.at(-1);
    if (last && (own === null || last.lang === null || last.lang === own)) {
      last.end = end;
      last.lang ??= own;
      last.isLatin &&= isLatin;
    } else runs.push({ start, end, lang: own, isLatin });
  }
  if (runs.length === 0 && text !== '') runs.push({ ...whole(text), lang: null, isLatin: true });
  return runs.map((run) => ({ ...run, lang: run.lang ?? lang ?? 'en' }));
}

function whole(text: string): TextSpan {
  return { start: 0, end: text.length };
}

/** A voice is changed for words, not for an acronym or a unit such as "AI" or "km" in Korean text. */
function isWorthAVoice(words: string): boolean {
  return /\p{Ll}/u.test(words) && /\p{L}{4}/u.test(words);
}

/** @param joinsKana true where Han letters that touch kana are Japanese */
function scriptRuns(text: string, joinsKana: boolean): (TextSpan & { script: string })[] {
  const runs: (TextSpan & { script: string })[] = [];
  let at = 0;
  for (const letter of text) {
    const script = scriptOf(letter);
    const last = runs.at(-1);
    const end = at + letter.length;
    if (last && script === kana && last.script === han && joinsKana) last.script = kana;
    const goesOn =
      script === null ||
      script === last?.script ||
      (script === han && last?.script === kana && joinsKana);
    if (last && goesOn) last.end = end;
    else if (script !== null) runs.push({ start: last ? at : 0, end, script });
    at = end;
  }
  return runs;
}

function scriptOf(letter: string): string | null {
  if (!/[\p{L}ー]/u.test(letter)) return null;
  return scripts.find(([, letters]) => letters.test(letter))?.[0] ?? null;
}

function scriptsOf(lang: string): readonly string[] {
  const { script } = new Intl.Locale(lang).maximize();
  return script === undefined ? [] : (writtenWith[script] ?? [script]);
}

function likelyLanguage(script: string, around: string): string {
  if (script === kana) return 'ja';
  if (script === han) {
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(around)) return 'ja';
    return /\p{Script=Hangul}/u.test(around) ? 'ko' : 'zh';
  }
  return new Intl.Locale(`und-${script}`).maximize().language;
}
