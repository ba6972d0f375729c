import MiniSearch from 'minisearch';

/** The kinds of what the palette leads to, in the order in which they are shown at first. */
export const itemKinds = [
  'command',
  'settings',
  'tag',
  'collection',
  'search',
  'feed',
  'site',
] as const;
export type ItemKind = (typeof itemKinds)[number];

export interface PaletteItem {
  /** Its kind and a name of its own: `tag:history`. */
  id: string;
  kind: ItemKind;
  label: string;
  /** Further words that find it, such as the English name of a command. */
  words: string;
  /** Stands behind the label: keys, or a count. */
  detail: readonly string[];
  run: () => void;
}

export interface ItemGroup {
  kind: ItemKind;
  items: readonly PaletteItem[];
}

const mostOfKind = 6;
const mostOfOneKind = 100;

/** What a first character in the field asks for alone. */
const kindOfSign: Readonly<Record<string, ItemKind>> = { '#': 'tag', '>': 'command' };

/** The kind that a query asks for alone, and what is looked for; null for all kinds. */
export function readPaletteQuery(query: string): { kind: ItemKind | null; words: string } {
  const typed = query.trimStart();
  const kind = kindOfSign[typed.charAt(0)] ?? null;
  return { kind, words: (kind === null ? typed : typed.slice(1)).trim() };
}

/**
 * Finds items by the beginnings of their words, also with a typing error in them.
 *
 * @returns the groups with the best items first; without words all commands, or all of the kind
 */
export function createPaletteIndex(items: readonly PaletteItem[]): (query: string) => ItemGroup[] {
  const index = new MiniSearch<PaletteItem>({
    fields: ['label', 'words'],
    tokenize: (text) => text.split(/[\s\p{P}\p{S}]+/u).filter((word) => word !== ''),
    processTerm: (term) => term.normalize('NFKC').toLowerCase(),
  });
  index.addAll(items);
  const byId = new Map(items.map((item) => [item.id, item]));

  return (query) => {
    const { kind, words } = readPaletteQuery(query);
    const most = kind === null ? mostOfKind : mostOfOneKind;
    if (words === '') {
      const all = kind ?? 'command';
      return grouped(
        items.filter((item) => item.kind === all),
        mostOfOneKind,
      );
    }
    const found = index.search(words, {
      boost: { label: 3 },
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      combineWith: 'AND',
    });
    const best = found.flatMap(({ id }) => byId.get(id) ?? []);
    return grouped(kind === null ? best : best.filter((item) => item.kind === kind), most);
  };
}

/** Groups keep the order of their first items. */
function grouped(items: readonly PaletteItem[], most: number): ItemGroup[] {
  const groups = new Map<ItemKind, PaletteItem[]>();
  for (const item of items) {
    const group = groups.get(item.kind) ?? [];
    if (group.length < most) groups.set(item.kind, [...group, item]);
  }
  return [...groups].map(([kind, members]) => ({ kind, items: members }));
}
