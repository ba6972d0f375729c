import type { Language } from '../../../electron/ipc/languages';
import { catalogueOf, type Texts } from './catalogue';
import { en } from './en';
import type { Strings } from './strings';

const loaded = new Map<Language, Strings>([['en', en]]);

/** The strings of a language that was loaded before, and of English always. */
export const loadedCatalogue = (language: Language): Strings | undefined => loaded.get(language);

/** Loads the file of a language, which a window does only for the one that it shows. */
export async function loadCatalogue(language: Language): Promise<Strings> {
  const known = loaded.get(language);
  if (known) return known;
  const { default: texts }: { default: Texts } = await import(
    `../../../resources/locales/${language}.json`
  );
  const strings = catalogueOf(language, texts);
  loaded.set(language, strings);
  return strings;
}
