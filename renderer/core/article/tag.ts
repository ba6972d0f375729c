/**
 * Normalises a tag: NFC (macOS gives NFD), single spaces, no `#` in front, at most 100 characters. Empty
 * when nothing is left. Case is kept: `SF` is not `sf`.
 */
export function normaliseTag(tag: string): string {
  return tag.normalize('NFC').replace(/\s+/g, ' ').trim().replace(/^#+/, '').trim().slice(0, 100);
}
