import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { profileOf, startCommand, test } from './carrel';

test('a command that waits for a slow server holds up none that only reads', async ({
  carrel,
  library,
  account,
}) => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'network.json'), JSON.stringify({ allowedHosts: [host] }));
  const adding = startCommand(library, account, ['add', `http://${host}/slow`]);
  try {
    await once(silent, 'connection');
    expect(await carrel(['list', '--json'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    expect((await carrel(['ledger'])).code).toBe(0);
    expect(adding.exitCode).toBeNull();
  } finally {
    process.kill(-adding.pid!, 'SIGKILL');
    silent.close();
  }
});
