import { app } from 'electron';
import { type Language, languageOf } from './ipc/languages.js';

/** The language of the interface while the user has chosen none. */
export const systemLanguage = (): Language =>
  languageOf(null, [...app.getPreferredSystemLanguages(), app.getLocale()]);
