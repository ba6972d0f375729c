/** How a query asks for one year; none comes after 9999. */
export function yearWords(year: string): string {
  if (year === '9999') return 'after:9999';
  return `after:${year} before:${String(Number(year) + 1).padStart(4, '0')}`;
}

/** Puts the year into the query, in the place of another one, or takes it out again. */
export function withYear(query: string, year: string): string {
  const rest = query.replace(/(?:^|\s)after:(?:9999|\d{4} before:\d{4})(?=\s|$)/g, '').trim();
  return hasYear(query, year) ? rest : `${rest} ${yearWords(year)}`.trim();
}

/** The one that it asks for. */
export function yearIn(query: string): string | null {
  const [, year] =
    /(?:^|\s)after:(9999|\d{4}(?= before:\d{4}))(?: before:\d{4})?(?=\s|$)/.exec(query) ?? [];
  return year !== undefined && hasYear(query, year) ? year : null;
}

export function hasYear(query: string, year: string): boolean {
  return ` ${query} `.includes(` ${yearWords(year)} `);
}
