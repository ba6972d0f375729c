import { execFile } from 'node:child_process';
import type { InstalledFont } from './ipc/contract.js';

/** Milliseconds; fontconfig may have to read its folders first. */
const longestMs = 10_000;
const mostBytes = 16 * 1024 * 1024;
const mostFonts = 5_000;

let known: Promise<InstalledFont[]> | null = null;

/**
 * The families that fontconfig knows, each once, by the alphabet, with the languages for which they have the
 * characters. Empty where there is no fontconfig, as on Windows and macOS.
 */
export function installedFonts(): Promise<InstalledFont[]> {
  known ??= listFonts().then(fontsIn);
  return known;
}

function listFonts(): Promise<string> {
  if (process.platform === 'win32' || process.platform === 'darwin') return Promise.resolve('');
  const options = { timeout: longestMs, maxBuffer: mostBytes, windowsHide: true };
  return new Promise((resolve) => {
    execFile('fc-list', ['--format', '%{family[0]}\t%{lang}\n'], options, (error, stdout) =>
      resolve(error ? '' : stdout),
    );
  });
}

/** @param list a line for each font: its family, a tab, its languages between bars */
export function fontsIn(list: string): InstalledFont[] {
  const languages = new Map<string, Set<string>>();
  for (const line of list.split('\n')) {
    const [family = '', langs = ''] = line.split('\t');
    // A name with a control character cannot be kept as a setting.
    if (family === '' || family.length > 100 || /\p{Cc}/u.test(family)) continue;
    const own = languages.get(family) ?? new Set<string>();
    for (const lang of langs.trim().split('|')) if (lang !== '') own.add(lang);
    if (languages.has(family) || languages.size < mostFonts) languages.set(family, own);
  }
  return Array.from(languages, ([family, own]) => ({ family, languages: [...own] })).sort((a, b) =>
    a.family.localeCompare(b.family),
  );
}
