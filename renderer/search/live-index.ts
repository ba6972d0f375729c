import MiniSearch from 'minisearch';
import type { Article, ArticleId } from '../core/article';
import { fold } from './fold';
import { isWord, tokenize, tokenizerVersion } from './tokenize';

/** An article's number in the index; a changed article gets a new one. */
export type Doc = number;

const fields = ['title', 'byline', 'site', 'tags', 'body'] as const;

/** Another version of any of these cannot be read and is built anew. */
export const indexVersion = `live 1, words ${tokenizerVersion}, minisearch 7.2`;

interface IndexedArticle extends Record<(typeof fields)[number], string> {
  id: ArticleId;
  fingerprint: string;
}

/** Field, then how often in which article. */
export type Postings = ReadonlyMap<number, ReadonlyMap<Doc, number>>;

/**
 * Changes with everything of an article that the index holds, so that starring an article does not
 * read its text again and an entry left behind by a crash is noticed.
 */
export function fingerprint(article: Article): string {
  const { title, byline, site, tags, textSha256 } = article;
  const all = JSON.stringify([title, byline, site, tags, textSha256]);
  // Two 32-bit FNV-1a hashes, of the string and of the string backwards.
  let a = 0x811c9dc5;
  let b = 0x811c9dc5;
  for (let i = 0; i < all.length; i++) {
    a = Math.imul(a ^ all.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ all.charCodeAt(all.length - 1 - i), 0x01000193);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/**
 * The part of the index that takes changes at once: MiniSearch's radix tree and book-keeping, read
 * by our own ranking. MiniSearch's `search` is not used: it cannot count in statistics of other
 * segments, and it makes an object for every match before the first one is shown.
 */
export class LiveIndex extends MiniSearch<IndexedArticle> {
  /** All terms that are words, to look inside them; may hold some that are gone. */
  readonly words: Set<string>;
  /** Grows with every change. */
  generation = 0;

  constructor() {
    const words = new Set<string>();
    super({
      fields: [...fields],
      storeFields: ['fingerprint'],
      processTerm: (term) => term,
      tokenize: (text) => {
        const terms = tokenize(fold(text));
        for (const term of terms) if (isWord(term)) words.add(term);
        return terms;
      },
    });
    this.words = words;
  }

  /** Adds the article or takes the place of its earlier version. */
  put(article: Article, body: string): void {
    this.drop(article.id);
    this.generation += 1;
    this.add({
      id: article.id,
      title: article.title,
      byline: article.byline.join('\n'),
      site: article.site ?? '',
      tags: article.tags.join('\n'),
      body,
      fingerprint: fingerprint(article),
    });
  }

  drop(id: ArticleId): void {
    if (!this.has(id)) return;
    this.generation += 1;
    this.discard(id);
  }

  fingerprintOf(id: ArticleId): string | undefined {
    return this.getStoredFields(id)?.fingerprint as string | undefined;
  }

  ids(): Iterable<ArticleId> {
    return this._idToShortId.keys();
  }

  docs(): Iterable<Doc> {
    return this._documentIds.keys();
  }

  idOf(doc: Doc): ArticleId | undefined {
    return this._documentIds.get(doc);
  }

  /** Among them may be articles that are gone: `idOf` answers undefined for these. */
  postings(term: string): Postings | undefined {
    return this._index.get(term);
  }

  /** How long a field of an article is, in different terms, beside the average. */
  relativeLength(doc: Doc, field: number): number {
    return (this._fieldLength.get(doc)?.[field] ?? 0) / (this._avgFieldLength[field] || 1);
  }

  termsWithPrefix(prefix: string): string[] {
    return [...this._index.atPrefix(prefix).keys()];
  }

  /** The words of the index that are nearest: a letter more, less or other, two in longer words. */
  similarWords(word: string): string[] {
    const near = [...this._index.fuzzyGet(word, word.length < 6 ? 1 : 2)].filter(
      ([term, [postings]]) => isWord(term) && this.isAlive(postings),
    );
    const least = Math.min(...near.map(([, [, distance]]) => distance));
    return near.filter(([, [, distance]]) => distance === least).map(([term]) => term);
  }

  private isAlive(postings: Postings): boolean {
    for (const docs of postings.values()) {
      for (const doc of docs.keys()) if (this._documentIds.has(doc)) return true;
    }
    return false;
  }

  /**
   * The index as lines of JSON: its articles, then 300 terms a line. A line takes a few
   * milliseconds to make, so the caller can pause between them, which MiniSearch.toJSON (seconds at
   * 10,000 articles) does not allow; nothing may be changed until the last one.
   */
  *lines(): Generator<string> {
    yield JSON.stringify({
      articles: Array.from(this._documentIds, ([doc, id]) => [
        doc,
        id,
        this._storedFields.get(doc)?.fingerprint,
        this._fieldLength.get(doc),
      ]),
      averages: this._avgFieldLength,
      nextDoc: this._nextId,
    });
    let rows: [string, number[][]][] = [];
    for (const [term, postings] of this._index) {
      rows.push([term, Array.from(postings, ([field, docs]) => this.packed(field, docs))]);
      if (rows.length < 300) continue;
      yield JSON.stringify(rows);
      rows = [];
    }
    yield JSON.stringify(rows);
  }

  /** The field, then pairs: the distance to the number before, the frequency. */
  private packed(field: number, docs: ReadonlyMap<Doc, number>): number[] {
    const packed = [field];
    let before = 0;
    for (const [doc, frequency] of docs) {
      if (!this._documentIds.has(doc)) continue;
      packed.push(doc - before, frequency);
      before = doc;
    }
    return packed;
  }

  /** Takes one of the lines, in their order, into an index that was empty before the first. */
  restore(line: string, first: boolean): void {
    if (first) this.restoreArticles(JSON.parse(line));
    else this.restoreTerms(JSON.parse(line));
  }

  private restoreArticles(head: {
    articles: [Doc, ArticleId, string, number[]][];
    averages: number[];
    nextDoc: number;
  }): void {
    for (const [doc, id, fingerprint, lengths] of head.articles) {
      this._documentIds.set(doc, id);
      this._idToShortId.set(id, doc);
      this._storedFields.set(doc, { fingerprint });
      this._fieldLength.set(doc, lengths);
    }
    this._documentCount = head.articles.length;
    this._avgFieldLength = head.averages;
    this._nextId = head.nextDoc;
  }

  private restoreTerms(rows: [string, number[][]][]): void {
    for (const [term, packedFields] of rows) {
      const postings = new Map<number, Map<Doc, number>>();
      for (const packed of packedFields) {
        const docs = new Map<Doc, number>();
        let doc = 0;
        for (let i = 1; i < packed.length; i += 2) {
          doc += packed[i]!;
          docs.set(doc, packed[i + 1]!);
        }
        if (docs.size > 0) postings.set(packed[0]!, docs);
      }
      if (postings.size === 0) continue;
      this._index.set(term, postings);
      if (isWord(term)) this.words.add(term);
    }
  }
}
