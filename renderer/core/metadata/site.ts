/** Of an address, as one would say the site's name when it has no other. */
export function hostName(url: string | null): string | null {
  if (!url) return null;
  try {
    return new URL(url).hostname.replace(/^(?:www|m)\./, '') || null;
  } catch {
    return null;
  }
}
