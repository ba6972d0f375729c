/** With its dot, lower case; empty when a file name ends in nothing that looks like one. */
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
};

/** Under which an image is kept, so that any browser knows it. */
export function imageExtension(mediaType: string): string {
  return extensions[mediaType] ?? '';
}
