// Trains the model of renderer/core/metadata/likeliest-date.ts on the pages of the tuning halves whose data
// is removed, so that every page has something to find in its text.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trainTrees } from './boosted-trees.mjs';
import { isForTuning } from './data.mjs';
import { pagesWithFacts } from './facts.mjs';

const MODEL = join(import.meta.dirname, '../../../resources/extraction/date-model.json');
/** A date is taken where the chance that it is the right one is above this. */
const LEAST_CHANCE = 0.5;
/** A page with more dates says nothing with those behind them. */
const MOST_DATES = 60;

export async function trainDates(page, data) {
  const dates = [];
  for (const { name, bytes, truth } of pagesWithFacts(data)) {
    if (!truth.date || !isForTuning(name)) continue;
    dates.push(...labelled(truth.date, await shownDates(page, bytes)));
  }
  const right = dates.filter(({ isText }) => isText).length;
  console.log(`${dates.length} dates, ${right} of them of the publication`);
  const evidence = await page.evaluate(() => [...core.DATE_EVIDENCE]);
  const { base, depth, trees } = trainTrees(dates);
  const rows = trees.map((tree) => `    ${JSON.stringify(tree)}`).join(',\n');
  const head = JSON.stringify({ leastChance: LEAST_CHANCE, base, depth, evidence }).slice(0, -1);
  writeFileSync(MODEL, `${head},\n  "trees": [\n${rows}\n  ]\n}\n`);
}

function shownDates(page, bytes) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    const { text } = await core.decodeBytes(bytes, 'html');
    return core.shownDates(text);
  }, bytes.toString('base64'));
}

/** Nothing for a page that does not show its date. */
function labelled(days, dates) {
  const known = dates.slice(0, MOST_DATES).map(({ iso, evidence }) => ({
    evidence,
    isText: days.some((day) => iso.startsWith(day.slice(0, 10))),
  }));
  if (!known.some(({ isText }) => isText)) return [];
  const weight = 1 / Math.sqrt(known.length);
  return known.map((each) => ({ ...each, weight }));
}
