import type { ArticleId } from '../../core/article/article';
import { applyRulesOnImport, type RuleLibrary } from '../actions/rules';

/** Applies the rules of saved searches to what is imported. */
export interface ImportRules {
  /** Called with articles that are new in the library. */
  imported(ids: readonly ArticleId[]): void;
  /** Resolves when the rules were applied to all that was imported before the call. */
  settled(): Promise<void>;
}

/** A rule searches the whole library, so many articles wait for one search. In milliseconds. */
const restMs = 2_000;

export function followImportRules(library: RuleLibrary): ImportRules {
  let waiting = new Set<ArticleId>();
  /** Ends the rest of the pass that takes what is waiting; null when nothing waits. */
  let hurry: (() => void) | null = null;
  /** The newest pass. It begins when the one before it has ended. */
  let last = Promise.resolve();

  async function pass(rested: Promise<void>, before: Promise<void>): Promise<void> {
    await rested;
    await before;
    const ids = waiting;
    waiting = new Set();
    hurry = null;
    await applyRulesOnImport(library, ids);
  }

  function begin(): void {
    const rested = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, restMs);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    last = pass(rested, last).catch(console.error);
  }

  return {
    imported(ids) {
      for (const id of ids) waiting.add(id);
      if (waiting.size > 0 && hurry === null) begin();
    },
    // A long import goes on meanwhile: what comes later is for a later pass.
    async settled() {
      hurry?.();
      await last;
    },
  };
}
