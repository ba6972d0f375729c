import type { ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import type { SearchOptions } from '../../search/query/options';
import type { SearchResult } from '../../search/worker/protocol';

/** Rows that are loaded at once. */
export const pageSize = 40;
/** How often the requested rows are doubled to find a selected article again. */
const mostDoublings = 4;

/** A query with its filter and order. */
export interface Question {
  query: string;
  filter: ArticleFilter;
  options: Pick<SearchOptions, 'sort' | 'variants' | 'typing' | 'asker'>;
}

export interface ShownPages {
  /** The question that `result` answers; null before the first answer. */
  question: Question | null;
  /** All rows loaded so far. */
  result: SearchResult | null;
  /** The last complete answer, without the pages added since. */
  answer: SearchResult | null;
  failed: boolean;
}

export const noPages: ShownPages = { question: null, result: null, answer: null, failed: false };

interface Parts {
  search: (query: string, options: SearchOptions) => Promise<SearchResult>;
  publish: (pages: ShownPages) => void;
  /** Articles that must stay among the loaded rows while they are hits: the selection. */
  kept: () => Iterable<ArticleId>;
  isSuperseded: (error: unknown) => boolean;
}

export interface ResultPages {
  /** Asks another question, or none. The old rows stay until the new answer arrives. */
  ask(question: Question | null): void;
  /** Asks the same question again after the index changed, for as many rows as are loaded. */
  refresh(): void;
  /** Loads the next page of rows. */
  more(): void;
}

/**
 * The loaded rows of a search's answer. One request runs at a time, so that the constant index
 * changes of an import never cancel the request for the next page, nor the other way round.
 */
export function createResultPages({ search, publish, kept, isSuperseded }: Parts): ResultPages {
  let question: Question | null = null;
  let shown = noPages;
  /** Numbers the questions: answers to earlier ones are dropped. */
  let questionNumber = 0;
  let isBusy = false;
  let isStale = false;
  let wantsMore = false;

  function show(next: Partial<ShownPages>): void {
    shown = { ...shown, ...next };
    publish(shown);
  }

  /** Runs one request at a time, then what was requested meanwhile. */
  async function run(request: (asked: Question) => Promise<Partial<ShownPages>>): Promise<void> {
    const mine = questionNumber;
    if (question === null) return;
    isBusy = true;
    try {
      const next = await request(question);
      if (mine === questionNumber) show({ ...next, failed: false });
    } catch (error) {
      if (mine === questionNumber) show({ failed: !isSuperseded(error) });
    }
    if (mine !== questionNumber) return;
    isBusy = false;
    if (isStale) reload();
    else if (wantsMore) loadMore();
  }

  function reload(): void {
    isStale = false;
    void run(async (asked) => {
      const { question: before, result: old } = shown;
      // When only the order changes, rows are loaded until the selected article is among them.
      const wanted = asked.query === before?.query ? selectedIn(old) : noIds;
      const isSame = nameOf(asked) === nameOf(before);
      const result =
        isSame && old !== null
          ? cutToLoaded(old, await askFor(asked, old.hits.length + pageSize, wanted))
          : await askFor(asked, pageSize, wanted);
      return { question: asked, result, answer: result };
    });
  }

  /** The selected articles that are among the hits. */
  function selectedIn(result: SearchResult | null): ReadonlySet<ArticleId> {
    const selected = new Set(kept());
    return new Set((result?.hits ?? []).flatMap(({ id }) => (selected.has(id) ? id : [])));
  }

  async function askFor(
    asked: Question,
    loaded: number,
    wanted: ReadonlySet<ArticleId>,
  ): Promise<SearchResult> {
    let limit = loaded;
    for (let doubled = 0; ; doubled++) {
      const result = await search(asked.query, { ...optionsOf(asked), limit });
      const isWhole = result.hits.length >= result.total || result.hits.length < limit;
      const there = new Set(result.hits.map(({ id }) => id));
      if (isWhole || doubled >= mostDoublings || [...wanted].every((id) => there.has(id))) {
        return result;
      }
      limit *= 2;
    }
  }

  function loadMore(): void {
    wantsMore = false;
    const { result } = shown;
    if (result === null || result.hits.length >= result.total) return;
    void run(async (asked) => {
      const offset = result.hits.length;
      const page = await search(asked.query, { ...optionsOf(asked), limit: pageSize, offset });
      const known = new Set(result.hits.map(({ id }) => id));
      const added = page.hits.filter(({ id }) => !known.has(id));
      // An empty page ends the list, also where the total was only an estimate.
      const total = page.hits.length === 0 ? offset : page.total;
      return { result: { ...page, total, hits: [...result.hits, ...added] } };
    });
  }

  function refresh(): void {
    if (isBusy) isStale = true;
    else if (question !== null) reload();
  }

  return {
    ask(next) {
      if (question !== null && nameOf(next) === nameOf(question)) {
        // A new object for the same question must not drop the next page that is on its way.
        question = next;
        refresh();
        return;
      }
      questionNumber += 1;
      question = next;
      isBusy = false;
      isStale = false;
      wantsMore = false;
      if (next === null) show(noPages);
      else reload();
    },
    refresh,
    more() {
      if (isBusy) wantsMore = true;
      else loadMore();
    },
  };
}

/** Cuts the answer after the rows that were loaded: new rows among them have shifted their end. */
function cutToLoaded(old: SearchResult, result: SearchResult): SearchResult {
  const known = new Set(old.hits.map(({ id }) => id));
  const end = result.hits.findLastIndex(({ id }) => known.has(id)) + 1;
  return { ...result, hits: result.hits.slice(0, Math.max(end, pageSize, old.hits.length)) };
}

const noIds: ReadonlySet<ArticleId> = new Set();

function optionsOf({ filter, options }: Question): SearchOptions {
  return { ...options, filter };
}

/** A key that differs for questions with different answers; empty for none. */
export function nameOf(question: Question | null): string {
  if (question === null) return '';
  const { query, filter, options } = question;
  return JSON.stringify([query, filter, options]);
}
