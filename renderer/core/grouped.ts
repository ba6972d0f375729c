/**
 * Items by their keys, each list in the order of `items`; those whose key is null are left out. As `Map.groupBy`,
 * which Node 20 lacks. Lists grow in place: copied for each item, they take a time that grows with its square.
 */
export function grouped<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key | null,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
