import type { FeedRow } from '../../core/records/library-records';

/** A folder of the sidebar with its feeds. */
export interface FeedFolder {
  /** The names of its folders, joined; empty for the feeds in no folder. */
  name: string;
  feeds: FeedRow[];
}

/** Joins the names of nested folders, on screen and in the field of the dialog. */
export const folderSeparator = ' / ';

/** The feeds by folder: those in none first, then the folders by name; a feed may be in several. */
export function feedFolders(feeds: readonly FeedRow[]): FeedFolder[] {
  const folders = new Map<string, FeedRow[]>();
  for (const feed of feeds) {
    for (const path of feed.folders ?? [[]]) {
      const name = path.join(folderSeparator);
      folders.set(name, [...(folders.get(name) ?? []), feed]);
    }
  }
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return [...folders]
    .map(([name, inside]) => ({
      name,
      feeds: inside.toSorted((a, b) => compare(a.title, b.title)),
    }))
    .sort((a, b) => compare(a.name, b.name));
}

/** The folders that the user typed, several separated by commas. */
export function foldersIn(typed: string): string[][] {
  return typed
    .split(',')
    .map((path) =>
      path
        .split('/')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    )
    .filter((path) => path.length > 0);
}
