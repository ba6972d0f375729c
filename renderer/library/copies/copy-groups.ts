import type { ArticleId } from '../../core/article/article';
import type { CopiesRow } from '../../storage/database';

/** The graph of copies: links between articles, and its connected components as groups. */
export class CopyGroups {
  readonly #links = new Map<ArticleId, Set<ArticleId>>();
  readonly #groups = new Map<ArticleId, ArticleId>();
  readonly #touched = new Set<ArticleId>();

  restore({ id, copies, group }: CopiesRow): void {
    if (copies.length > 0) this.#links.set(id, new Set(copies));
    if (group !== undefined) this.#groups.set(id, group);
  }

  link(one: ArticleId, other: ArticleId): void {
    this.#linksOf(one).add(other);
    this.#linksOf(other).add(one);
    this.#touched.add(one).add(other);
  }

  /** Removes an article with all its links. */
  drop(id: ArticleId): void {
    for (const other of this.#links.get(id) ?? []) {
      this.#links.get(other)?.delete(id);
      this.#touched.add(other);
    }
    this.#links.delete(id);
    this.#touched.add(id);
  }

  copiesOf(id: ArticleId): ArticleId[] {
    return [...(this.#links.get(id) ?? [])].sort();
  }

  groupOf(id: ArticleId): ArticleId | undefined {
    return this.#groups.get(id);
  }

  /** Recomputes the groups of touched articles; returns the articles with changed links or group. */
  takeChanged(): ArticleId[] {
    const changed = new Set<ArticleId>();
    const seen = new Set<ArticleId>();
    for (const id of this.#touched) {
      if (seen.has(id)) continue;
      const members = this.#membersFrom(id);
      const group = members.length > 1 ? [...members].sort()[0] : undefined;
      for (const member of members) {
        seen.add(member);
        if (this.#groups.get(member) !== group) changed.add(member);
        if (group === undefined) this.#groups.delete(member);
        else this.#groups.set(member, group);
      }
      if (members.length > 1) changed.add(id);
    }
    for (const id of this.#touched) if (this.#links.has(id)) changed.add(id);
    this.#touched.clear();
    return [...changed];
  }

  #linksOf(id: ArticleId): Set<ArticleId> {
    const known = this.#links.get(id) ?? new Set();
    this.#links.set(id, known);
    return known;
  }

  #membersFrom(id: ArticleId): ArticleId[] {
    const members = new Set([id]);
    for (const member of members) {
      for (const other of this.#links.get(member) ?? []) members.add(other);
    }
    return [...members];
  }
}
