// npm run new-case FILE [NAME]: makes a fixture from a page that is extracted wrongly.

import { resolve } from 'node:path';
import { CaseRefused, makeCase, nextSteps } from './cases/make-case.mjs';
import { inProject, projectRoot, whereTyped } from './setup/places.mjs';
import { say } from './setup/say.mjs';

try {
  const [file, name] = process.argv.slice(2);
  if (file === undefined) throw new CaseRefused('usage: npm run new-case FILE [NAME]');
  const made = makeCase({
    file: resolve(whereTyped('new-case'), file),
    fixtures: inProject('tests', 'fixtures'),
    name,
  });
  for (const line of nextSteps(made, projectRoot)) console.log(line);
} catch (error) {
  if (!(error instanceof CaseRefused)) throw error;
  say(error.message);
  process.exitCode = 1;
}
