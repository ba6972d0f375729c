// Runs a tool of node_modules.

import { spawn } from 'node:child_process';
import { inProject, projectRoot } from '../setup/places.mjs';

/** Prints at once. */
export const liveOutput = {
  stdio: 'inherit',
  write: (text) => process.stdout.write(text),
};

/** Keeps what is printed until `show` is called: suites that run at the same time do not mix. */
export function keptOutput() {
  const texts = [];
  return {
    stdio: 'pipe',
    write: (text) => texts.push(text),
    show: () => process.stdout.write(texts.join('')),
  };
}

/** Resolves to the exit code; 1 when the tool cannot be started. */
export function runTool(name, args, options) {
  const file = onWindows ? `${name}.cmd` : name;
  return runProgram(inProject('node_modules', '.bin', file), args, options);
}

const onWindows = process.platform === 'win32';

/** As `runTool`, for any program. */
export function runProgram(
  program,
  args,
  { env = {}, output = liveOutput, cwd = projectRoot } = {},
) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', output.stdio, output.stdio],
    shell: onWindows,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', output.write);
  }
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
