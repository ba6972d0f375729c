// Trains the model of renderer/core/extract/judge-learnt.ts on the pages of the tuning halves and writes
// it. A page that has no right answer for a line says nothing about it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trainTrees } from './boosted-trees.mjs';
import { isForTuning } from './data.mjs';
import { labelsOf } from './line-labels.mjs';

const MODEL = join(import.meta.dirname, '../../../resources/extraction/line-model.json');
/** A line goes where the chance that it is text is below this. */
const LEAST_CHANCE = 0.25;
/** A page with more lines than this counts no more than one with so many. */
const MOST_LINES = 40;
/** A long line counts more, up to this. */
const MOST_WEIGHT = 4;

/** `sets`: pages by set, as data.mjs reads them. */
export async function trainLines(page, sets) {
  const lines = [];
  for (const { name, bytes, truth } of Object.values(sets).flatMap((each) => each ?? [])) {
    if (isForTuning(name)) lines.push(...labelled(truth, await decisionsOf(page, name, bytes)));
  }
  const furniture = lines.filter(({ isText }) => !isText).length;
  console.log(`${lines.length} lines, ${furniture} of them furniture`);
  const evidence = await page.evaluate(() => [...core.EVIDENCE]);
  const { base, depth, trees } = trainTrees(lines);
  const rows = trees.map((tree) => `    ${JSON.stringify(tree)}`).join(',\n');
  const head = JSON.stringify({ leastChance: LEAST_CHANCE, base, depth, evidence }).slice(0, -1);
  writeFileSync(MODEL, `${head},\n  "trees": [\n${rows}\n  ]\n}\n`);
}

/** The lines that the model is asked about, with their evidence. */
async function decisionsOf(page, name, bytes) {
  const decisions = await page.evaluate(
    async ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      let found = [];
      const context = {
        ...core.context,
        explain: ({ decisions }) => {
          found = decisions;
        },
      };
      const items = core.readSource({ name, bytes, modifiedAt: null }, context);
      for await (const _ of items);
      return found;
    },
    { name: `${name}.html`, base64: bytes.toString('base64') },
  );
  return decisions.filter(({ evidence }) => evidence);
}

function labelled(truth, decisions) {
  const labels = labelsOf(
    truth,
    decisions.map(({ text }) => text),
  );
  const known = decisions.flatMap(({ text, evidence }, at) =>
    labels[at] === null ? [] : [{ text, evidence, isText: labels[at] }],
  );
  const share = Math.min(1, MOST_LINES / Math.max(1, known.length));
  return known.map(({ text, evidence, isText }) => {
    const weight = share * Math.min(MOST_WEIGHT, 0.3 + text.length / 80);
    return { evidence, isText, weight };
  });
}
