/** What stands in the data files of a folder's page, which are lists of lists: see page-data.ts of main. */
import { type Leaf, leafName } from './leaves';

/** Articles whose words are in one file, and those whose lines in the list are. */
export const most = { text: 128, list: 512 } as const;

export type PartKind = keyof typeof most;

/** Counted up when the files are written otherwise. */
export const pageSchema = 1;

/** The files that there are. */
export type Directory = readonly [
  schema: number,
  articles: number,
  lists: readonly string[],
  texts: readonly string[],
];

/** An article's line in the list. */
export type ListRow = readonly [
  id: string,
  title: string,
  site: string,
  authors: string,
  /** Empty where it is not known. */
  lang: string,
  /** Date of publication as it is known, such as 2025-02; empty for none. */
  published: string,
  /** Milliseconds since 1970. */
  savedAt: number,
  tags: readonly string[],
  /** The path of its folder below `articles/`. */
  folder: string,
];

export const partName = (kind: PartKind, { name }: Pick<Leaf, 'name'>) => `${kind}-${name}`;

export function isPartName(name: string, kind: PartKind): boolean {
  return name.startsWith(`${kind}-`) && leafName.test(name.slice(kind.length + 1));
}
