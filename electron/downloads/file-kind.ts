// What a downloaded file is, by its beginning. What servers and feeds state is often wrong.

/** Enough for every signature below. */
export const headBytes = 512;

interface Kind {
  mediaType: string;
  extension: string;
  matches(head: Buffer): boolean;
}

const at = (offset: number, bytes: string) => (head: Buffer) =>
  head.subarray(offset, offset + bytes.length).equals(Buffer.from(bytes, 'latin1'));
const all =
  (...tests: ((head: Buffer) => boolean)[]) =>
  (head: Buffer) =>
    tests.every((test) => test(head));
/** A frame of MPEG audio: eleven set bits, a version and a layer. AAC has layer 0. */
const frame = (layers: readonly number[]) => (head: Buffer) =>
  head[0] === 0xff && (head[1]! & 0xe0) === 0xe0 && layers.includes((head[1]! >> 1) & 3);
const brand = (pattern: RegExp) => (head: Buffer) =>
  at(4, 'ftyp')(head) && pattern.test(head.subarray(8, 12).toString('latin1'));

const kinds: readonly Kind[] = [
  { mediaType: 'audio/mpeg', extension: '.mp3', matches: at(0, 'ID3') },
  { mediaType: 'audio/mp4', extension: '.m4a', matches: brand(/^M4[AB] /) },
  { mediaType: 'video/quicktime', extension: '.mov', matches: brand(/^qt {2}/) },
  { mediaType: 'image/avif', extension: '.avif', matches: brand(/^avi[fs]/) },
  { mediaType: 'video/mp4', extension: '.mp4', matches: brand(/^(?:iso|mp4|avc|M4V|dash|MSNV)/) },
  { mediaType: 'audio/wav', extension: '.wav', matches: all(at(0, 'RIFF'), at(8, 'WAVE')) },
  { mediaType: 'audio/flac', extension: '.flac', matches: at(0, 'fLaC') },
  { mediaType: 'video/webm', extension: '.webm', matches: at(0, '\x1a\x45\xdf\xa3') },
  {
    ...{ mediaType: 'video/ogg', extension: '.ogv' },
    matches: all(at(0, 'OggS'), (head) => head.includes('\x80theora', 0, 'latin1')),
  },
  { mediaType: 'audio/ogg', extension: '.ogg', matches: at(0, 'OggS') },
  { mediaType: 'application/pdf', extension: '.pdf', matches: at(0, '%PDF-') },
  { mediaType: 'image/png', extension: '.png', matches: at(0, '\x89PNG\r\n') },
  { mediaType: 'image/jpeg', extension: '.jpg', matches: at(0, '\xff\xd8\xff') },
  { mediaType: 'image/gif', extension: '.gif', matches: at(0, 'GIF8') },
  { mediaType: 'audio/mpeg', extension: '.mp3', matches: frame([1, 2, 3]) },
  { mediaType: 'audio/aac', extension: '.aac', matches: frame([0]) },
];

/** Programs of Windows, Linux and macOS, and scripts. */
const isProgram = (head: Buffer) =>
  [...['MZ', '\x7fELF', '#!', '\xfe\xed\xfa', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe']].some(
    (signature) => at(0, signature)(head),
  );

/**
 * Types that no system runs and that hold no script: only their files keep an extension, because a folder's
 * double click goes by it. Pages and SVG are not among them: a browser would run their scripts.
 */
const inert = new Set(
  [
    ...['mp3', 'm4a', 'm4b', 'aac', 'ogg', 'oga', 'opus', 'flac', 'wav', 'weba'],
    ...['mp4', 'm4v', 'mov', 'mkv', 'webm', 'ogv', 'avi', 'mpg', 'mpeg'],
    ...['pdf', 'epub', 'txt', 'md', 'csv', 'srt', 'vtt', 'json', 'zip', 'ics'],
    ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif'],
    ...['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'hwp', 'hwpx', 'mobi', 'azw3'],
  ].map((name) => `.${name}`),
);

const byMediaType: Record<string, string> = {
  ...Object.fromEntries(kinds.map(({ mediaType, extension }) => [mediaType, extension])),
  'audio/x-m4a': '.m4a',
  'audio/mp3': '.mp3',
  'application/epub+zip': '.epub',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'application/zip': '.zip',
};

export interface FileFacts {
  extension: string;
  mediaType: string | null;
}

/**
 * @param head the file's first bytes, at most `headBytes`
 * @param url the file's address
 * @param stated the type that the server or the feed states
 */
export function fileFacts(head: Buffer, url: string, stated: string | null): FileFacts {
  if (isProgram(head)) return { extension: '', mediaType: 'application/octet-stream' };
  const known = kindOf(head);
  if (known) return { extension: known.extension, mediaType: known.mediaType };
  const [named = ''] = /\.[a-z0-9]{1,8}$/.exec(new URL(url).pathname.toLowerCase()) ?? [];
  if (named !== '') return { extension: inert.has(named) ? named : '', mediaType: stated };
  return { extension: byMediaType[stated ?? ''] ?? '', mediaType: stated };
}

const kindOf = (head: Buffer) => kinds.find(({ matches }) => matches(head));

/** The type of a file that can be played; null for any other. */
export function playableType(head: Buffer): string | null {
  const type = kindOf(head)?.mediaType ?? '';
  return /^(?:audio|video)\//.test(type) ? type : null;
}

/** Whether the system's program may open a file with this extension. */
export const opensBySystem = (extension: string) => inert.has(extension);

/** Whether an answer that was to be a file is a web page: a login, or an error with a status of success. */
export function isPageInstead(head: Buffer, url: string, expected: string | null): boolean {
  const wantsPage =
    /html/.test(expected ?? '') || /\.(?:x?html?|xht)$/i.test(new URL(url).pathname);
  if (wantsPage) return false;
  return /^\s*(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
    head.toString('latin1').replace(/^\xef\xbb\xbf/, ''),
  );
}
