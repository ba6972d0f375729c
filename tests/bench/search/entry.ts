import type { Article } from '../../../renderer/core/article';
import { type ArticleFacts, factsOf } from '../../../renderer/search/article-facts';
import { find, type Shelf } from '../../../renderer/search/find';
import { LiveIndex } from '../../../renderer/search/live-index';

interface Doc {
  id: string;
  title: string;
  text: string;
}

/** The index over these documents, with their texts in memory in place of the database. */
function makeShelf(docs: Doc[]): Shelf {
  const index = new LiveIndex();
  const facts = new Map<string, ArticleFacts>();
  const texts = new Map<string, string>();
  for (const { id, title, text } of docs) {
    const article = { id, title, byline: [], site: null, tags: [], textSha256: id } as unknown;
    const whole = { ...(article as Article), lang: null, publishedAt: null, savedAt: 0 };
    index.put(whole, text);
    facts.set(id, factsOf(whole));
    texts.set(id, text);
  }
  return { index, facts, readTexts: async (ids) => ids.map((id) => texts.get(id) ?? '') };
}

export { find, makeShelf };
