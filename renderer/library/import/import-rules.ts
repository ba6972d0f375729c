import type { ArticleId } from '../../core/article/article';
import { applyRulesOnImport, listRules, type RuleLibrary } from '../actions/rules';

/** Applies the rules of saved searches to what is imported. */
export interface ImportRules {
  /** Called with articles that are new in the library. */
  imported(ids: readonly ArticleId[]): void;
  /** Resolves when the rules were applied to all that was imported before. */
  settled(): Promise<void>;
}

/** A rule searches the whole library, so many articles wait for one search. In milliseconds. */
const restMs = 2_000;

export function followImportRules(library: RuleLibrary): ImportRules {
  let waiting = new Set<ArticleId>();
  let running: Promise<void> | null = null;
  let hurry = () => {};

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, restMs);
        hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      const ids = waiting;
      waiting = new Set();
      // Without a rule nothing is searched, and no index is made.
      const isRuled = (await listRules(library)).some(({ rule }) => rule.onImport);
      if (isRuled) await applyRulesOnImport(library, ids);
    }
  }

  return {
    imported(ids) {
      for (const id of ids) waiting.add(id);
      if (waiting.size === 0) return;
      running ??= run()
        .catch(console.error)
        .finally(() => {
          running = null;
        });
    },
    async settled() {
      hurry();
      await running;
    },
  };
}
