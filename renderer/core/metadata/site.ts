/** The host without "www.", which is the site's name where it states none. Null for no address. */
export function hostName(url: string | null): string | null {
  if (!url) return null;
  try {
    return new URL(url).hostname.replace(/^(?:www|m)\./, '') || null;
  } catch {
    return null;
  }
}
