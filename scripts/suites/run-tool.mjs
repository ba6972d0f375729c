// Runs a tool of node_modules as it would run by hand: its output is the reader's.

import { spawn } from 'node:child_process';
import { inProject, projectRoot } from '../setup/places.mjs';

/** Resolves to the exit code; a tool that cannot be started counts as failed. */
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
