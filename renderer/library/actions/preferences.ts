import {
  type ExportFormat,
  exportFormats,
  type Paper,
  papers,
  type ReferenceFormat,
  referenceFormats,
} from '../../../electron/ipc/exporting';
import { type Language, languages } from '../../../electron/ipc/languages';
import { type CiteLocale, citeLocales, defaultStyleId } from '../../core/cite/cite-locales';
import { type QuoteForm, quoteForms } from '../../core/exporting/quote-with-source';
import type { ChosenVoices } from '../../core/speech/voice-for';
import { announceChanges, appendChanges } from '../../storage/change-log';
import type { Library } from '../library';

/** In the order in which they are offered, from light to dark. */
export const themes = ['light', 'sepia', 'dark', 'black'] as const;
export type Theme = (typeof themes)[number];

/** `zh` is simplified Chinese; `latin` stands for all languages without typefaces of their own. */
export type FontLanguage = 'latin' | 'ko' | 'ja' | 'zh' | 'zh-hant';

const noOwnFonts: Record<FontLanguage, string> = {
  ...{ latin: '', ko: '', ja: '', zh: '', 'zh-hant': '' },
};

/** The user's preferences, stored in the library. */
export interface Preferences {
  theme: 'system' | Theme;
  /** Font size of the article's text, in CSS pixels. */
  fontSize: number;
  /** Width of the article's column, in em. */
  lineWidth: number;
  /** Line height of the article's text, as a multiple of the font size. */
  lineHeight: number;
  /** Space added between letters, in hundredths of an em. */
  letterSpacing: number;
  /** True when lines of the article's text end at both margins. */
  justified: boolean;
  /** The languages whose lines are vertical. */
  verticalIn: readonly FontLanguage[];
  fontFamily: 'serif' | 'sans' | 'system' | 'own';
  /** Names of typefaces for `own`; empty for the serif one. */
  ownFonts: Record<FontLanguage, string>;
  /** The keys of the commands that do not have their first ones, by name of command (ui/keyboard/keymap.ts). */
  keys: Readonly<Record<string, readonly string[]>>;
  /** Null for the system's language. */
  language: Language | null;
  sidebarOpen: boolean;
  /** True when a search treats simplified and traditional Chinese characters as the same. */
  chineseVariants: boolean;
  /** How quotes are copied with their source. */
  quoteForm: QuoteForm;
  /** The id of the style in which references are made; the default one when it is not there any more. */
  citationStyle: string;
  /** The language of the words in a reference. */
  citationLocale: CiteLocale;
  referenceFormat: ReferenceFormat;
  /** Recent queries, newest first. */
  recentSearches: string[];
  /** The format of the last export of articles. */
  exportFormat: ExportFormat;
  /** True when exports and prints show highlights and notes. */
  exportMarks: boolean;
  /** True when prints show the addresses of links. */
  exportLinks: boolean;
  /** The paper of prints and PDFs; null for the one of the system's region. */
  paper: Paper | null;
  /** The speed of reading aloud, 1 for the usual one of a voice. */
  speechRate: number;
  /** The voice for reading a language aloud, by its primary language tag. */
  speechVoices: ChosenVoices;
  /** True when reading aloud goes on with the next article of the list. */
  speechGoesOn: boolean;
  /** True when the alternative texts of pictures are read aloud. */
  speechAltTexts: boolean;
  /** True when the library's folder has a page for browsers (library/folder-page). */
  folderPage: boolean;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  fontSize: 18,
  lineWidth: 38,
  lineHeight: 1.75,
  letterSpacing: 0,
  justified: false,
  verticalIn: [],
  fontFamily: 'serif',
  ownFonts: noOwnFonts,
  keys: {},
  language: null,
  sidebarOpen: true,
  chineseVariants: false,
  quoteForm: 'plain',
  citationStyle: defaultStyleId,
  citationLocale: 'en-US',
  referenceFormat: 'text',
  recentSearches: [],
  exportFormat: 'epub',
  exportMarks: true,
  exportLinks: false,
  paper: null,
  speechRate: 1,
  speechVoices: {},
  speechGoesOn: false,
  speechAltTexts: false,
  folderPage: false,
};

const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const between = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most;

const areFontNames = (value: unknown) => {
  const names = Object.entries(Object(value));
  return (
    names.length === Object.keys(noOwnFonts).length &&
    names.every(
      ([language, name]) =>
        Object.hasOwn(noOwnFonts, language) &&
        typeof name === 'string' &&
        name.length <= 100 &&
        !/\p{Cc}/u.test(name),
    )
  );
};

function areVoices(value: unknown): boolean {
  const voices = Object.entries(Object(value));
  const isShort = (text: unknown) => typeof text === 'string' && text.length <= 1000;
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    voices.length <= 1000 &&
    voices.flat().every(isShort)
  );
}

function areKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const isChord = (chord: unknown) => typeof chord === 'string' && chord.length <= 40;
  return (
    entries.length <= 200 &&
    entries.every(
      ([command, chords]) =>
        command.length <= 40 &&
        Array.isArray(chords) &&
        chords.length <= 10 &&
        chords.every(isChord),
    )
  );
}

/** Validates stored values: they come from a file that any program can write. */
const checks: Record<keyof Preferences, (value: unknown) => boolean> = {
  theme: oneOf('system', ...themes),
  fontSize: between(8, 64),
  lineWidth: between(10, 200),
  lineHeight: between(1, 4),
  letterSpacing: between(0, 20),
  justified: oneOf(true, false),
  verticalIn: (value) =>
    Array.isArray(value) &&
    value.length < Object.keys(noOwnFonts).length &&
    value.every((one) => typeof one === 'string' && Object.hasOwn(noOwnFonts, one)),
  fontFamily: oneOf('serif', 'sans', 'system', 'own'),
  ownFonts: areFontNames,
  keys: areKeys,
  language: oneOf(...Object.keys(languages), null),
  sidebarOpen: oneOf(true, false),
  chineseVariants: oneOf(true, false),
  quoteForm: oneOf(...quoteForms),
  citationStyle: (value) => typeof value === 'string' && value.length <= 1000,
  citationLocale: oneOf(...citeLocales),
  referenceFormat: oneOf(...referenceFormats),
  recentSearches: (value) =>
    Array.isArray(value) && value.length <= 10 && value.every((one) => typeof one === 'string'),
  exportFormat: oneOf(...exportFormats),
  exportMarks: oneOf(true, false),
  exportLinks: oneOf(true, false),
  paper: oneOf(...papers, null),
  speechRate: between(0.5, 3),
  speechVoices: areVoices,
  speechGoesOn: oneOf(true, false),
  speechAltTexts: oneOf(true, false),
  folderPage: oneOf(true, false),
};

export async function readPreferences(library: Pick<Library, 'database'>): Promise<Preferences> {
  const row = await library.database.settings.get('preferences');
  const stored = Object.entries(Object(row?.value)).filter(
    ([name, value]) => Object.hasOwn(checks, name) && checks[name as keyof Preferences](value),
  );
  return { ...defaultPreferences, ...Object.fromEntries(stored) };
}

export async function savePreferences(library: Library, preferences: Preferences): Promise<void> {
  const { settings, changes } = library.database;
  await library.database.transaction('rw', settings, changes, async () => {
    await settings.put({ id: 'preferences', value: preferences });
    await appendChanges(library.database, 'record-changed', ['settings']);
  });
  announceChanges();
}
