// Whether another checkout reads each page to the same result, to the last byte, and in what time. Both
// read in turns, page by page, so that what else runs on the machine slows both.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCorePage } from '../../dom/core-page.mjs';
import { median, printTable } from '../carrel.mjs';

const entryOf = (checkout) => join(checkout, 'tests/bench/extraction/entry.ts');
const fixtures = join(import.meta.dirname, '../../fixtures/pages');

/** The pages of the project's own tests. */
export function fixturePages() {
  return readdirSync(fixtures).map((name) => {
    const file = readdirSync(join(fixtures, name)).find((each) => each.startsWith('page'));
    return { name, bytes: readFileSync(join(fixtures, name, file)) };
  });
}

/** Compares this checkout with another; true when every page has the same result. More rounds are for the times. */
export async function compareResults(pages, checkout, rounds) {
  const now = await openCorePage(entryOf(join(import.meta.dirname, '../../..')));
  // In its own page, too: the policy decides what is done with a page's style sheets.
  const before = await openCorePage(entryOf(checkout), '/', join(checkout, 'tests/dom/blank'));
  const read = [];
  for (let round = 0; round < rounds; round++) {
    for (const [at, page] of pages.entries()) {
      const results = { before: await readWhole(before.page, page) };
      results.now = await readWhole(now.page, page);
      read[at] ??= { name: page.name, ...results, ms: { before: [], now: [] } };
      for (const side of ['before', 'now']) read[at].ms[side].push(results[side].tookMs);
    }
    for (const { page } of [now, before]) await page.evaluate(() => sites.clear());
  }
  const differing = read.filter(({ before, now }) => before.hash !== now.hash);
  for (const { name } of differing) {
    const page = pages.find((each) => each.name === name);
    console.log(`${name} differs: ${await differencesOf(page, before.page, now.page)}`);
  }
  await Promise.all([now.close(), before.close()]);
  print(read, rounds);
  console.log(`${read.length} pages, ${differing.length} with another result`);
  return differing.length === 0;
}

/**
 * Reads a page with all that an import asks for. Pages of one site are known to each other, in the order
 * of reading.
 */
function readWhole(page, { name, bytes }, wantsResult = false) {
  return page.evaluate(
    async ({ name, base64, wantsResult }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      globalThis.sites ??= new Map();
      const result = [];
      const context = {
        ...core.context,
        familyOf: async (site) => core.familyOf(sites.get(site) ?? []),
        learn: (site, trace) => sites.set(site, core.withTrace(sites.get(site) ?? [], trace)),
        explain: ({ kind, why, decisions, leftOut }) =>
          result.push({ kind, why, decisions, leftOut }),
      };
      const startedAt = performance.now();
      for await (const item of core.readSource({ name, bytes, modifiedAt: null }, context))
        result.push(item.draft ? { ...item, facts: await core.factsOf(item.draft) } : item);
      const tookMs = performance.now() - startedAt;
      const text = JSON.stringify(result, (key, value) => (key === 'bytes' ? value.length : value));
      const hashed = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      const hash = [...new Uint8Array(hashed)].join(' ');
      return { hash, tookMs, ...(wantsResult && { text }) };
    },
    { name: `${name}.html`, base64: bytes.toString('base64'), wantsResult },
  );
}

/** The first place at which two results differ, as found without what is known of the site. */
async function differencesOf(page, ...sides) {
  const texts = [];
  for (const side of sides) {
    await side.evaluate(() => sites.clear());
    texts.push((await readWhole(side, page, true)).text);
  }
  const [one, other] = texts;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (at === one.length && at === other.length) return 'by what is known of its site';
  return texts.map((text) => `…${text.slice(Math.max(0, at - 60), at + 60)}…`).join('\n  ');
}

function print(read, rounds) {
  const least = read.map(({ ms }) => ({
    before: Math.min(...ms.before),
    now: Math.min(...ms.now),
  }));
  const mean = (side) => least.reduce((sum, each) => sum + each[side], 0) / least.length;
  const ratio = mean('now') / mean('before');
  console.log(`\nMilliseconds from bytes to a clean draft, each page's fastest of ${rounds}`);
  printTable([
    ['', 'before', 'now', 'ratio'],
    ['mean', mean('before').toFixed(2), mean('now').toFixed(2), ratio.toFixed(3)],
    [
      'median',
      ...['before', 'now'].map((side) => median(least.map((each) => each[side])).toFixed(2)),
      median(least.map(({ before, now }) => now / before)).toFixed(3),
    ],
  ]);
}
