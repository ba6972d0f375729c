// What is checked without running the app.

import { projectRoot } from '../setup/places.mjs';
import { forbiddenImports } from './check-rooms.mjs';
import { runTool } from './run-tool.mjs';

const checks = [
  { name: 'Biome', tool: 'biome', args: ['check'] },
  { name: 'TypeScript', tool: 'tsc', args: ['-b'] },
  { name: 'knip', tool: 'knip', args: [] },
];

/** All of them, whatever the first ones say: one run shows everything that is wrong. */
export async function runChecks() {
  const results = [];
  for (const { name, tool, args } of checks) {
    console.log(`\n${name}`);
    results.push({ name, passed: (await runTool(tool, args)) === 0 });
  }
  console.log('\nRooms');
  const forbidden = forbiddenImports(projectRoot);
  for (const line of forbidden) console.log(line);
  results.push({ name: 'Rooms', passed: forbidden.length === 0 });
  return results;
}
