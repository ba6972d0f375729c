// Whether visible text of a page is lost: neither in the article nor in what is kept beside it.
import { countVisibleWords } from '../../dom/visible-words.mjs';
import { printTable } from '../carrel.mjs';
import { isForTuning } from './data.mjs';

/** @param pages of mixed kinds, `{ name, bytes }` */
export async function measureLeftOut(page, pages) {
  const counted = [];
  for (const { name, bytes } of pages) {
    const counts = await page.evaluate(countVisibleWords, {
      name: `${name}.html`,
      base64: bytes.toString('base64'),
    });
    counted.push({ name, ...counts });
  }
  return counted;
}

export function printLeftOut(counted, verbose) {
  const sum = (pages, pick) => pages.reduce((total, each) => total + pick(each), 0);
  const row = (label, pages) => {
    const all = sum(pages, (each) => each.all);
    const share = (pick) => `${((100 * sum(pages, pick)) / Math.max(1, all)).toFixed(2)} %`;
    const saying = pages.filter(({ mayMiss }) => mayMiss).length;
    return [
      label,
      pages.length,
      share(({ inArticle }) => inArticle),
      share(({ leftOut }) => leftOut),
      share(({ lost }) => lost),
      pages.filter(({ lost }) => lost > 0).length,
      saying,
    ];
  };
  const half = (wanted) => counted.filter(({ name }) => isForTuning(name) === wanted);
  console.log('\nWords of mixed pages that one sees (bar: none in neither)');
  printTable([
    [
      '',
      'pages',
      'in the article',
      'kept as left out',
      'in neither',
      'pages with such',
      'say "may be missing"',
    ],
    row('all', counted),
    row('  tuning half', half(true)),
    row('  checking half', half(false)),
  ]);
  if (!verbose) return;
  for (const { name, lost, all, lostWords } of half(true)) {
    if (lost > 0) console.log(`  ${name}: ${lost} of ${all}: ${lostWords.join(' ')}`);
  }
}
