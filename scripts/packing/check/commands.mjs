// Every command of the installed deb: by the quick command line, and by the whole program.

import { mkdirSync, writeFileSync } from 'node:fs';
import { loadTypescript } from '../load-typescript.mjs';
import { installs } from './installed.mjs';

const atOnce = 8;
const inARow = 200;

export default async function check({ report, packages, newSystem }) {
  const system = newSystem('bookworm');
  try {
    report.heading('The commands of the installed package');
    installs(report, system, packages.deb);
    const { allKeys, comparisons } = await loadTypescript('tests', 'electron', 'command-calls.ts');
    for (const program of ['carrel', '/opt/carrel/carrel']) {
      const place = newPlace(system, program);
      const owner = await serving(system, place);
      report.heading(`${program}: call, exit code, JSON`);
      const compared = await comparisons(place);
      for (const one of compared) reportCall(report, one, place);
      const keys = new Set(compared.map(({ key }) => key));
      const missing = allKeys.filter((key) => !keys.has(key));
      report.ok(
        `${program}: all ${allKeys.length} answers`,
        missing.length === 0,
        missing.join('\n'),
      );
      if (program === 'carrel') {
        await codes(report, place);
        await manyCommands(report, place);
        await completion(report, place);
      }
      await stop(report, system, owner, place);
    }
  } finally {
    system.remove();
  }
}

/** A library of its own for a program, and how that runs commands on it. */
function newPlace(system, program) {
  const folder = `/home/reader/${program.replaceAll('/', '-')}`;
  mkdirSync(system.outside(folder));
  system.asRoot(['chown', 'reader:', folder]);
  const library = ['--library', `${folder}/library`];
  return {
    folder,
    run: (args, stdin = '') => system.runAsUser([program, ...args, ...library], { stdin }),
    inBash: (script) => system.runAsUser(['bash', '-c', script, 'bash', ...library]),
    inShell: (script) => system.runAsUser(['sh', '-c', script, program, ...library]),
    words: [program, 'serve', ...library],
    path: (name) => `${folder}/${name}`,
    write: (path, content) => writeFileSync(system.outside(path), content),
  };
}

/** Starts an owner with a display, and waits until it is ready. */
async function serving(system, { words }) {
  const owner = system.start(words, { namespaces: true });
  await system.until(() => /keeps .* open/.test(owner.output));
  return owner;
}

async function stop(report, system, owner, { run }) {
  await run(['serve', '--stop']);
  // A window stays open until it is told.
  if (!(await system.until(() => owner.code !== undefined, 10))) await system.quit(owner);
  report.ok('Carrel ends in order', owner.code === 0, owner.output);
}

function reportCall(report, { call, code, shape, fault }, { folder }) {
  const shown = call.replaceAll(`${folder}/`, '');
  report.ok(
    `${shown.padEnd(60)} ${String(code).padStart(3)}  ${cut(shape)}`,
    fault === null,
    fault,
  );
}

const cut = (text) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

/** The exit codes that no answer in JSON belongs to. */
async function codes(report, { run, inShell, path, write }) {
  const is = (what, result, code, stderr) =>
    report.ok(
      `${String(code).padStart(3)}  ${what}`,
      result.code === code && stderr.test(result.stderr),
      `${result.code}\n${result.output}`,
    );
  is('a command that does not exist', await run(['serch', 'x']), 1, /did you mean search\?/);
  is('an id that does not exist', await run(['show', 'ZZZ']), 1, /no such article/);
  is('a file that does not exist', await run(['import', path('gone')]), 3, /gone/);
  write(path('locked.html'), 'x');
  await inShell(`chmod 0 ${path('locked.html')}`);
  const noRight = /cannot be read: this account has no permission \(EACCES\)/;
  is('a file of somebody else', await run(['import', path('locked.html')]), 3, noRight);
  is('stdin that is a folder', await inShell('"$0" import - "$@" </'), 3, /it is a folder/);
  is('stdin that is closed', await inShell('"$0" search --batch - "$@" <&-'), 3, /not open/);
  is('a full disk', await inShell('"$0" list "$@" >/dev/full'), 74, /the disk is full/);
  const closed = await inShell('{ "$0" list "$@"; echo $? >&2; } | true');
  report.ok('141  a reader that has gone', closed.stderr === '141\n', closed.output);
  write(path('file'), '');
  const wrong = await inShell('"$0" list --library "$2/../file"');
  is('a library that is a file', wrong, 1, /file/);
}

/** What bash puts on the line for a tag that would run something, and how long it takes. */
async function completion(report, { run, inBash, path }) {
  const tag = `q$(touch ${path('owned')})\`"' x`;
  await run(['tag', '--query', 'ripens', '--add', tag]);
  const script = `source /usr/share/bash-completion/completions/carrel
COMP_WORDS=(carrel tag "$@" X --add q); COMP_CWORD=6; _carrel 2>/dev/null
eval "printf '%s\\n' \${COMPREPLY[*]}"; test -e ${path('owned')} && echo it was evaluated`;
  const began = Date.now();
  const { stdout, output } = await inBash(script);
  const took = Date.now() - began;
  report.ok(`bash completes a hostile tag, quoted, in ${took} ms`, stdout === `${tag}\n`, output);
}

async function manyCommands(report, { run }) {
  const began = Date.now();
  let failed = 0;
  for (let at = 0; at < inARow; at++) if ((await run(['list', '--json'])).code !== 0) failed += 1;
  const each = Math.round((Date.now() - began) / inARow);
  report.ok(`${inARow} commands in a row, ${failed} failed, ${each} ms each`, failed === 0);
  const words = Array.from({ length: atOnce }, (_, at) =>
    run(at % 2 === 0 ? ['search', 'quince', '--json'] : ['list', '--json']),
  );
  const results = await Promise.all(words);
  const broken = results.filter(({ code }) => code !== 0);
  report.ok(`${atOnce} commands at once, ${broken.length} failed`, broken.length === 0);
}
