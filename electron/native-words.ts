import { native } from '../resources/locales/en.json';
import type { Language } from './ipc/languages.js';

type NativeWords = typeof native;

let shown: { language: Language; words: NativeWords } = { language: 'en', words: native };
let wanted: Language = 'en';
const followers: (() => void)[] = [];

/** The texts outside of our pages, in the language of the interface: menus, tray, dialogs. */
export const nativeWords = (): NativeWords => shown.words;

export const nativeLanguage = (): Language => shown.language;

/** Calls `follow` now, and again when the language has changed. */
export function withNativeWords(follow: () => void): void {
  followers.push(follow);
  follow();
}

/** The language in which the page is shown, or the system's while there was no page. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const { native: words }: { native: NativeWords } = await import(
    `../resources/locales/${language}.json`
  );
  if (language === shown.language || language !== wanted) return;
  shown = { language, words };
  for (const follow of followers) follow();
}
