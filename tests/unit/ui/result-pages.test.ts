import { beforeEach, describe, expect, it } from 'vitest';
import { noFilter } from '../../../renderer/core/article/article-filter';
import type { SearchOptions } from '../../../renderer/search/query/options';
import type { SearchResult } from '../../../renderer/search/worker/protocol';
import {
  createResultPages,
  type Question,
  type ResultPages,
  type ShownPages,
} from '../../../renderer/ui/search/result-pages';

/** The ids of all hits that the index has now, best first. */
let index: string[];
let asked: SearchOptions[];
let selected: string[];
let shown: ShownPages;
let pages: ResultPages;
/** Answers the pending requests. */
let answer: () => Promise<void>;

const names = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `A${from + at}`);
const hits = () => shown.result?.hits.map(({ id }) => id);
const question = (query: string, sort?: Question['options']['sort']): Question => ({
  query,
  filter: noFilter,
  options: sort ? { sort } : {},
});

function resultOf(query: string, { limit = 20, offset = 0 }: SearchOptions): SearchResult {
  const found = index.slice(offset, offset + limit).map((id) => ({ id }) as never);
  const status = { indexed: index.length, articles: index.length, caughtUp: true };
  return {
    ...{ query, total: index.length, totalIsExact: true, tookMs: 0, hits: found },
    ...{ needles: [], notes: [], status },
  };
}

beforeEach(() => {
  index = names(0, 200);
  asked = [];
  selected = [];
  let waiting: (() => void)[] = [];
  answer = async () => {
    for (let at = 0; at < 10; at++) {
      const now = waiting;
      waiting = [];
      for (const resolve of now) resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  pages = createResultPages({
    search: (query, options) => {
      asked.push(options);
      return new Promise((resolve) => waiting.push(() => resolve(resultOf(query, options))));
    },
    publish: (next) => {
      shown = next;
    },
    kept: () => selected,
    isSuperseded: () => false,
  });
});

async function load(count: number): Promise<void> {
  pages.ask(question('rain'));
  await answer();
  while (hits()!.length < count) {
    pages.more();
    await answer();
  }
}

describe('when the index has changed', () => {
  it('has all rows that were loaded, and those that came between them', async () => {
    await load(120);
    index = ['new', ...index];
    pages.refresh();
    await answer();
    expect(hits()).toEqual(['new', ...names(0, 120)]);
  });

  it('goes on to where a selected article is now', async () => {
    await load(80);
    selected = ['A79'];
    index = [...names(500, 90), ...index];
    pages.refresh();
    await answer();
    expect(hits()).toContain('A79');
    expect(asked.at(-1)).toMatchObject({ limit: 240 });
  });

  it('does not look for an article that is no hit any more', async () => {
    await load(200);
    selected = ['A7'];
    index = index.filter((id) => id !== 'A7');
    asked = [];
    pages.refresh();
    await answer();
    expect(hits()).toHaveLength(199);
    expect(asked).toHaveLength(1);
  });

  it('never has two requests under way, and loses none of either kind', async () => {
    await load(40);
    asked = [];
    for (let at = 0; at < 20; at++) {
      pages.refresh();
      pages.more();
    }
    expect(asked).toHaveLength(1);
    index = ['new', ...index];
    await answer();
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(hits()).toEqual(['new', ...names(0, 80)]);
  });
});

it('the same question, asked again, does not lose the page that is on its way', async () => {
  await load(40);
  pages.more();
  pages.ask(question('rain'));
  await answer();
  expect(hits()).toEqual(names(0, 80));
});

describe('another question', () => {
  it('comes first, whatever is under way', async () => {
    await load(40);
    pages.refresh();
    pages.more();
    asked = [];
    pages.ask(question('snow'));
    expect(asked).toHaveLength(1);
    await answer();
    expect(shown.result?.query).toBe('snow');
    expect(hits()).toHaveLength(40);
  });

  it('leaves the rows of the last one until it is answered', async () => {
    await load(80);
    pages.ask(question('snow'));
    expect(shown.question?.query).toBe('rain');
    expect(hits()).toHaveLength(80);
  });

  it('in another order only still has the selected article', async () => {
    await load(80);
    selected = ['A3'];
    index = index.toReversed();
    pages.ask(question('rain', { key: 'saved', descending: false }));
    await answer();
    expect(hits()).toContain('A3');
  });

  it('shows nothing once there is none', async () => {
    await load(40);
    pages.ask(null);
    expect(shown.result).toBeNull();
    pages.refresh();
    pages.more();
    await answer();
    expect(shown.result).toBeNull();
  });
});
