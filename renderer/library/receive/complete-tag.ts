import type { CarrelDatabase } from '../../storage/database';
import { matchingTags } from '../list/matching-tags';

/** The most tags of one answer. */
const MOST = 20;
/** Longer ones are no help, and an answer to a browser is bounded. */
const LONGEST = 200;

/** The tags of the library that fit what was typed, the most frequent first. */
export async function completeTag({ articles }: CarrelDatabase, typed: string): Promise<string[]> {
  const counts = new Map<string, number>();
  await articles.orderBy('tags').eachKey((key) => {
    const tag = String(key);
    if (tag.length <= LONGEST) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  });
  return matchingTags(typed, counts)
    .slice(0, MOST)
    .map(([name]) => name);
}
