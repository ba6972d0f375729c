// What stamping takes of the processor, in the engine that does it: see stamping.mjs.
import type { Article } from '../../../renderer/core/article/article';
import { articleJoining, workOf } from '../../../renderer/core/machines/article-state';
import { writeLine } from '../../../renderer/core/machines/change-lines';
import { stampAfter } from '../../../renderer/core/machines/clock';
import { toJsonFile } from '../../../renderer/vault/article-files';
import { parseArticleFile } from '../../../renderer/vault/parse-article';

const machine = '0123456789';
const noStamp = `00000000000000-${machine}`;

/** Milliseconds for all articles, by what is done with them. */
export function measure(json: string, count: number): Record<string, number> {
  const read = parseArticleFile('articles/2026/11/a-0123456789', json);
  if (!read.ok) throw new Error('no article');
  const { parsed } = read;
  const text = 'The lamps on the quay go on at six. '.repeat(150);
  const articles = Array.from({ length: count }, (_, at): Article => {
    return { ...parsed.article, tags: [`tag ${at % 50}`], title: `${parsed.article.title} ${at}` };
  });
  let clock = stampAfter(noStamp, `01M8NT6ZNF0000-${machine}`);
  const tick = () => {
    clock = stampAfter(noStamp, clock);
    return clock;
  };
  const times: Record<string, number> = {};
  const timed = <Result>(what: string, work: (article: Article, at: number) => Result) => {
    const from = performance.now();
    const results = articles.map(work);
    times[what] = performance.now() - from;
    return results;
  };
  const marked = (article: Article) => ({ article, highlights: parsed.highlights });
  timed('article.json of each, for comparison', (article) =>
    toJsonFile({ ...parsed, ...marked(article), text }, ''),
  );
  const bases = timed('import: first state', (article) =>
    articleJoining.base(workOf(marked(article))),
  );
  timed('nothing changed: compared', (article, at) =>
    articleJoining.stamped(bases[at]!, workOf(marked(article)), tick),
  );
  const tagged = timed('tag on all: compared and stamped', (article, at) =>
    articleJoining.stamped(
      bases[at]!,
      workOf(marked({ ...article, tags: [...article.tags, 'all'] })),
      tick,
    ),
  );
  timed('lines for the other machines', ({ id: article, folder }, at) =>
    writeLine({ article, folder, state: tagged[at]! }),
  );
  timed('joined on the other machine', (_, at) => articleJoining.join(bases[at]!, tagged[at]!));
  return times;
}

Object.assign(globalThis, { measure });
