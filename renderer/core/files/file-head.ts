/** The heads of each file by their lengths: each of some sixty importers looks at the beginning. */
const knownHeads = new WeakMap<Uint8Array, Map<number, string>>();

/** The first characters of a file in any encoding, enough to detect its format. */
export function fileHead(bytes: Uint8Array, length = 4096): string {
  const heads = knownHeads.get(bytes) ?? new Map<number, string>();
  knownHeads.set(bytes, heads);
  const head = heads.get(length) ?? readHead(bytes, length);
  heads.set(length, head);
  return head;
}

/** Whether a file begins with `<`, as pages do, behind a byte order mark and white space: one look at a few bytes. */
export function beginsWithTag(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length && BEFORE_TAG.has(bytes[at]!)) at++;
  return bytes[at] === TAG;
}

const TAG = 0x3c;
/** White space, the zeros of UTF-16 and the bytes of byte order marks. */
const BEFORE_TAG = new Set([0, 9, 10, 12, 13, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

/** One for all: to make one takes longer than to decode a head. */
const LATIN1 = new TextDecoder('latin1');

function readHead(bytes: Uint8Array, length: number): string {
  const head = bytes.subarray(0, length);
  // UTF-16 appears as ASCII with zero bytes between; other encodings begin in ASCII.
  return LATIN1.decode(head)
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '');
}

/**
 * Whether a file is a zip that states this type in its first part; packed once more by another program it
 * does not, and its name tells.
 */
export const isZipOf = (
  { name, bytes }: { name: string; bytes: Uint8Array },
  type: string,
  extension: string,
): boolean => {
  const head = fileHead(bytes, 128);
  return (
    head.includes(`mimetype${type}`) || (head.startsWith('PK') && extensionOf(name) === extension)
  );
};

export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The file name without folders and extension, used as a title when there is no other. */
export function baseNameOf(name: string): string {
  const file = name.slice(name.lastIndexOf('/') + 1);
  return (file.replace(/\.[a-z0-9]{1,8}$/i, '') || file).normalize('NFC');
}

/** The root element's name with its prefix, in lower case; skips declarations and comments. */
export function rootElement(head: string): string | null {
  let rest = head.trimStart();
  for (;;) {
    const skipped =
      /^(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>)\s*/i.exec(rest);
    if (!skipped) break;
    rest = rest.slice(skipped[0].length);
  }
  return /^<([\w:-]+)/.exec(rest)?.[1]?.toLowerCase() ?? null;
}
