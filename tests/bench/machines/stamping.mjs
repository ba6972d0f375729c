// npm run bench -- machines stamps [ARTICLES]: what the stamps cost the processor on an import, and on a tag of
// all articles, beside what writing article.json as a text costs. Medians of five rounds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCorePage } from '../../dom/core-page.mjs';
import { median, printTable } from '../carrel.mjs';

const rounds = 5;
const fixture = join(import.meta.dirname, '../../fixtures/article-files/everything.json');

export async function measureStamps(articles = 10_000) {
  const { page, close } = await openCorePage(join(import.meta.dirname, 'entry.ts'));
  const json = readFileSync(fixture, 'utf8');
  const all = [];
  // The first round runs code that is not compiled yet.
  for (let round = 0; round <= rounds; round++) {
    const times = await page.evaluate(([text, count]) => measure(text, count), [json, articles]);
    if (round > 0) all.push(times);
  }
  await close();
  const whats = Object.keys(all[0]);
  const ms = whats.map((what) => median(all.map((times) => times[what])));
  const rows = whats.map((what, at) => [
    ...[what, ms[at].toFixed(0), ((ms[at] / articles) * 1_000).toFixed(1)],
    (ms[at] / ms[0]).toFixed(2),
  ]);
  printTable([[`${articles} articles`, 'ms', 'µs an article', 'ratio'], ...rows]);
}
