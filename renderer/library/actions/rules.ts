import type { Article, ArticleId } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import type { SavedSearchRow, SearchRule } from '../../core/records/library-records';
import type { QueryNote } from '../../search/query/query';
import { changeArticles } from '../../storage/article-changes';
import { type Library, noting } from '../library';
import { changeRecord } from './change-record';
import { readPreferences } from './preferences';
import { listSavedSearches } from './saved-searches';

/** A saved search with what it does to the articles that it finds. */
export type RuledSearch = SavedSearchRow & { rule: SearchRule };

/** What rules need of the library. */
export type RuleLibrary = Pick<Library, 'database' | 'search' | 'journal' | 'progress'>;

/** More rules than any person makes would only hold up every import. */
const mostOnImport = 100;

/** What a rule finds. It changes nothing when the search takes its query otherwise than it is written. */
export interface RuleFinds {
  ids: readonly ArticleId[];
  /** How the search takes the query otherwise; none for a rule that can be applied. */
  notes: readonly QueryNote[];
}

const nothing: SearchRule = { tags: [], star: false, archive: false, onImport: false };

/** The rule of a saved search, or one that does nothing. */
export const ruleOf = ({ rule }: SavedSearchRow): SearchRule => rule ?? nothing;

/** The saved searches that do something, by name. */
export async function listRules(library: RuleLibrary): Promise<RuledSearch[]> {
  const searches = await listSavedSearches(library);
  return searches.filter((search): search is RuledSearch => search.rule !== undefined);
}

/** True for a rule that changes something. */
export const doesSomething = ({ tags, star, archive }: SearchRule): boolean =>
  tags.length > 0 || star || archive;

/** Gives a saved search its rule; one that does nothing is removed. */
export async function saveRule(library: RuleLibrary, id: string, rule: SearchRule): Promise<void> {
  const tags = [...new Set(rule.tags.map(normaliseTag).filter((tag) => tag !== ''))];
  const kept = { ...rule, tags };
  await changeRecord(library, 'savedSearches', id, (row) => {
    if (row === undefined) return undefined;
    const { rule: _, ...search } = row;
    return doesSomething(kept) ? { ...search, rule: kept } : search;
  });
}

/** All articles that a query finds exactly as it is written; waits until everything is indexed. */
export async function findForRule(
  { database, search }: RuleLibrary,
  query: string,
): Promise<RuleFinds> {
  await search.whenCaughtUp();
  const limit = Math.max(1, await database.articles.count());
  const variants = (await readPreferences({ database })).chineseVariants;
  const { hits, notes } = await search.search(query, { limit, variants });
  return { ids: notes.length > 0 ? [] : hits.map(({ id }) => id), notes };
}

/** The article as the rule leaves it; null for one that it leaves alone. */
export function ruled(article: Article, { tags, star, archive }: SearchRule): Article | null {
  const missing = tags.filter((tag) => !article.tags.includes(tag));
  const starred = article.starred || star;
  const state = archive ? 'archived' : article.state;
  if (missing.length === 0 && starred === article.starred && state === article.state) return null;
  return { ...article, tags: [...article.tags, ...missing], starred, state };
}

/** Applies a rule to articles that it has found. Returns the ids of those that have changed. */
export function applyRule(library: RuleLibrary, rule: SearchRule, ids: readonly ArticleId[]) {
  const edit = (article: Article) => ruled(article, rule);
  return changeArticles(library.database, ids, edit, noting(library));
}

/** A rule, and what its search finds, or why it failed. */
export interface RuleQuestion {
  search: RuledSearch;
  finds: RuleFinds | string;
}

/** A rule with the articles that it changes, as they are before and after it. */
export interface RulePlan extends RuleQuestion {
  changes: { before: Article; after: Article }[];
}

/** What rules change when one is applied after the other. Nothing is changed yet. */
export async function planRules(
  { database }: RuleLibrary,
  asked: readonly RuleQuestion[],
): Promise<RulePlan[]> {
  const idsOf = ({ finds }: RuleQuestion) => (typeof finds === 'string' ? [] : finds.ids);
  const found = await database.articles.bulkGet([...new Set(asked.flatMap(idsOf))]);
  const articles = new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : [])));
  return asked.map((question) => {
    const changes = idsOf(question).flatMap((id) => {
      const before = articles.get(id);
      const after = before ? ruled(before, question.search.rule) : null;
      if (!before || !after) return [];
      articles.set(id, after);
      return [{ before, after }];
    });
    return { ...question, changes };
  });
}

/**
 * Applies the rules for imports to articles that were just imported. All rules are asked before the first
 * one changes anything, so none sees what another has done, and none can set off another one. Without a
 * rule nothing is searched, and no index is made.
 */
export async function applyRulesOnImport(
  library: RuleLibrary,
  imported: ReadonlySet<ArticleId>,
): Promise<void> {
  const rules = (await listRules(library)).filter(({ rule }) => rule.onImport);
  const found: [rule: SearchRule, ids: ArticleId[]][] = [];
  for (const { query, rule } of rules.slice(0, mostOnImport)) {
    // A query that fails costs only its own rule.
    const finds = await findForRule(library, query).catch(() => null);
    const ids = finds?.ids.filter((id) => imported.has(id)) ?? [];
    if (ids.length > 0) found.push([rule, ids]);
  }
  for (const [rule, ids] of found) await applyRule(library, rule, ids);
}
