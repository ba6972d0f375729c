/** The first characters of a file, whatever it is encoded in: enough to see which format it is. */
export function fileHead(bytes: Uint8Array, length = 4096): string {
  const head = bytes.subarray(0, length);
  // UTF-16 shows as letters with zeros between them; everything else begins in ASCII.
  return new TextDecoder('latin1')
    .decode(head)
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '');
}

export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The file's own name without folders and extension: the last resort for a title. */
export function baseNameOf(name: string): string {
  const file = name.slice(name.lastIndexOf('/') + 1);
  return (file.replace(/\.[a-z0-9]{1,8}$/i, '') || file).normalize('NFC');
}

/** The first element's name with its prefix, in lower case, past declarations and comments. */
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
