import type { FontLanguage, Preferences } from '../../library/actions/preferences';

type Kind = 'serif' | 'sans';
type EastAsian = Exclude<FontLanguage, 'latin'>;

/** Han characters have different shapes in each of these languages. */
const eastAsian: Record<EastAsian, Record<Kind | 'mono', string[]>> = {
  ko: {
    serif: ['Noto Serif KR', 'Noto Serif CJK KR', 'Nanum Myeongjo', 'AppleMyungjo', 'Batang'],
    sans: ['Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR'],
    mono: ['D2Coding', 'Noto Sans Mono CJK KR'],
  },
  ja: {
    serif: ['Hiragino Mincho ProN', 'Yu Mincho', 'Noto Serif JP', 'Noto Serif CJK JP'],
    sans: ['Hiragino Sans', 'Yu Gothic', 'Noto Sans JP', 'Noto Sans CJK JP'],
    mono: ['Noto Sans Mono CJK JP', 'Noto Sans CJK JP'],
  },
  zh: {
    serif: ['Songti SC', 'Noto Serif SC', 'Noto Serif CJK SC', 'SimSun'],
    sans: ['PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC'],
    mono: ['Noto Sans Mono CJK SC', 'Noto Sans CJK SC'],
  },
  'zh-hant': {
    serif: ['Songti TC', 'Noto Serif TC', 'Noto Serif CJK TC', 'PMingLiU'],
    sans: ['PingFang TC', 'Microsoft JhengHei', 'Noto Sans TC', 'Noto Sans CJK TC'],
    mono: ['Noto Sans Mono CJK TC', 'Noto Sans CJK TC'],
  },
};

/** None of these has Han characters, which would win over those of the article's language. */
const latin: Record<Kind | 'mono', string[]> = {
  serif: ['Charter', 'Iowan Old Style', 'Palatino Linotype', 'Georgia'],
  sans: ['Avenir Next', 'Helvetica Neue', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', 'Arial'],
  mono: ['SF Mono', 'Cascadia Mono', 'Consolas', 'DejaVu Sans Mono'],
};

/** Of Linux: typefaces of Chinese, which would come first there, have apostrophes as wide as a character. */
const latinBeforeChinese = ['P052', 'Noto Serif', 'Liberation Serif', 'DejaVu Serif'];

/** The languages with typefaces of their own, as they are offered. */
export const fontLanguages: readonly FontLanguage[] = [
  'latin',
  ...(Object.keys(eastAsian) as EastAsian[]),
];

/** The language whose typefaces a text gets; `latin` for all others. */
export function fontLanguageOf(lang: string | null): FontLanguage {
  const tag = (lang ?? '').toLowerCase().replaceAll('_', '-');
  if (/^(?:zh-(?:hant|tw|hk|mo)|yue)\b/.test(tag)) return 'zh-hant';
  const base = tag.split('-')[0]!;
  return Object.hasOwn(eastAsian, base) ? (base as EastAsian) : 'latin';
}

/** The typefaces of the article's text, as a value of `font-family`. */
export function bodyFonts(
  { fontFamily, ownFonts }: Pick<Preferences, 'fontFamily' | 'ownFonts'>,
  language: FontLanguage,
): string {
  const kind = fontFamily === 'sans' || fontFamily === 'system' ? 'sans' : 'serif';
  const own = fontFamily === 'own' ? ownFonts[language].trim() : '';
  const system = fontFamily === 'system' ? systemFonts(language) : [];
  const first = [...(own === '' ? [] : [quoted(own)]), ...system];
  return [...first, stack(kind, language), kind === 'serif' ? 'serif' : 'sans-serif'].join(', ');
}

/** The typefaces of captions, tables and the article's header. */
export function uiFonts(language: FontLanguage): string {
  return [...systemFonts(language), stack('sans', language), 'sans-serif'].join(', ');
}

export function monoFonts(language: FontLanguage): string {
  return `${stack('mono', language)}, monospace`;
}

/** Known typefaces of a language, to offer those that are installed. */
export function knownFonts(language: FontLanguage): string[] {
  const { serif, sans } = language === 'latin' ? latin : eastAsian[language];
  return [...serif, ...sans];
}

/** The system's typeface may be one with Han characters of the wrong language. */
function systemFonts(language: FontLanguage): string[] {
  return language === 'latin' ? ['system-ui'] : [];
}

/** Latin typefaces come first: the Latin letters of Hangul typefaces are seldom good. */
function stack(kind: Kind | 'mono', language: FontLanguage): string {
  const all = Object.keys(eastAsian) as EastAsian[];
  const first = language === 'latin' ? readersLanguage() : language;
  const ordered = [first, ...all.filter((name) => name !== first)];
  const isAmongChinese = kind === 'serif' && language === 'latin' && first.startsWith('zh');
  const before = [...latin[kind], ...(isAmongChinese ? latinBeforeChinese : [])];
  return [...before, ...ordered.flatMap((name) => eastAsian[name][kind])].map(quoted).join(', ');
}

/** Han characters in texts of other languages have the shapes that the reader is used to. */
function readersLanguage(): EastAsian {
  return navigator.languages.map(fontLanguageOf).find((name) => name !== 'latin') ?? 'ko';
}

/** A family's name as a CSS string. */
function quoted(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&')}"`;
}
