import type { Article } from '../../../renderer/core/article';
import { type ArticleFacts, factsOf } from '../../../renderer/search/article-facts';
import { FilterSets } from '../../../renderer/search/filter-sets';
import { find, type Shelf } from '../../../renderer/search/find';
import { indexedArticle } from '../../../renderer/search/indexed-article';

import { SearchIndex } from '../../../renderer/search/search-index';
import { Segment } from '../../../renderer/search/segment';
import { SegmentBuilder } from '../../../renderer/search/segment-builder';
import { StoredTexts } from '../../../renderer/search/stored-texts';

interface Doc {
  id: string;
  title: string;
  text: string;
}

function makeShelf(docs: Doc[]): Shelf {
  const index = new SearchIndex();
  const facts = new Map<string, ArticleFacts>();
  const texts = new Map<string, string>();
  const builder = new SegmentBuilder();
  for (const { id, title, text } of docs) {
    const article = {
      id,
      title,
      byline: [],
      site: null,
      tags: [],
      textSha256: id,
      source: { format: '' },
    } as unknown;
    const whole = { ...(article as Article), lang: null, publishedAt: null, savedAt: 0 };
    builder.add(indexedArticle(whole, text, ''));
    facts.set(id, factsOf(whole));
    texts.set(id, text);
  }
  const work = builder.finish();
  let step = work.next();
  while (!step.done) step = work.next();
  index.addSegment('a', new Segment(step.value));
  const stored = new StoredTexts(async (ids) => ids.map((id) => texts.get(id)));
  return {
    index,
    filters: new FilterSets(index, facts),
    readFacts: async (ids) => ids.map((id) => facts.get(id)),
    readTexts: (ids) => stored.read(ids),
  };
}

export { find, makeShelf };
