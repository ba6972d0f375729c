// node scripts/screen-reader.mjs: uses Carrel by keyboard with Orca and prints what Orca says at each key:
// import, search, read, tag, highlight. Needs orca, at-spi2-core, dbus, openbox and xdotool from Debian.
// See docs/testing.md.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setUpDisplay } from './setup/display.mjs';
import { inProject, projectRoot } from './setup/places.mjs';
import { runScript, setUp } from './setup/setup.mjs';

const busLauncher = '/usr/libexec/at-spi-bus-launcher';
const programs = ['orca', busLauncher, 'dbus-run-session', 'openbox', 'xdotool'];

/** Orca speaks once nothing more happens; in milliseconds. */
const quietFor = 1_500;
const saidWithin = 60_000;

/** What is done, its keys or typed words, and what has to be heard. */
const journey = [
  ['Carrel starts', [], /multi-select list box/],
  ['the sidebar', ['Tab', 'Tab'], /All articles, \d+ articles/],
  ['the next article, from any place', ['j'], /, unread, .*saved/],
  ['the one after it', ['j'], /On reading with a pencil, unread/],
  ['tags of the article', ['t'], /reading, On all, 1 article/],
  ['a new tag', ['type harbour'], /Create “harbour”/],
  ['the tag is set', ['Return'], /harbour, On all, 1 article/],
  ['back to the list', ['Escape'], /On reading with a pencil.*#harbour/],
  ['a star', ['s'], /Starred/],
  ['to the archive', ['e'], /Archived/],
  ['undone', ['ctrl+z'], /Undone/],
  ['the search field', ['slash'], /Search editable combo box/],
  ['a search', ['type drawers'], /\d+ found/],
  ['the first article found', ['Down'], /What the Drawers Knew/],
  ['a sentence of it', ['h'], /Sentence selected/],
  // Orca is in the article now and keeps single letters for itself; commands are found in any case.
  ['the sentence highlighted', ['ctrl+k', 'type yellow', 'Return'], /Highlighted/],
  ['back to the list', ['Escape', 'Escape'], /What the Drawers Knew/],
  ['all commands', ['ctrl+k'], /Commands, tags and articles dialog/],
  ['one of them', ['type settings'], /Settings/],
  ['out of them', ['Escape'], /What the Drawers Knew/],
  ['to the trash', ['Delete'], /moved to the trash/],
];

await runScript(() =>
  process.argv[2] === '--in-session' ? walk(process.argv.slice(3)) : prepare(),
);

async function prepare() {
  const missing = programs.filter((name) => spawnSync('which', [name]).status !== 0);
  if (missing.length > 0) {
    console.error(
      `${missing.join(', ')}: missing. apt-get install orca at-spi2-core dbus openbox xdotool`,
    );
    return 1;
  }
  const { executable, switches } = await setUp();
  const home = mkdtempSync(join(tmpdir(), 'carrel-screen-reader-'));
  for (const name of ['.config', 'run']) mkdirSync(join(home, name), { mode: 0o700 });
  cpSync(inProject('resources/samples'), join(home, 'samples'), { recursive: true });
  const env = {
    ...process.env,
    ...(await setUpDisplay()),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    GSETTINGS_BACKEND: 'memory',
    LANGUAGE: 'en',
  };
  const self = [process.execPath, fileURLToPath(import.meta.url), '--in-session', home, executable];
  const words = ['--', ...self, ...switches];
  const { status } = spawnSync('dbus-run-session', words, { env, stdio: 'inherit' });
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
  return status ?? 1;
}

async function walk([home, executable, ...switches]) {
  const started = [];
  const start = (program, args) => {
    started.push(spawn(program, args, { stdio: 'ignore', env: process.env }));
  };
  const log = join(home, 'orca.log');
  const library = ['--library', join(home, 'library')];
  const carrel = [...switches, '--disable-gpu', '--log-level=3', projectRoot];
  try {
    start('openbox', []);
    start(busLauncher, ['--launch-immediately']);
    await pause(1_000);
    start('orca', ['--replace', `--debug-file=${log}`]);
    const imported = ['--cli', 'import', join(home, 'samples'), ...library];
    spawnSync(executable, [...carrel, ...imported], { stdio: 'ignore' });
    const hears = listenTo(log);
    start(executable, [...carrel, '--force-renderer-accessibility', ...library]);
    let failed = 0;
    for (const [what, keys, wanted] of journey) {
      for (const key of keys) press(key);
      const said = await hears(wanted);
      const isRight = said.some((each) => wanted.test(each));
      if (!isRight) failed += 1;
      console.log(`${isRight ? 'ok' : 'failed'}: ${what} (${keys.join(', ') || 'no key'})`);
      for (const each of said) console.log(`    ${each}`);
    }
    console.log(`${journey.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    for (const child of started.reverse()) child.kill();
  }
}

function press(key) {
  const typed = key.match(/^type (.*)/)?.[1];
  spawnSync('xdotool', typed ? ['type', '--delay', '60', typed] : ['key', key]);
}

/** Returns a function that waits until `wanted` was said and nothing more is, and returns what was said. */
function listenTo(log) {
  let heard = 0;
  return async (wanted) => {
    const giveUpAt = Date.now() + saidWithin;
    for (let last = Date.now(), said = []; ; await pause(100)) {
      const now = spoken(log).slice(heard);
      if (now.length > said.length) [said, last] = [now, Date.now()];
      const isDone = said.some((each) => wanted.test(each)) && Date.now() - last > quietFor;
      if (!isDone && Date.now() < giveUpAt) continue;
      heard += said.length;
      return said;
    }
  };
}

/** What Orca has said, without the echo of single keys. */
function spoken(log) {
  let text = '';
  try {
    text = readFileSync(log, 'utf8');
  } catch {
    // It is not started yet.
  }
  return [...text.matchAll(/SPEECH OUTPUT: '(.*?)'/g)]
    .map(([, words]) => words.trim())
    .filter(
      (words) => words.length > 1 && !/^(?:tab|return|escape|delete|slash|left \w+)$/.test(words),
    );
}
