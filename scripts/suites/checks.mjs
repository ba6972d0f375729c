// What is checked without running the app.

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

/** All of them, whatever the first ones say: one run shows everything that is wrong. */
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
