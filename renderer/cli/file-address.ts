/** The `file:` address of an absolute path. */
export function fileAddress(path: string): string {
  const parts = path.split(/[\\/]/).map(encodeURIComponent);
  // A Windows path such as `C:\Users` has no leading slash.
  return `file://${path.startsWith('/') ? '' : '/'}${parts.join('/')}`;
}
