// node scripts/bench.mjs search [quality|literal|scale|plain] [largest scale] [folder with questions]
// [--keep FOLDER]: the search as windows get it, through its worker. Without a part, all of them.
// With --keep the library of the largest scale alone is made there once and asked again and again.
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measureLiteral } from './literal.mjs';
import { measurePlain } from './plain.mjs';
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
for (const part of asked.length > 0 ? asked : parts) {
  if (part === 'scale') await measureScale(page, largest, keep);
  else if (part === 'plain') await measurePlain(page);
  else if (!hasData) console.log(`${part} skipped: no data in ${resolve(data)}`);
  else if (part === 'quality') await measureQuality(page, data);
  else await measureLiteral(page, data);
}
rmSync(page, { recursive: true });
