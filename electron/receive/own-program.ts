import { userWords } from '../command-line.js';

/** How this program is started, without the words of its user. */
export interface OwnProgram {
  path: string;
  /** Chromium's switches and, in development, the app's folder. */
  args: string[];
}

export function ownProgram(packed: boolean): OwnProgram {
  const { argv, execPath, env } = process;
  const words = userWords(argv, packed);
  const args = packed ? [] : argv.slice(1, argv.length - words.length);
  // The program inside an AppImage is there only while the AppImage runs.
  return { path: env.APPIMAGE || execPath, args };
}

/** The words that name a library and a profile; none for the account's own. */
export function placeWords(places: { library: string | null; profile: string | null }): string[] {
  const words: string[] = [];
  for (const name of ['library', 'profile'] as const) {
    const place = places[name];
    if (place !== null) words.push(`--${name}`, place);
  }
  return words;
}
