/**
 * Whether this process can draw, on Linux. Chromium crashes when it finds no display, and chooses its
 * platform before this program's first line runs: without a display the program is started once more with
 * the platform that needs none.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type NetConnectOpts } from 'node:net';
import { constants, homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export const noDisplay =
  'There is no display for a window (DISPLAY and WAYLAND_DISPLAY lead to none). Commands work without one: carrel help';

type Environment = Readonly<Record<string, string | undefined>>;

/** A value of Chromium's switch `ozone-platform`. */
export type Platform = 'headless' | 'wayland';

/** How long a display may take to answer, in milliseconds. */
const answerWithinMs = 2_000;
/** From this version on Electron chooses Wayland by itself. */
const choosesWaylandFrom = 38;

/** The platform that has to be named at the start; null when Chromium finds a display by itself. */
export async function platformToName(
  environment: Environment,
  electronMajor: number,
): Promise<Platform | null> {
  const { DISPLAY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR } = environment;
  if (DISPLAY && (await xServerAnswers(DISPLAY, cookiesFor(DISPLAY, environment)))) return null;
  if (WAYLAND_DISPLAY) {
    const path = isAbsolute(WAYLAND_DISPLAY)
      ? WAYLAND_DISPLAY
      : join(XDG_RUNTIME_DIR ?? '', WAYLAND_DISPLAY);
    if (await answers({ path }, null)) return electronMajor < choosesWaylandFrom ? 'wayland' : null;
  }
  return 'headless';
}

/** Starts this program once more, in the foreground; resolves to its exit code. */
export function startAgain(platform: Platform): Promise<number> {
  const args = ['--log-level=3', `--ozone-platform=${platform}`, ...process.argv.slice(1)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']),
    );
  });
}

/** The display's parts: `host:number.screen`. */
const displayPattern = /^(?:(unix|[^:/]*)(?:\/unix)?):(\d{1,5})(?:\.\d+)?$/;

async function xServerAnswers(display: string, cookies: readonly Buffer[]): Promise<boolean> {
  const [, host, number] = displayPattern.exec(display) ?? [];
  if (host === undefined || number === undefined) return false;
  const place =
    host === '' || host === 'unix'
      ? { path: `/tmp/.X11-unix/X${number}` }
      : { host, port: 6_000 + Number(number) };
  for (const cookie of cookies) {
    if (await answers(place, greetingOf(cookie))) return true;
  }
  return false;
}

/** True when the other end accepts the connection and, if it is greeted, lets this user in. */
function answers(place: NetConnectOpts, greeting: Buffer | null): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(place);
    const end = (answer: boolean) => {
      clearTimeout(late);
      connection.destroy();
      resolve(answer);
    };
    const late = setTimeout(end, answerWithinMs, false);
    connection.on('error', () => end(false));
    connection.on('close', () => end(false));
    connection.on('connect', () => (greeting === null ? end(true) : connection.write(greeting)));
    // 0: refused, 1: accepted, 2: more authentication is asked for.
    connection.on('data', (answer) => end(answer[0] === 1));
  });
}

const cookieName = 'MIT-MAGIC-COOKIE-1';

/** The first message of the X11 protocol, little-endian; an empty cookie stands for none. */
function greetingOf(cookie: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  if (cookie.length === 0) return head;
  head.writeUInt16LE(cookieName.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(Buffer.from(cookieName)), padded(cookie)]);
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

/** How many cookies are tried. */
const mostCookies = 8;

/** The cookies of the user's file for this display, and none, which a server without a file accepts. */
function cookiesFor(display: string, { XAUTHORITY, HOME }: Environment): Buffer[] {
  const number = displayPattern.exec(display)?.[2] ?? '';
  const none = Buffer.alloc(0);
  try {
    const bytes = readFileSync(XAUTHORITY || join(HOME ?? homedir(), '.Xauthority'));
    const found = xauthorityEntries(bytes)
      .filter((entry) => entry.name === cookieName && ['', number].includes(entry.number))
      .map(({ data }) => data);
    return [...found.slice(0, mostCookies), none];
  } catch {
    return [none];
  }
}

/** Entries of an Xauthority file: family, address, number, name, data; what is cut off is left out. */
export function xauthorityEntries(bytes: Buffer): { number: string; name: string; data: Buffer }[] {
  const entries: { number: string; name: string; data: Buffer }[] = [];
  let at = 0;
  const field = () => {
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : Number.POSITIVE_INFINITY;
    const data = bytes.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    return data;
  };
  while (at < bytes.length) {
    at += 2;
    const [, number, name, data] = [field(), field(), field(), field()];
    if (at > bytes.length) break;
    entries.push({ number: `${number}`, name: `${name}`, data: data as Buffer });
  }
  return entries;
}
