/** Addresses of the pages that an article is spread over, told apart by a number alone. */

const number = '(\\d{1,3}|all)';
const inQuery = new RegExp(
  `([?&])(?:page|paged|pg|p|pn|pageno|page_no|pagenum|pagewanted|pageindex)=${number}(?=&|$)`,
  'i',
);
const inPath = new RegExp(
  `(?:/(?:page|p)[-_/]?${number}|/${number}|[-_;]${number})(/|\\.[a-z]{3,5})?(?=\\?|$)`,
  'i',
);

/** The addresses that it may be a page of, by its query and by its path; itself among them. */
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
  // The number is all that such a path has: it names an article.
  return new Set([address, withoutQuery, ...(withoutPath === '' ? [] : [host + withoutPath])]);
}

/**
 * Whether two canonical addresses differ in nothing but the number of a page: `/a` and `/a?page=2`,
 * `/a/2` and `/a/3`, `/a.html` and `/a_2.html`.
 */
export function differByPage(one: string, other: string): boolean {
  if (one === other) return false;
  const bases = basesOf(one);
  for (const base of basesOf(other)) if (bases.has(base)) return true;
  return false;
}

/** `?page=1` and `/page/1` are the article's own address to the pages that follow. */
export function withoutPageOne(address: string): string {
  return address
    .replace(/([?&])(?:page|paged|pg|pageno|page_no|pagenum|pagewanted)=1(?=&|$)/i, '$1')
    .replace(/\?&/, '?')
    .replace(/&&/, '&')
    .replace(/[?&]$/, '')
    .replace(/\/page\/1(?=\?|$)/i, '');
}
