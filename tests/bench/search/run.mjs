// node scripts/bench.mjs search [quality|literal|scale|plain] [largest scale] [folder with questions]
// [--keep FOLDER]: measures the search through its worker, as windows use it. Without a part, runs all
// of them. With --keep only the library of the largest scale is used: it is made there once and reused.
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { printTable } from '../carrel.mjs';
import { measureLiteral } from './literal.mjs';
import { measurePlain, plainArticles } from './plain.mjs';
import { measureQuality } from './quality.mjs';
import { measureScale } from './scale.mjs';
import { buildPage } from './window.mjs';

const parts = ['quality', 'literal', 'scale', 'plain'];
const given = process.argv.slice(2);
const keepAt = given.indexOf('--keep');
const [, keep] = keepAt < 0 ? [] : given.splice(keepAt, 2);
const asked = parts.filter((part) => given.includes(part));
const largest = Number(given.find((word) => /^\d+$/.test(word)) ?? 100_000);
const data =
  given.find((word) => !parts.includes(word) && !/^\d+$/.test(word)) ??
  process.env.CARREL_SEARCH_DATA ??
  join(import.meta.dirname, '../../../../shared/data/search');
const hasData = existsSync(join(data, 'docs.ko.json.gz'));

const page = await buildPage();
let scale = new Map();
for (const part of asked.length > 0 ? asked : parts) {
  if (part === 'scale') scale = await measureScale(page, largest, keep);
  else if (part === 'plain') compare(await measurePlain(page), scale.get(plainArticles));
  else if (!hasData) console.log(`${part} skipped: no data in ${resolve(data)}`);
  else if (part === 'quality') await measureQuality(page, data);
  else await measureLiteral(page, data);
}
rmSync(page, { recursive: true });

/** Prints the ratio of MiniSearch's figures to ours; says so when ours were not measured. */
function compare(plain, ours) {
  if (!ours) return console.log('no ratios: ask for scale, too');
  const times = (own, other) => (own === null ? 'kept' : (own / other).toFixed(2));
  printTable([
    [`Carrel / MiniSearch over pairs, ${plainArticles} articles`, 'bar', ''],
    ['articles indexed a second', '3', times(ours.rate, plain.rate)],
    ['memory', '', times(ours.megabytes, plain.megabytes)],
    ['words, 95 %', '', times(ours.word, plain.word)],
    ['questions, 95 %', '', times(ours.question, plain.question)],
  ]);
}
