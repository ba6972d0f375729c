// Names of files are UTF-8 to Carrel; Chromium reads them by the locale.

/** What to add to the environment where it names no UTF-8 locale: nothing on most machines. */
export function utf8Locale({ LC_ALL, LC_CTYPE, LANG } = process.env) {
  if (process.platform !== 'linux') return {};
  const named = LC_ALL || LC_CTYPE || LANG || 'C';
  if (/utf-?8/i.test(named)) return {};
  // LC_CTYPE alone leaves the language as it is; LC_ALL, where it is set, stands above it.
  return LC_ALL ? { LC_ALL: 'C.UTF-8' } : { LC_CTYPE: 'C.UTF-8' };
}
