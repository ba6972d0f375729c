/** The extension with its dot, in lower case; empty for none. */
export function extensionOf(fileName: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(fileName)?.[0].toLowerCase() ?? '';
}

const extensions: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/bmp': '.bmp',
  'image/svg+xml': '.svg',
  'image/x-icon': '.ico',
};

/** The extension of an image's file, so that any browser recognises it. */
export function imageExtension(mediaType: string): string {
  return extensions[mediaType] ?? '';
}
