/** A page of an archive of the web, or of a site that shows another site's pages. */
export interface ArchivedAddress {
  /** The address of the page itself. */
  url: string;
  /** When the archive made its copy, milliseconds since 1970; null when the address does not say. */
  copiedAt: number | null;
}

/** Archives that name a time and an address in their own: the Wayback Machine and those built like it. */
const TIME_AND_ADDRESS =
  /\/(\d{4}[.-]?\d{2}[.-]?\d{2}(?:-?\d{6}|\d{6})?|\d{4,14})(?:[a-z]{2}_)?\/((?:https?:\/{1,2}|www\.)\S+)$/i;
/** Hosts whose path ends in the address. */
const ARCHIVES =
  /(?:^|\.)(?:archive\.(?:org|today|ph|is|li|vn|fo|md)|arquivo\.pt|webarchive\.org\.uk|webarchive\.(?:loc|nationalarchives)\.gov(?:\.uk)?|wayback\.archive-it\.org|perma-archives\.org|web\.archive\.org\.au|haw\.nsk\.hr|vefsafn\.is|webrecorder\.io|conifer\.rhizome\.org|timetravel\.mementoweb\.org)$/i;

/** `https://archive.ph/Ab1cD`: a short address, which does not have the page's in it. */
export const isArchiveToday = (address: string): boolean =>
  URL.canParse(address) &&
  /^(?:www\.)?archive\.(?:today|ph|is|li|vn|fo|md)$/i.test(new URL(address).hostname);

/** Archives name themselves as the site of the pages that they show. */
export const isArchiveHost = (host: string): boolean => ARCHIVES.test(host.trim());

/** Undoes the address of an archive; null for every other address. */
export function archivedAddress(address: string): ArchivedAddress | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (ARCHIVES.test(url.hostname)) return inArchive(url);
  if (/^webcache\.googleusercontent\.com$/i.test(url.hostname)) return inGoogleCache(url);
  if (/\.translate\.goog$/i.test(url.hostname)) return translated(url);
  return null;
}

function inArchive(url: URL): ArchivedAddress | null {
  const found = TIME_AND_ADDRESS.exec(url.pathname + url.search + url.hash);
  const original = found && webAddressIn(found[2] ?? '');
  return original ? { url: original, copiedAt: copyTime(found[1] ?? '') } : null;
}

/** Proxies fold the two slashes behind the scheme into one. */
function webAddressIn(text: string): string | null {
  const whole = text.replace(/^(https?:)\/*/i, '$1//').replace(/^www\./i, 'http://www.');
  return URL.canParse(whole) ? whole : null;
}

/** From `20200312080000` or `2020.03.12-080000`, which are in UTC; parts from the right may be missing. */
export function copyTime(digits: string): number | null {
  const all = digits.replace(/\D/g, '');
  if (all.length < 8) return null;
  const [year, month, day, hour = '00', minute = '00', second = '00'] = [
    all.slice(0, 4),
    ...(all.slice(4).match(/\d{2}/g) ?? []),
  ];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}

/** `?q=cache:ID:www.example.org/a+words`. */
function inGoogleCache(url: URL): ArchivedAddress | null {
  const found = /^cache:(?:[\w-]+:)?((?:https?:\/\/)?[^\s+]+\.[^\s+]+)/.exec(
    url.searchParams.get('q') ?? '',
  );
  const address = found?.[1] ?? '';
  const original = webAddressIn(/^https?:/i.test(address) ? address : `http://${address}`);
  return found && original ? { url: original, copiedAt: null } : null;
}

/** `www-example-org.translate.goog`: a hyphen of the name is doubled. */
function translated(url: URL): ArchivedAddress {
  const host = url.hostname
    .replace(/\.translate\.goog$/i, '')
    .replace(/--|-/g, (hyphens) => (hyphens === '--' ? '-' : '.'));
  const original = new URL(url.pathname, `https://${host}`);
  for (const [name, value] of url.searchParams)
    if (!name.startsWith('_x_tr_')) original.searchParams.append(name, value);
  return { url: original.href, copiedAt: null };
}
