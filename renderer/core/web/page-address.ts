/** Addresses of an article's pages, which differ only by a number. */

const number = '(\\d{1,3}|all)';
const inQuery = new RegExp(
  `([?&])(?:page|paged|pg|p|pn|pageno|page_no|pagenum|pagewanted|pageindex)=${number}(?=&|$)`,
  'i',
);
const inPath = new RegExp(
  `(?:/(?:page|p)[-_/]?${number}|/${number}|[-_;]${number})(/|\\.[a-z]{3,5})?(?=\\?|$)`,
  'i',
);

/** The addresses of which this may be a numbered page, by its query or its path, including itself. */
function basesOf(address: string): Set<string> {
  const withoutQuery = address
    .replace(inQuery, (_, start: string) => start)
    .replace(/\?&/, '?')
    .replace(/&&/, '&')
    .replace(/[?&]$/, '');
  const at = address.indexOf('/', 'https://'.length);
  const host = address.slice(0, at < 0 ? undefined : at);
  const withoutPath = address
    .slice(host.length)
    .replace(inPath, (...match) => (match[4] as string | undefined)?.replace('/', '') ?? '');
  // A path that is only a number is an article's id.
  return new Set([address, withoutQuery, ...(withoutPath === '' ? [] : [host + withoutPath])]);
}

/**
 * Whether two canonical addresses differ only in a page number: `/a` and `/a?page=2`, `/a/2` and `/a/3`,
 * `/a.html` and `/a_2.html`.
 */
export function differByPage(one: string, other: string): boolean {
  if (one === other) return false;
  const bases = basesOf(one);
  for (const base of basesOf(other)) if (bases.has(base)) return true;
  return false;
}

/** Removes `?page=1` or `/page/1`, with which later pages link to the article's own address. */
export function withoutPageOne(address: string): string {
  return address
    .replace(/([?&])(?:page|paged|pg|pageno|page_no|pagenum|pagewanted)=1(?=&|$)/i, '$1')
    .replace(/\?&/, '?')
    .replace(/&&/, '&')
    .replace(/[?&]$/, '')
    .replace(/\/page\/1(?=\?|$)/i, '');
}
