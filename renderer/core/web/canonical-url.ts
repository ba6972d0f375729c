/** The address by which two copies of one article are found. */

/** Parameters that say where the visitor came from, and never which article it is. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|__twitter_impression|ref_src|ref_url|ncid|ocid|cmpid|spm|vero_id|oly_enc_id|oly_anon_id|s_cid|at_medium|at_campaign|__s|_openstat|wt_zmc|rss|from_rss)$/i;

/** Newspapers' mobile hosts show the same article at the same path. */
const MOBILE_HOST = /^(?:www|m|mobile|amp)\.(?=[^.]+\.[^.]+)/;

/**
 * Removes what does not identify the article: scheme, `www.` and mobile hosts, default port, fragment,
 * tracking parameters, trailing slash, index file; sorts the parameters. The result is only compared, never
 * opened. Null when the address is not http(s).
 */
export function canonicalUrl(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = url.host
    .toLowerCase()
    .replace(/\.(?=$|:)/, '')
    .replace(MOBILE_HOST, '');
  const port80 = url.protocol === 'http:' ? host.replace(/:443$/, '') : host.replace(/:80$/, '');
  return `https://${port80}${path(url)}${query(url)}${hashRoute(url)}`;
}

/** The address without the parameters that say where the visitor came from; it still opens the page. */
export function withoutTracking(address: string): string {
  const [before = '', search] = address.split(/\?(.*)/s);
  if (search === undefined) return address;
  const [pairs = '', hash = ''] = search.split(/(?=#)(.*)/s);
  const kept = pairs.split('&').filter((pair) => pair && !TRACKING.test(pair.split('=', 1)[0]!));
  return `${before}${kept.length === 0 ? '' : `?${kept.join('&')}`}${hash}`;
}

function path(url: URL): string {
  const clean = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '/')
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
  return clean === '/' ? '' : clean.replace(/\/$/, '');
}

function query(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !TRACKING.test(pair.split('=', 1)[0]!));
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`;
}

/** `#!/post/3` and `#/post/3` are pages of an old web application; other fragments are places in a page. */
function hashRoute(url: URL): string {
  return /^#!?\//.test(url.hash) ? url.hash : '';
}
