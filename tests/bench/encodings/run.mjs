/** Counts how many of the legacy texts are decoded exactly, in the real engine. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openCorePage } from '../../dom/core-page.mjs';

const SAMPLES = new URL('../../../../shared/data/encodings/samples.json.gz', import.meta.url);
const CJK = new Set(['ko', 'ja', 'zh', 'tw']);

function readSamples() {
  try {
    return JSON.parse(gunzipSync(readFileSync(SAMPLES)).toString());
  } catch {
    return null;
  }
}

const samples = readSamples();
if (!samples) {
  console.log('skipped: no data');
  process.exit(0);
}

const { page, close } = await openCorePage();
const found = await page.evaluate(async (cases) => {
  const results = [];
  for (const { b64, kind } of cases) {
    const bytes = Uint8Array.from(atob(b64), (each) => each.charCodeAt(0));
    results.push(await core.decodeBytes(bytes, kind.startsWith('html') ? 'html' : 'text'));
  }
  return results;
}, samples);
await close();

const tally = new Map();
const count = (key, right) => {
  const entry = tally.get(key) ?? { right: 0, all: 0 };
  entry.all++;
  if (right) entry.right++;
  tally.set(key, entry);
};
samples.forEach((sample, at) => {
  const right = found[at].text === sample.text;
  if (!right && process.argv.includes('--wrong')) {
    console.log(
      sample.lang,
      sample.kind,
      `${sample.enc} read as ${found[at].encoding}`,
      JSON.stringify(sample.text.slice(0, 40)),
      JSON.stringify(found[at].text.slice(0, 40)),
    );
  }
  count('all', right);
  count(CJK.has(sample.lang) ? 'CJK' : 'other', right);
  count(sample.enc, right);
  count(sample.kind, right);
});
for (const [key, { right, all }] of tally) {
  console.log(`${key.padEnd(14)} ${right}/${all}  ${((100 * right) / all).toFixed(1)} %`);
}
