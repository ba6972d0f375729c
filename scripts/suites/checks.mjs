// The checks that do not start the app.

import { projectRoot } from '../setup/places.mjs';
import { forbiddenImports } from './check-rooms.mjs';
import { styleFaults } from './check-styles.mjs';
import { liveOutput, runTool } from './run-tool.mjs';

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
export async function runChecks(output = liveOutput) {
  const results = [];
  for (const { name, tool, args } of checks) {
    output.write(`\n${name}\n`);
    results.push({ name, passed: (await runTool(tool, args, { output })) === 0 });
  }
  for (const { name, faultsOf } of ownChecks) {
    output.write(`\n${name}\n`);
    const faults = faultsOf(projectRoot);
    for (const line of faults) output.write(`${line}\n`);
    results.push({ name, passed: faults.length === 0 });
  }
  return results;
}
