// Carrel expects file names in UTF-8; Chromium decodes them by the locale.

/** Variables to add when the environment names no UTF-8 locale; none on most machines. */
export function utf8Locale({ LC_ALL, LC_CTYPE, LANG } = process.env) {
  if (process.platform !== 'linux') return {};
  const named = LC_ALL || LC_CTYPE || LANG || 'C';
  if (/utf-?8/i.test(named)) return {};
  // LC_CTYPE keeps the language. LC_ALL overrides it where it is set.
  return LC_ALL ? { LC_ALL: 'C.UTF-8' } : { LC_CTYPE: 'C.UTF-8' };
}
