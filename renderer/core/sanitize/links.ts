/**
 * Ids and names get this prefix: a page whose element is called `body` or `getElementById` would
 * otherwise stand in the way of the reader's own look-ups (DOM clobbering).
 */
const ID_PREFIX = 'user-content-';

export function safeId(id: string): string | null {
  const trimmed = id.trim();
  if (!trimmed || trimmed === ID_PREFIX) return null;
  return trimmed.startsWith(ID_PREFIX) ? trimmed : ID_PREFIX + trimmed;
}

/** http(s), mailto, or a place in this article; null for everything else, however it is spelled. */
export function safeHref(href: string, baseUrl: string | null): string | null {
  const trimmed = href.trim();
  if (trimmed.startsWith('#')) return fragmentHref(trimmed.slice(1));
  const url = parseUrl(trimmed, baseUrl);
  if (!url) return null;
  if (url.protocol === 'mailto:') return url.href;
  if (!isWeb(url)) return null;
  return (
    (url.hash && baseUrl && isSamePage(url, baseUrl) && fragmentHref(url.hash.slice(1))) || url.href
  );
}

/** Where a picture is on the web. */
export function webAddress(address: string, baseUrl: string | null): string | null {
  const url = parseUrl(address.trim(), baseUrl);
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
