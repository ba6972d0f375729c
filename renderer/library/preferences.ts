import type { Library } from './library';

/** What the reader of articles has set; kept in the library. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark' | 'sepia';
  /** Of the article's text, in CSS pixels. */
  fontSize: number;
  /** Of the article's column, in em of its text. */
  lineWidth: number;
  /** Of the article's text, as a multiple of its size. */
  lineHeight: number;
  fontFamily: 'serif' | 'sans';
  /** Null follows the system. */
  language: 'en' | 'ko' | null;
  sidebarOpen: boolean;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  fontSize: 18,
  lineWidth: 38,
  lineHeight: 1.75,
  fontFamily: 'serif',
  language: null,
  sidebarOpen: true,
};

export async function readPreferences(library: Library): Promise<Preferences> {
  const row = await library.database.settings.get('preferences');
  const stored = typeof row?.value === 'object' ? (row.value as Partial<Preferences>) : {};
  return { ...defaultPreferences, ...stored };
}

export async function savePreferences(library: Library, preferences: Preferences): Promise<void> {
  await library.database.settings.put({ id: 'preferences', value: preferences });
}
