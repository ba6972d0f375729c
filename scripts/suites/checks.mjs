// The checks that do not start the app.

import { projectRoot } from '../setup/places.mjs';
import { forbiddenImports } from './check-rooms.mjs';
import { styleFaults } from './check-styles.mjs';
import { runTool } from './run-tool.mjs';

const checks = [
  { name: 'Biome', tool: 'biome', args: ['check'] },
  { name: 'TypeScript', tool: 'tsc', args: ['-b'] },
  { name: 'knip', tool: 'knip', args: [] },
];

const ownChecks = [
  { name: 'Rooms', faultsOf: forbiddenImports },
  { name: 'Styles', faultsOf: styleFaults },
];

/** Runs all checks even if some fail, so that one run reports everything. */
export async function runChecks() {
  const results = [];
  for (const { name, tool, args } of checks) {
    console.log(`\n${name}`);
    results.push({ name, passed: (await runTool(tool, args)) === 0 });
  }
  for (const { name, faultsOf } of ownChecks) {
    console.log(`\n${name}`);
    const faults = faultsOf(projectRoot);
    for (const line of faults) console.log(line);
    results.push({ name, passed: faults.length === 0 });
  }
  return results;
}
