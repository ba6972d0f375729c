/**
 * Normalises a tag: NFC (macOS gives NFD), single spaces, no `#` in front, at most 100 characters. Empty
 * when nothing is left. Case is kept: `SF` is not `sf`.
 */
export function normaliseTag(tag: string): string {
  return tag.normalize('NFC').replace(/\s+/g, ' ').trim().replace(/^#+/, '').trim().slice(0, 100);
}

/** Separates the levels of a tag: `history/rome` is within `history`. */
const separator = '/';

/** True for the tag itself and for what is below it. */
export function isWithin(tag: string, parent: string): boolean {
  return tag === parent || tag.startsWith(beginningBelow(parent));
}

/** How every tag below this one begins. */
export const beginningBelow = (tag: string): string => tag + separator;

/** The tags and those above them, each once: an article of `history/rome` is one of `history`, too. */
export function withParents(tags: readonly string[]): Set<string> {
  const all = new Set(tags);
  for (const tag of tags) {
    for (let at = tag.indexOf(separator); at !== -1; at = tag.indexOf(separator, at + 1)) {
      const parent = tag.slice(0, at);
      // `/a` and `a//b` have no level without a name.
      if (parent !== '' && !parent.endsWith(separator) && at + 1 < tag.length) all.add(parent);
    }
  }
  return all;
}

/** The tags above this one, from the top. */
export function parentsOf(tag: string): string[] {
  return [...withParents([tag])].slice(1);
}

/** The name of the tag within the one above it. */
export function lastName(tag: string): string {
  const parent = parentsOf(tag).at(-1);
  return parent === undefined ? tag : tag.slice(parent.length + separator.length);
}

/** The tag after the one above it, or it itself, was renamed. */
export function moved(tag: string, from: string, to: string): string {
  return isWithin(tag, from) ? normaliseTag(to + tag.slice(from.length)) : tag;
}
