/**
 * Makes ids valid in XML and unique, and keeps each link that leads somewhere: to a place of the chapter, to
 * another article of the book, or to the web. Other links become their text.
 *
 * @param chapterOf the file of the article with this address in the book; null when it is not there
 */
export function keepLinks(root: Element, chapterOf: (url: string) => string | null): void {
  const ids = renameIds(root);
  for (const link of [...root.querySelectorAll('a[href]')]) {
    const href = link.getAttribute('href') ?? '';
    const target = href.startsWith('#')
      ? (ids.get(decoded(href.slice(1))) ?? null)
      : (chapterOf(href) ?? validAddress(href));
    if (target === null) dissolve(link);
    else link.setAttribute('href', href.startsWith('#') ? `#${target}` : target);
  }
  for (const link of [...root.querySelectorAll('a:not([href])')])
    if (link.id === '') dissolve(link);
}

/** The new id of each old one. Of equal ids the first counts, as in browsers. */
function renameIds(root: Element): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const element of root.querySelectorAll('[id]')) {
    const old = element.id;
    if (old === '' || ids.has(old)) {
      element.removeAttribute('id');
      continue;
    }
    // The characters that are safe in XML and in an address.
    const plain = old.replace(/^user-content-/, 'u-').replace(/[^A-Za-z0-9_.-]+/g, '-');
    let id = /^[A-Za-z_]/.test(plain) ? plain : `i${plain}`;
    for (let count = 2; taken.has(id); count++)
      id = `${plain.replace(/^(?![A-Za-z_])/, 'i')}-${count}`;
    taken.add(id);
    ids.set(old, id);
    element.id = id;
  }
  return ids;
}

function dissolve(link: Element): void {
  link.replaceWith(...link.childNodes);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The address by RFC 3986, with other characters escaped; null when that is not possible. */
export function validAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!/^(?:https?|mailto):$/.test(url.protocol)) return null;
  if (
    url.protocol !== 'mailto:' &&
    !/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)*[a-z\d](?:[a-z\d-]*[a-z\d])?\.?$|^\[[\da-f:.]+\]$/.test(
      url.hostname,
    )
  ) {
    return null;
  }
  const [whole, fragment] = split(url.href);
  const escaped = (text: string) =>
    text
      .replace(/%(?![\da-f]{2})/gi, '%25')
      .replace(/[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/g, (character) =>
        encodeURIComponent(character.toWellFormed()),
      );
  const start = url.protocol === 'mailto:' ? url.protocol : `${url.protocol}//${url.host}`;
  const rest = url.protocol === 'mailto:' ? whole.slice(7) : url.pathname + url.search;
  return start + escaped(rest) + (fragment === null ? '' : `#${escaped(fragment)}`);
}

function split(href: string): [string, string | null] {
  const at = href.indexOf('#');
  return at < 0 ? [href, null] : [href.slice(0, at), href.slice(at + 1)];
}
