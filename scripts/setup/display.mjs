// Starts Xvfb on a machine without a display, for as long as this process runs.

import { spawn } from 'node:child_process';
import { SetUpFailed } from './say.mjs';

export function displayIsPresent() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/**
 * The environment variables that lead to a display; none where there is one.
 *
 * The shell between this process and Xvfb reads from a pipe that only this process holds. When this
 * process ends, even by SIGKILL, the pipe closes and the shell ends Xvfb. `detached` keeps Ctrl-C from
 * both: Electron must quit before its display does.
 *
 * Without -noreset Xvfb restarts when its last client disconnects, and cuts off a program that is just
 * connecting: a start of Electron failed now and then while another one ended.
 */
export async function setUpDisplay() {
  if (displayIsPresent()) return {};
  const script =
    'Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset </dev/null & ' +
    'server=$!; exec 3>&-; read -r line; kill $server 2>/dev/null; wait $server';
  const shell = spawn('/bin/sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const [, , , chosen] = shell.stdio;
  const number = await new Promise((resolve, reject) => {
    let text = '';
    chosen.on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) resolve(text.trim());
    });
    chosen.on('end', () => reject(new SetUpFailed('Xvfb did not start')));
  });
  for (const handle of [shell, shell.stdin, chosen]) handle.unref();
  return { DISPLAY: `:${number}` };
}
