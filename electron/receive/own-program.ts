import { isLastingSwitch } from '../chromium-switches.js';
import { userWords } from '../command-line.js';

/** How this program is started, without the words of its user. */
export interface OwnProgram {
  path: string;
  /** Chromium's switches that this machine needs and, in development, the app's folder. */
  args: string[];
}

export function ownProgram(packed: boolean): OwnProgram {
  const { argv, execPath, env } = process;
  const words = userWords(argv, packed);
  const folder = packed
    ? []
    : argv.slice(argv.length - words.length - 1, argv.length - words.length);
  const end = words.indexOf('--');
  const given = end < 0 ? argv.slice(1) : argv.slice(1, argv.length - words.length + end);
  // The program inside an AppImage is there only while the AppImage runs.
  return { path: env.APPIMAGE || execPath, args: [...given.filter(isLastingSwitch), ...folder] };
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
