// Runs a tool of node_modules; its output goes to this process's.

import { spawn } from 'node:child_process';
import { inProject, projectRoot } from '../setup/places.mjs';

/** Resolves to the exit code; 1 when the tool cannot be started. */
export function runTool(name, args, env = {}) {
  const windows = process.platform === 'win32';
  const child = spawn(inProject('node_modules', '.bin', windows ? `${name}.cmd` : name), args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
