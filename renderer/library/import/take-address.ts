// Takes the page at an address, with its pictures, as one file that stands alone.
import type {
  FetchAnswer,
  Fetched,
  FetchFailure,
  FetchFailureReason,
} from '../../../electron/ipc/fetching';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { sha256 } from '../../core/article/hashes';
import { ContainerError } from '../../core/containers/container';
import { decodeBytes } from '../../core/encoding/encoding';
import { withDeclaredCharset } from '../../core/encoding/with-declared-charset';
import { judgePage, type PageVerdict } from '../../core/extract/judge-page';
import type { ImportFailure } from '../../core/files/import-failure';
import { LARGEST_FILE } from '../../core/files/limits';
import { looksLikeHtml } from '../../core/files/looks-like-html';
import { pictureAddresses } from '../../core/images/images';
import type { ImportContext, ImportSource } from '../../core/importers/importer';
import { mhtmlPage } from '../../core/importers/mhtml';
import { type PagePart, writeMhtml } from '../../core/importers/mhtml/write-message';
import { askTyped } from '../../core/web/typed-addresses';
import type { ImportInput } from './import-batch';
import { fetchPictures, type PoolLimits, pictureOf } from './picture-pool';
import { openRiskyRead, readKey } from './risky-reads';

const MiB = 1024 * 1024;
/** Of one page. */
const limits: PoolLimits = { pictures: 200, each: 16 * MiB, together: 64 * MiB };

/** How a page was taken: as the server sends it, or from a window in which its scripts have run. */
export const takenFormats = { sent: 'address', shown: 'address-window' } as const;

/**
 * Fetches an address. A page is taken as the server sends it; when it has no text without its scripts, it
 * is shown in a window of its own. Aborting ends it. Throws a `ContainerError` when there is no article at the address.
 */
