import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { setUpDisplay } from '../../../scripts/setup/display.mjs';

const hasXvfb = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'Xvfb')));

/** Connects as a program does, asks for the input focus, and disconnects. False without an answer. */
function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    let answers = 0;
    // Version 11 of the protocol, least significant byte first, no authorization.
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    socket.on('data', async () => {
      answers += 1;
      if (answers > 1) return socket.destroy();
      await pause(2);
      socket.write(Buffer.from([43, 0, 1, 0]));
    });
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => resolve(answers > 1));
  });
}

it.skipIf(!hasXvfb)('serves a program that starts while the only other one ends', async () => {
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  try {
    const { DISPLAY } = await setUpDisplay();
    const path = `/tmp/.X11-unix/X${DISPLAY?.slice(1)}`;
    const serveMany = async () => {
      let served = 0;
      while (served < 100 && (await isServed(path))) served++;
      return served;
    };
    expect(await Promise.all([serveMany(), serveMany()])).toEqual([100, 100]);
  } finally {
    vi.unstubAllEnvs();
  }
});
