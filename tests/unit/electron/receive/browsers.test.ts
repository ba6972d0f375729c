import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BrowserReply } from '../../../../electron/ipc/receiving';
import type { Asks } from '../../../../electron/receive/asks';
import { Browsers } from '../../../../electron/receive/browsers';
import { frameOf } from '../../../../electron/receive/frames';

let folder: string;
let server: Server;
let browsers: Browsers;
let answer: (reply: BrowserReply) => void;
const release = vi.fn<() => void>();
const hello = frameOf({ kind: 'hello', protocol: 1, version: '0' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-browsers-'));
  server = createServer().listen(join(folder, 's'));
  release.mockClear();
  const asks = {
    ask: (ask: { prefix: string }) =>
      new Promise<BrowserReply>((resolve) => {
        if (ask.prefix.length > 1) resolve({ kind: 'tags', tags: [] });
        else answer = resolve;
      }),
  } as unknown as Asks;
  const services = {
    asks,
    profile: folder,
    version: '1',
    libraryFolder: () => '/a',
    open: () => {},
  };
  browsers = new Browsers(services, () => release);
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function host(): Promise<Socket> {
  browsers.accept(join(folder, 's'));
  const [socket] = await once(server, 'connection');
  (socket as Socket).on('error', () => {});
  return socket as Socket;
}

it('disconnects a browser that asks without end and reads no answer', async () => {
  const socket = await host();
  socket.pause();
  const many = frameOf({ kind: 'tags', prefix: 'a'.repeat(16_000) });
  let isOver = false;
  const over = vi
    .waitFor(() => expect(release).toHaveBeenCalledOnce(), 4_000)
    .then(() => {
      isOver = true;
    });
  for (let sent = 0; sent < 2000 && !isOver && socket.writable; sent++) {
    if (!socket.write(many)) await Promise.race([once(socket, 'drain').catch(() => {}), over]);
  }
  await over;
  socket.destroy();
});

it('lets an idle connection end with the window, and one at work when it is done', async () => {
  const idle = await host();
  const working = await host();
  working.write(frameOf({ kind: 'tags', prefix: 'a' }));
  idle.write(hello);
  await once(idle, 'data');
  await vi.waitFor(() => expect(answer).toBeTypeOf('function'));
  browsers.closeIdle();
  idle.resume();
  await once(idle, 'end');
  expect(working.readableEnded).toBe(false);
  answer({ kind: 'tags', tags: ['a'] });
  const [bytes] = await once(working, 'data');
  expect(String(bytes)).toContain('"tags":["a"]');
  working.resume();
  await once(working, 'end');
  await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(2));
});
