/**
 * The languages of the interface, by the name of their file in `resources/locales/`, with the name that each has
 * for itself. Those of Chinese are named by their script, since both are written in several countries.
 */
export const languages = {
  en: 'English',
  ko: '한국어',
  ja: '日本語',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
} as const;

export type Language = keyof typeof languages;

export const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/**
 * The user's choice, else the first of the system's languages that has a catalogue, else English.
 *
 * @param systemLanguages tags such as `ko-KR`, best first; the system may name what is no language
 */
export function languageOf(
  preference: Language | null,
  systemLanguages: readonly string[],
): Language {
  if (preference !== null) return preference;
  for (const tag of systemLanguages) {
    const found = namesOf(tag).find(isLanguage);
    if (found) return found;
  }
  return 'en';
}

/** `zh-TW` is `zh-Hant` (as is `zh-HK`), or plainly `zh`. */
function namesOf(tag: string): string[] {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return [`${language}-${script}`, language];
  } catch {
    return [];
  }
}
