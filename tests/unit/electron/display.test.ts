// Which platform is named, by displays that are real sockets.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { platformToName, xauthorityEntries } from '../../../electron/display';

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-display-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const cookie = Buffer.from('0123456789abcdef');

/** An X server that lets in whoever shows `asked`; resolves to its DISPLAY. */
async function xServer(asked: Buffer | null): Promise<string> {
  const server = createServer((connection) => {
    connection.on('error', () => {});
    connection.on('data', (greeting) => {
      const isAllowed = asked === null || greeting.includes(asked);
      connection.end(Buffer.from([isAllowed ? 1 : 0, 0, 0, 0, 0, 0, 0, 0]));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port - 6_000}.0`;
}

function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function authority(number: string, data: Buffer): Buffer {
  const parts = ['host', number, 'MIT-MAGIC-COOKIE-1', data].map(field);
  return Buffer.concat([Buffer.from([1, 0]), ...parts]);
}

const platform = (environment: Record<string, string>, major = 33) =>
  platformToName({ HOME: folder, ...environment }, major);

describe('X', () => {
  it.each([
    ['nothing', {}],
    ['an empty name', { DISPLAY: '' }],
    ['what is no name', { DISPLAY: 'nonsense' }],
    ['a server that has ended', { DISPLAY: ':64999' }],
    ['a forwarding that has ended', { DISPLAY: 'localhost:59000.0' }],
    ['a Wayland socket that is not there', { WAYLAND_DISPLAY: 'wayland-9', XDG_RUNTIME_DIR: '/' }],
  ])('%s needs the headless platform', async (_what, environment) => {
    expect(await platform(environment)).toBe('headless');
  });

  it('a server that lets everybody in', async () => {
    expect(await platform({ DISPLAY: await xServer(null) })).toBeNull();
  });

  it('a server that asks for a cookie: with it, with that of another display, without', async () => {
    const DISPLAY = await xServer(cookie);
    const number = /:(\d+)/.exec(DISPLAY)?.[1] as string;
    const XAUTHORITY = join(folder, 'authority');
    expect(await platform({ DISPLAY, XAUTHORITY })).toBe('headless');
    writeFileSync(XAUTHORITY, authority(`${number}9`, cookie));
    expect(await platform({ DISPLAY, XAUTHORITY })).toBe('headless');
    const other = authority(number, Buffer.from('fedcba9876543210'));
    writeFileSync(XAUTHORITY, Buffer.concat([other, authority(number, cookie)]));
    expect(await platform({ DISPLAY, XAUTHORITY })).toBeNull();
  });
});

it('an Electron before 38 is told of Wayland, later ones find it', async () => {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(join(folder, 'wayland-1'), resolve));
  const environment = { WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: folder };
  expect(await platform(environment)).toBe('wayland');
  expect(await platform(environment, 45)).toBeNull();
});

it('reads an authority file that is cut off anywhere', () => {
  const whole = Buffer.concat([authority('0', cookie), authority('1', cookie)]);
  for (let length = 0; length <= whole.length; length++) {
    const entries = xauthorityEntries(whole.subarray(0, length));
    expect(entries).toHaveLength(Math.floor(length / (whole.length / 2)));
  }
});
