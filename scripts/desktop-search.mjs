// node scripts/desktop-search.mjs: checks that GNOME's search finds the articles of a library by its plain
// files. In a home of its own, Carrel imports its samples, and Debian's Tracker indexes the folder.
// Needs tracker, tracker-miner-fs, tracker-extract and dbus from Debian. See docs/vault.md.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setUpDisplay } from './setup/display.mjs';
import { inProject, projectRoot } from './setup/places.mjs';
import { runScript, setUp } from './setup/setup.mjs';

const miner = '/usr/libexec/tracker-miner-fs-3';
/** How long the miner may take, in milliseconds. It runs only when nothing else does. */
const indexedWithin = 240_000;

/** What is looked for, and a part of the name of the folder of the article that has it. */
const searches = [
  ['a word of the text', ['search', 'archivist'], 'the-envelope-test'],
  ['a word of the title', ['search', 'outlive'], 'a-file-name-that-will-outlive-you'],
  ['the author', ['search', 'Pell'], 'the-envelope-test'],
  ['a Korean word', ['search', '타자기의'], '한글-타자기의'],
  ['the author as a contact', ofArticles('nco:creator/nco:fullname', 'Jonas Pell'), 'the-envelope'],
  ['the title as a title', ofArticles('nie:title', 'The envelope test'), 'the-envelope-test'],
  ['a tag as a keyword', ofArticles('nie:keyword', 'harbour'), 'the-envelope-test'],
];

function ofArticles(property, value) {
  const query = `SELECT nie:url(nie:isStoredAs(?article)) { ?article a nfo:HtmlDocument ; ${property} "${value}" }`;
  return ['sparql', '--dbus-service=org.freedesktop.Tracker3.Miner.Files', '-q', query];
}

await runScript(() =>
  process.argv[2] === '--in-session' ? checkAll() : prepare().then((home) => runIn(home)),
);

/** A home whose Documents hold a library of the samples. Tracker does not look into /tmp. */
async function prepare() {
  if (!existsSync(miner)) {
    console.error(
      `${miner} is missing: apt-get install tracker tracker-miner-fs tracker-extract dbus`,
    );
    process.exit(1);
  }
  const home = mkdtempSync('/var/tmp/carrel-desktop-search-');
  for (const name of ['Documents', '.config', 'run']) mkdirSync(join(home, name), { mode: 0o700 });
  const folders = 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n';
  writeFileSync(join(home, '.config/user-dirs.dirs'), folders);
  const { executable, switches } = await setUp();
  const words = ['import', inProject('resources/samples'), '--tag', 'harbour'];
  const args = [...switches, '--log-level=3', projectRoot, '--cli', ...words];
  const library = ['--library', join(home, 'Documents/Carrel')];
  const env = { ...homeOf(home), ...(await setUpDisplay()) };
  const { stdout } = spawnSync(executable, [...args, ...library], { env, encoding: 'utf8' });
  console.log(stdout.trim());
  return home;
}

function homeOf(home) {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  return {
    ...inherited,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    GSETTINGS_BACKEND: 'memory',
  };
}

function runIn(home) {
  const self = [process.execPath, fileURLToPath(import.meta.url), '--in-session'];
  const stdio = ['ignore', 'inherit', 'ignore'];
  const { status } = spawnSync('dbus-run-session', ['--', ...self], { env: homeOf(home), stdio });
  // The services of the session may still be writing.
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
  return status ?? 1;
}

async function checkAll() {
  const indexing = spawn(miner, ['--initial-sleep=0', '--no-daemon'], { stdio: 'ignore' });
  const giveUpAt = Date.now() + indexedWithin;
  let failed = 0;
  for (const [what, args, wanted] of searches) {
    let isFound = false;
    do {
      isFound = decodeURI(ask(args)).normalize('NFC').includes(wanted);
      if (!isFound) await pause(500);
    } while (!isFound && Date.now() < giveUpAt);
    if (!isFound) failed += 1;
    console.log(`${isFound ? 'ok' : 'failed'}: found by ${what}`);
  }
  indexing.kill();
  console.log(`${searches.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function ask([command, ...args]) {
  const words =
    command === 'search'
      ? ['search', '--disable-color', '--disable-snippets', ...args]
      : [command, ...args];
  return spawnSync('tracker3', words, { encoding: 'utf8' }).stdout ?? '';
}
