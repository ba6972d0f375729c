// What is being packed.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inProject, projectRoot } from '../setup/places.mjs';

/**
 * `{ version, date, arch }`: the version in package.json, the time of the last commit (so that packing
 * the same commit again states the same), and the architecture as Node names it.
 */
export function releaseOfNow() {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  return { version, date: timeOfCommit() ?? new Date(), arch: process.arch };
}

function timeOfCommit() {
  try {
    const options = { cwd: projectRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return new Date(execFileSync('git', ['log', '-1', '--format=%cI'], options).trim());
  } catch {
    return undefined;
  }
}
