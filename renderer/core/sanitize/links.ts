/**
 * Prefix of ids and names. Without it, a page's element called `body` or `getElementById` would cover
 * properties of the document (DOM clobbering).
 */
const ID_PREFIX = 'user-content-';

export function safeId(id: string): string | null {
  const trimmed = id.trim();
  if (!trimmed || trimmed === ID_PREFIX) return null;
  return trimmed.startsWith(ID_PREFIX) ? trimmed : ID_PREFIX + trimmed;
}

/** An address that a parser leaves as it is, as most are; `new URL` takes longer than all else about a link. */
const PLAIN = /^https?:\/\/(?!\S*xn--)(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/(?!\.)[\w~.-]*)+$/;

/** The link's address when it is http(s), mailto or a fragment of this article; null for anything else. */
export function safeHref(href: string, baseUrl: string | null): string | null {
  const trimmed = href.trim();
  if (trimmed.startsWith('#')) return fragmentHref(trimmed.slice(1));
  if (PLAIN.test(trimmed)) return trimmed;
  const url = parseUrl(trimmed, baseUrl);
  if (!url) return null;
  if (url.protocol === 'mailto:') return url.href;
  if (!isWeb(url)) return null;
  return (
    (url.hash && baseUrl && isSamePage(url, baseUrl) && fragmentHref(url.hash.slice(1))) || url.href
  );
}

/** The absolute http(s) address; null for any other. */
export function webAddress(address: string, baseUrl: string | null): string | null {
  const trimmed = address.trim();
  if (PLAIN.test(trimmed)) return trimmed;
  const url = parseUrl(trimmed, baseUrl);
  return url && isWeb(url) ? url.href : null;
}

function fragmentHref(fragment: string): string | null {
  const id = safeId(decodeFragment(fragment));
  return id && `#${encodeURIComponent(id)}`;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function parseUrl(address: string, baseUrl: string | null): URL | null {
  try {
    return new URL(address, baseUrl ?? undefined);
  } catch {
    return null;
  }
}

const isWeb = (url: URL) => url.protocol === 'https:' || url.protocol === 'http:';

function isSamePage(url: URL, baseUrl: string): boolean {
  const withoutHash = (each: string) => each.split('#', 1)[0];
  return withoutHash(url.href) === withoutHash(new URL(baseUrl).href);
}
