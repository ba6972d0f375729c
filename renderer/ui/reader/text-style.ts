import type { Preferences } from '../../library/actions/preferences';
import { bodyFonts, fontLanguageOf, fontLanguages, monoFonts, uiFonts } from './typefaces';

const colours = [
  'paper',
  'ink',
  'muted',
  'line',
  'line-strong',
  'accent',
  'shadow',
  'mark',
  'mark-ink',
  'mark-current',
  'mark-yellow',
  'mark-green',
  'mark-blue',
  'mark-pink',
  'mark-purple',
];

/** True when the reader wants the lines of texts in this language vertical. */
export function isVerticalIn(
  { verticalIn }: Pick<Preferences, 'verticalIn'>,
  lang: string | null,
): boolean {
  const language = fontLanguageOf(lang);
  return language !== 'latin' && verticalIn.includes(language);
}

/** Passes the page's theme and the user's text settings into the frame as custom properties. */
export function styleText(frame: Document, preferences: Preferences, lang: string | null) {
  const page = getComputedStyle(document.documentElement);
  const { style } = frame.documentElement;
  for (const name of colours) style.setProperty(`--${name}`, page.getPropertyValue(`--${name}`));
  style.setProperty('--raised-quiet', page.getPropertyValue('--selected-quiet'));
  style.setProperty('--scheme', page.colorScheme);
  style.setProperty('--font-size', `${preferences.fontSize}px`);
  style.setProperty('--line-height', String(preferences.lineHeight));
  style.setProperty('--line-width', String(preferences.lineWidth));
  style.setProperty('--letter-spacing', `${preferences.letterSpacing / 100}em`);
  style.setProperty('--text-align', preferences.justified ? 'justify' : 'start');
  // Chromium has patterns on macOS only; elsewhere this does nothing.
  style.setProperty('--hyphens', preferences.justified ? 'auto' : 'manual');
  if (isVerticalIn(preferences, lang)) frame.documentElement.dataset.writing = 'vertical';
  else delete frame.documentElement.dataset.writing;
  // frame.css chooses among them by the language of each element.
  frame.documentElement.lang = lang ?? '';
  for (const language of fontLanguages) {
    style.setProperty(`--body-${language}`, bodyFonts(preferences, language));
    style.setProperty(`--ui-${language}`, uiFonts(language));
    style.setProperty(`--mono-${language}`, monoFonts(language));
  }
}
