// Finds npm: the one that started this process, or the one in PATH. The user's npm configuration
// (registry, proxy, certificates) applies to every download.

import { spawn } from 'node:child_process';
import { SetUpFailed, withElapsedTime } from './say.mjs';

export async function npm(args, { cwd, label, during }) {
  await withElapsedTime(label, async (progress) => {
    const timer = during && setInterval(() => during(progress), 250);
    try {
      const { code, output } = await run(args, cwd);
      if (code !== 0) {
        process.stderr.write(output);
        throw new SetUpFailed(`npm ${args[0]} failed`);
      }
    } finally {
      clearInterval(timer);
    }
  });
}

function run(args, cwd) {
  const script = process.env.npm_execpath;
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const options = { cwd, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = script?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [script, ...args, ...quiet], options)
    : spawn('npm', [...args, ...quiet], { ...options, shell: process.platform === 'win32' });

  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new SetUpFailed('npm was not found')));
    child.on('close', (code) => resolve({ code, output }));
  });
}
