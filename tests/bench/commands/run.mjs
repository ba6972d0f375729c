// npm run bench -- commands [--app FOLDER] [--row N]: commands of the packed app, without a display. N
// commands in a row (200) and eight at once must all succeed; times are medians beside the start of an
// empty Electron, taken in turns. FOLDER holds a packed app; one is packed when it is not given.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { printTable } from '../carrel.mjs';

const args = process.argv.slice(2);
const option = (name, other) => (args.includes(name) ? args[args.indexOf(name) + 1] : other);
const row = Number(option('--row', 200));
const atOnce = 8;
const rounds = 5;
const turns = 9;

const repository = join(import.meta.dirname, '../../..');
const workshop = mkdtempSync(join(tmpdir(), 'carrel-bench-commands-'));
const library = join(workshop, 'library');
const sandbox = JSON.parse(process.env.CARREL_ELECTRON_ARGS).filter(
  (word) => word === '--no-sandbox',
);
const env = {
  ...process.env,
  ...{ DISPLAY: '', WAYLAND_DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '' },
  XDG_CONFIG_HOME: join(workshop, 'account'),
};

/** Resolves to `{ ok, ms, said }`. */
async function run(program, words, expected = 0) {
  const startedAt = performance.now();
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { ok: code === expected, ms: performance.now() - startedAt, said };
}

async function packedApp() {
  const given = option('--app', null);
  if (given !== null) return resolve(given);
  const output = join(workshop, 'packed');
  const dist = join(repository, 'scripts/dist.mjs');
  const packed = await run(process.execPath, [
    ...[dist, '--linux', 'dir', `--config.directories.output=${output}`],
  ]);
  if (!packed.ok) throw new Error(packed.said);
  return join(output, 'linux-unpacked');
}

function writePages(folder, count) {
  mkdirSync(folder);
  for (let at = 0; at < count; at++) {
    const text = `The lamp of pier ${at} burns all night over the black water of the harbour. `;
    const page = `<title>Pier ${at}</title><h1>Pier ${at}</h1><p>${text.repeat(12)}</p>`;
    writeFileSync(join(folder, `${at}.html`), page);
  }
}

/** An Electron that ends once it is ready. */
function emptyApp() {
  const folder = join(workshop, 'empty');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"empty","main":"main.js"}');
  writeFileSync(
    join(folder, 'main.js'),
    "const { app } = require('electron'); app.whenReady().then(() => app.exit(0));",
  );
  const words = [...sandbox, '--ozone-platform=headless', '--log-level=3', '--disable-gpu', folder];
  return () => run(process.env.CARREL_ELECTRON_PATH, words);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

let failed = 0;
function count(results, what) {
  const bad = results.filter(({ ok }) => !ok);
  failed += bad.length;
  for (const { said } of bad.slice(0, 3)) console.log(`${what} failed: ${said.slice(0, 300)}`);
  return results.map(({ ms }) => ms);
}

const app = await packedApp();
const program = join(app, 'carrel');
const client = existsSync(join(app, 'bin/carrel')) ? join(app, 'bin/carrel') : program;
const words = (...some) => [...sandbox, ...some, '--library', library];
const typed = (...some) => run(client, words(...some));
const whole = (...some) => run(program, words(...some));
const kinds = [
  ['search', 'lamp'],
  ['list', '--json'],
  ['search', 'black water', '--json'],
  ['stats'],
];
const kindAt = (at) => kinds[at % kinds.length];

try {
  writePages(join(workshop, 'pages'), 50);
  count([await typed('import', join(workshop, 'pages'))], 'import');
  const empty = emptyApp();
  const measured = {
    'an empty Electron': empty,
    'carrel --version': () => run(client, ['--version']),
    'search, no Carrel open': () => typed('search', 'lamp'),
  };
  const times = {};
  const take = async (some, many) => {
    for (let turn = 0; turn < many; turn++) {
      for (const [name, measure] of Object.entries(some)) {
        const before = times[name] ?? [];
        times[name] = [...before, ...count([await measure()], name)];
      }
    }
  };
  await take(measured, turns);

  const racing = [];
  for (let round = 0; round < rounds; round++) {
    const many = Array.from({ length: atOnce }, (_, at) => typed(...kindAt(at)));
    racing.push(...count(await Promise.all(many), 'one of eight, no Carrel open'));
  }
  times['one of eight at once, no Carrel open'] = racing;

  const serving = spawn(client, words('serve'), { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(serving, 'exit');
  await once(serving.stdout, 'data');
  await take(
    {
      'an empty Electron': empty,
      'search, Carrel open': () => typed('search', 'lamp'),
      'search, Carrel open, by the whole program': () => whole('search', 'lamp'),
    },
    turns,
  );
  const inARow = [];
  for (let at = 0; at < row; at++) {
    inARow.push(...count([await typed(...kindAt(at))], 'one in a row'));
  }
  times[`one of ${row} in a row`] = inARow;
  const together = [];
  for (let round = 0; round < rounds; round++) {
    const many = Array.from({ length: atOnce }, (_, at) => typed(...kindAt(at)));
    together.push(...count(await Promise.all(many), 'one of eight'));
  }
  times['one of eight at once'] = together;
  count([await typed('serve', '--stop')], 'serve --stop');
  const [code] = await ended;
  if (code !== 0) failed += 1;
  const left = readdirSync(join(env.XDG_CONFIG_HOME, 'Carrel', 'doors'));

  const base = median(times['an empty Electron']);
  printTable([
    ['', 'runs', 'median ms', 'slowest ms', 'of an empty Electron'],
    ...Object.entries(times).map(([name, some]) => [
      ...[name, some.length, median(some).toFixed(0), Math.max(...some).toFixed(0)],
      (median(some) / base).toFixed(2),
    ]),
  ]);
  const runs = Object.values(times).flat().length;
  console.log(`${runs - failed} succeeded, ${failed} failed; sockets left: ${left.length}`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(workshop, { recursive: true, force: true, maxRetries: 5 });
}