export async function takeAddress(
  carrel: CarrelBridge,
  context: Pick<ImportContext, 'parseHtml'>,
  input: ImportInput & { kind: 'address' },
  signal: AbortSignal,
): Promise<ImportSource> {
  const stop = () => void carrel.request('stopFetching', input.for ?? input.name);
  signal.addEventListener('abort', stop);
  try {
    return await takeNow(carrel, context, input, signal);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Between two requests there is nothing to stop, so the next one must not begin. */
function mustGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new ContainerError('fetching-off');
}

async function takeNow(
  carrel: CarrelBridge,
  context: Pick<ImportContext, 'parseHtml'>,
  input: ImportInput & { kind: 'address' },
  signal: AbortSignal,
): Promise<ImportSource> {
  const { name: typed, anyway = false, again = false, mayBePlain = false } = input;
  const about = input.for ?? typed;
  if (!URL.canParse(about)) throw new ContainerError('bad-address');
  const why = input.for === null ? 'page' : 'archive';
  let asked = typed;
  const fetched = await askTyped(
    { url: typed, hasScheme: !mayBePlain },
    (url) => {
      asked = url;
      mustGoOn(signal);
      const insists = anyway || again;
      return carrel.request('fetchAddress', {
        ...{ url, why, for: about, largest: LARGEST_FILE, insists },
      });
    },
    (answer) => !answer.ok && answer.reason === 'unreachable',
  );
  if (!fetched.ok) throw notFetched(fetched);
  const savedAt = Date.now();
  // An archive's address is undone by the importer, which keeps it beside the page's own.
  const address = fetched.url;
  const source = (bytes: Uint8Array<ArrayBuffer>, extension: string, format?: string) => ({
    name: fileNameOf(about, extension),
    bytes,
    modifiedAt: savedAt,
    cameFrom: { url: address, savedAt, ...(format && { format }) },
  });
  if (!isPage(fetched)) return source(fetched.bytes, extensionFor(fetched.mediaType));
  const page = { asked, url: fetched.url, hasRun: false };
  const bytes = withDeclaredCharset(fetched.bytes, fetched.charset);
  const { verdict, pictures } = await readPage(carrel, context, bytes, page);
  if (verdict === 'article' || (anyway && verdict !== 'needs-scripts')) {
    const parts = await picturesAt(carrel, pictures, about, signal);
    const boundary = `carrel-${(await sha256(fetched.bytes)).slice(0, 32)}`;
    const { url, charset } = fetched;
    const root = { url, mediaType: 'text/html', charset, bytes: fetched.bytes };
    return source(writeMhtml(root, parts, boundary), 'mhtml', takenFormats.sent);
  }
  if (verdict !== 'needs-scripts') throw new ContainerError(verdict);
  mustGoOn(signal);
  const shown = await carrel.request('captureAddress', { url: fetched.url, for: about });
  if (!shown.ok) throw notFetched(shown);
  const html = mhtmlPage(shown.bytes);
  const after = { asked, url: shown.url, hasRun: true };
  const second = html === null ? null : await readPage(carrel, context, html, after);
  if (second === null) throw new ContainerError('no-text');
  if (second.verdict !== 'article' && !anyway) throw new ContainerError(failureFor(second.verdict));
  return {
    ...source(shown.bytes, 'mhtml', takenFormats.shown),
    cameFrom: { url: shown.url, savedAt, format: takenFormats.shown },
  };
}

const failureFor = (verdict: Exclude<PageVerdict, 'article'>): ImportFailure =>
  verdict === 'needs-scripts' ? 'no-text' : verdict;

const isPage = ({ mediaType, bytes, url }: Fetched) =>
  /html/.test(mediaType) ||
  (!/^(?:application\/pdf|image\/|audio\/|video\/)/.test(mediaType) &&
    looksLikeHtml(bytes, new URL(url).pathname));

/** Where a picture is, and where the reader of MHTML looks for it: relative to the page without its `<base>`. */
interface PictureAddress {
  url: string;
  location: string;
}

/**
 * Parses the page to judge it, and to find its pictures. A page that has ended the process that parsed it
 * is not parsed again.
 */
async function readPage(
  carrel: CarrelBridge,
  { parseHtml }: Pick<ImportContext, 'parseHtml'>,
  bytes: Uint8Array<ArrayBuffer>,
  page: { asked: string; url: string; hasRun: boolean },
): Promise<{ verdict: PageVerdict; pictures: PictureAddress[] }> {
  const reading = openRiskyRead(carrel, await readKey(bytes));
  if ((await reading.next()) !== null) throw new ContainerError('set-aside');
  try {
    const { text } = await decodeBytes(bytes, 'html');
    const document = parseHtml(text);
    const icon = document.querySelector('link[rel~="icon" i]')?.getAttribute('href')?.trim();
    const stated = document.querySelector('base[href]')?.getAttribute('href') ?? '';
    const base = absolute(stated, page.url) || page.url;
    const addresses = [...pictureAddresses(document), ...(icon ? [icon] : [])];
    const pictures = addresses.map((address) => ({
      url: absolute(address, base),
      location: absolute(address, page.url),
    }));
    return { verdict: judgePage(document, page), pictures };
  } finally {
    await reading.end();
  }
}

/** The pictures that could be fetched; one that could not is missing in the article, which says so. */
async function picturesAt(
  carrel: CarrelBridge,
  addresses: readonly PictureAddress[],
  about: string,
  signal: AbortSignal,
): Promise<PagePart[]> {
  const locations = new Map(addresses.map(({ url, location }) => [url, location]));
  const urls = [...locations.keys()].filter((url) => /^https?:/.test(url));
  const found = await fetchPictures(urls, limits, async (url, largest) => {
    mustGoOn(signal);
    const answer = await carrel.request('fetchAddress', {
      ...{ url, why: 'picture', for: about, largest },
    });
    if (answer.ok) return pictureOf(answer.bytes);
    if (answer.reason === 'off' || answer.reason === 'cancelled') throw notFetched(answer);
    return null;
  });
  return urls.flatMap((url) => {
    const picture = found.get(url);
    return picture ? { ...picture, url: locations.get(url) || url, charset: null } : [];
  });
}

const absolute = (address: string, base: string) =>
  URL.canParse(address, base) ? new URL(address, base).href : '';

const failures: Record<FetchFailureReason, ImportFailure> = {
  off: 'fetching-off',
  cancelled: 'fetching-off',
  'bad-address': 'bad-address',
  'refused-address': 'refused-address',
  'too-large': 'too-large',
  'timed-out': 'no-answer',
  unreachable: 'no-answer',
  tls: 'not-secure',
  status: 'server-error',
  'not-modified': 'server-error',
  'too-many-redirects': 'too-many-redirects',
};

/** Failures that the system's words say more of than the reason. */
const withDetail: readonly FetchFailureReason[] = ['unreachable', 'tls', 'timed-out'];

function notFetched(failure: Extract<FetchAnswer, { ok: false }>) {
  const { reason, status, retryAfter, message } = failure;
  const why = reasonOf(failure);
  const detail = withDetail.includes(reason) ? message : null;
  if (why === 'asked-to-wait') {
    // The server may not have been asked at all, so its status is not said.
    const until = retryAfter === undefined ? {} : { until: Date.now() + retryAfter };
    return new ContainerError(why, detail, until);
  }
  return new ContainerError(why, detail, reason === 'status' && status ? { status } : {});
}

function reasonOf({ reason, status, retryAfter }: FetchFailure): ImportFailure {
  if (reason !== 'status') return failures[reason];
  if (status === 404 || status === 410) return 'not-found';
  if (status === 401) return 'login-wall';
  if (status === 429 || retryAfter !== undefined) return 'asked-to-wait';
  return failures.status;
}

/** From the last part of the path, which a file without a title of its own is called by; else the host. */
function fileNameOf(address: string, extension: string): string {
  const { hostname, pathname } = new URL(address);
  let last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  try {
    last = decodeURIComponent(last);
  } catch {
    // A broken escape stays as it is.
  }
  const stem = last.replace(new RegExp(`\\.(?:${extension}|html?|php|aspx?)$`, 'i'), '');
  const plain = stem.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 80);
  return `${plain === '' ? hostname : plain}.${extension}`;
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/epub+zip': 'epub',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/rss+xml': 'xml',
  'application/atom+xml': 'xml',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/json': 'json',
  'application/feed+json': 'json',
};

const extensionFor = (mediaType: string) =>
  Object.hasOwn(extensions, mediaType) ? (extensions[mediaType] ?? 'bin') : 'bin';
