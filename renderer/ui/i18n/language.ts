import type { Preferences } from '../../library/actions/preferences';
import { en, type Strings } from './en';
import { ko } from './ko';

export type Language = 'en' | 'ko';

export const catalogues: Record<Language, Strings> = { en, ko };

/** The user's choice, else the first of the system's languages that has a catalogue. */
export function languageOf(
  preference: Preferences['language'],
  systemLanguages: readonly string[],
): Language {
  if (preference !== null) return preference;
  for (const tag of systemLanguages) {
    const base = tag.toLowerCase().split(/[-_]/)[0];
    if (base === 'ko' || base === 'en') return base;
  }
  return 'en';
}
