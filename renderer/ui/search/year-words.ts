/** The query words for one year; the last year that can be asked for is 9999. */
export function yearWords(year: string): string {
  if (year === '9999') return 'after:9999';
  return `after:${year} before:${String(Number(year) + 1).padStart(4, '0')}`;
}

/** Sets the year in the query, replacing another one, or removes it when it is set already. */
export function withYear(query: string, year: string): string {
  const rest = query.replace(/(?:^|\s)after:(?:9999|\d{4} before:\d{4})(?=\s|$)/g, '').trim();
  return hasYear(query, year) ? rest : `${rest} ${yearWords(year)}`.trim();
}

/** The year that the query asks for. */
export function yearIn(query: string): string | null {
  const [, year] =
    /(?:^|\s)after:(9999|\d{4}(?= before:\d{4}))(?: before:\d{4})?(?=\s|$)/.exec(query) ?? [];
  return year !== undefined && hasYear(query, year) ? year : null;
}

export function hasYear(query: string, year: string): boolean {
  return ` ${query} `.includes(` ${yearWords(year)} `);
}
