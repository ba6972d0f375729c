import type { ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import type { SearchOptions } from '../../search/query/options';
import type { SearchResult } from '../../search/worker/protocol';

/** Rows that are asked for at once. */
export const pageSize = 40;
/** So often the rows asked for are doubled to find a selected article again; 16 times as many. */
const mostDoublings = 4;

/** A question to the search, and what its answer is narrowed and sorted by. */
export interface Question {
  query: string;
  filter: ArticleFilter;
  options: Pick<SearchOptions, 'sort' | 'variants' | 'typing' | 'asker'>;
}

export interface ShownPages {
  /** The question that `result` answers; null before the first answer. */
  question: Question | null;
  /** All rows that were loaded so far. */
  result: SearchResult | null;
  /** The last whole answer, without the pages that were added to it since. */
  answer: SearchResult | null;
  failed: boolean;
}

export const noPages: ShownPages = { question: null, result: null, answer: null, failed: false };

interface Parts {
  search: (query: string, options: SearchOptions) => Promise<SearchResult>;
  publish: (pages: ShownPages) => void;
  /** Articles that must not fall off the loaded rows while they are hits: what is selected. */
  kept: () => Iterable<ArticleId>;
  isSuperseded: (error: unknown) => boolean;
}

export interface ResultPages {
  /** Another question, or none. The rows of the last one stay until its answer is here. */
  ask(question: Question | null): void;
  /** The index has changed: asks the same again, for as many rows as are loaded. */
  refresh(): void;
  /** Asks for the page after the loaded rows. */
  more(): void;
}

/**
 * The loaded rows of a search's answer. One request is under way at a time, so that an import that
 * changes the index all the while never ends the request for the next page, nor the other way round.
 */
export function createResultPages({ search, publish, kept, isSuperseded }: Parts): ResultPages {
  let question: Question | null = null;
  let shown = noPages;
  /** Numbers the questions: what a former one still answers is dropped. */
  let turn = 0;
  let isBusy = false;
  let isStale = false;
  let wantsMore = false;

  function show(next: Partial<ShownPages>): void {
    shown = { ...shown, ...next };
    publish(shown);
  }

  /** Runs one request at a time, and what has come up meanwhile after it. */
  async function run(request: (asked: Question) => Promise<Partial<ShownPages>>): Promise<void> {
    const mine = turn;
    if (question === null) return;
    isBusy = true;
    try {
      const next = await request(question);
      if (mine === turn) show({ ...next, failed: false });
    } catch (error) {
      if (mine === turn) show({ failed: !isSuperseded(error) });
    }
    if (mine !== turn) return;
    isBusy = false;
    if (isStale) reload();
    else if (wantsMore) loadMore();
  }

  function reload(): void {
    isStale = false;
    void run(async (asked) => {
      const { question: before, result: old } = shown;
      // In another order, too, the list goes on to where the selected article is.
      const wanted = asked.query === before?.query ? selectedIn(old) : noIds;
      const isSame = nameOf(asked) === nameOf(before);
      const result =
        isSame && old !== null
          ? asFarAs(old, await askFor(asked, old.hits.length + pageSize, wanted))
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
      // A total that was an estimate ends where no more come.
      const total = page.hits.length === 0 ? offset : page.total;
      return { result: { ...page, total, hits: [...result.hits, ...added] } };
    });
  }

  return {
    ask(next) {
      turn += 1;
      question = next;
      isBusy = false;
      isStale = false;
      wantsMore = false;
      if (next === null) show(noPages);
      else reload();
    },
    refresh() {
      if (isBusy) isStale = true;
      else if (question !== null) reload();
    },
    more() {
      if (isBusy) wantsMore = true;
      else loadMore();
    },
  };
}

/** Cuts an answer behind the rows that were loaded: new ones among them have moved their end. */
function asFarAs(old: SearchResult, result: SearchResult): SearchResult {
  const known = new Set(old.hits.map(({ id }) => id));
  const end = result.hits.findLastIndex(({ id }) => known.has(id)) + 1;
  return { ...result, hits: result.hits.slice(0, Math.max(end, pageSize, old.hits.length)) };
}

const noIds: ReadonlySet<ArticleId> = new Set();

function optionsOf({ filter, options }: Question): SearchOptions {
  return { ...options, filter };
}

/** Tells two questions apart that have different answers; empty for none. */
export function nameOf(question: Question | null): string {
  if (question === null) return '';
  const { query, filter, options } = question;
  return JSON.stringify([query, filter, options]);
}
