// node scripts/sample.mjs [SEED]: prints 40 comments, 30 names and 30 commit subjects, drawn at random,
// for a reader who does not know the code. What needs a second reading is to be rewritten.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { randomOf } from '../tests/random.mjs';
import { inProject, projectRoot } from './setup/places.mjs';

const seed = Number(process.argv[2] ?? 1);
if (!Number.isSafeInteger(seed)) {
  console.error('The seed is a whole number.');
  process.exit(1);
}

const git = (...args) =>
  execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 28 })
    .split('\n')
    .filter((line) => line !== '');

function draw(all, count, random) {
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = Math.floor(random() * left.length);
    return left.splice(at, 1)[0];
  });
}

/** Each block comment, and each group of line comments, as one line with its place. */
function commentsOf(file, source) {
  const found = source.matchAll(/\/\*\*[\s\S]*?\*\/|(?:^[ \t]*\/\/ .*\n?)+/gm);
  return [...found].map((match) => {
    const line = source.slice(0, match.index).split('\n').length;
    const text = match[0]
      .replace(/^[ \t]*(?:\/\*\*|\*\/|\*|\/\/)|\*\/$/gm, '')
      .replace(/\s+/g, ' ');
    return `${file}:${line}: ${text.trim()}`;
  });
}

/** The functions, types and constants at the top level of a file. */
function namesOf(file, source) {
  const declared = source.matchAll(
    /^(?:export )?(?:async )?(?:function\*?|class|interface|type|const) (\w+)/gm,
  );
  return [...declared].map(([, name]) => `${name} (${file})`);
}

const sources = git('ls-files', 'electron', 'renderer', 'scripts')
  .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file))
  .map((file) => [file, readFileSync(inProject(file), 'utf8')]);

const random = randomOf(seed);
const parts = {
  comments: [sources.flatMap((one) => commentsOf(...one)), 40],
  names: [sources.flatMap((one) => namesOf(...one)), 30],
  commits: [git('log', '--no-merges', '--format=%s', '-300'), 30],
};
for (const [part, [all, count]] of Object.entries(parts)) {
  console.log(`\n${count} of ${all.length} ${part}\n`);
  for (const line of draw(all, count, random)) console.log(`  ${line}`);
}
