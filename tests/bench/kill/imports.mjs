// Part of run.mjs, with [ROUNDS] [SEED]: kills Carrel by SIGKILL at random moments while it imports
// 1,000 files and while tags are edited. After each restart everything that was reported as saved must
// be there: listed, whole, found by search, with its tags, every file verified.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '../../random.mjs';
import { carrel, median, printTable, startCarrel } from '../carrel.mjs';
import { savedPage } from '../saved-pages.mjs';

const rounds = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? 1);
const count = 1_000;
const random = randomOf(seed);
const between = (low, high) => low + random() * (high - low);

const workshop = mkdtempSync(join(tmpdir(), 'carrel-kill-'));
const pages = join(workshop, 'pages');
mkdirSync(pages);
/** A word that occurs on no other page. */
const wordOf = (number) => `zyx${String(number).padStart(4, '0')}`;
const nameOf = (number) => `page-${String(number).padStart(4, '0')}.html`;
for (let number = 0; number < count; number++) {
  const page = savedPage(number, { bytes: 40_000, seed });
  const marked = page.replace(/<p class="para">/, `<p class="para">${wordOf(number)} `);
  writeFileSync(join(pages, nameOf(number)), marked);
}

const total = {
  ...{ rounds: 0, saved: 0, lost: 0, edits: 0, lostEdits: 0 },
  ...{ broken: 0, doubles: 0, crashes: 0 },
};
const restarts = [];
const complaints = [];

/** What was reported of one library; a new library is started when all pages are in. */
function newShelf() {
  return {
    library: mkdtempSync(join(workshop, 'library-')),
    /** Maps the page's number to the article's id. */
    saved: new Map(),
    /** Maps the id to tags. */
    tags: new Map(),
  };
}

/** Runs until the process ends or is killed; `onLine` gets every complete line. */
async function killAt(ms, library, args, onLine) {
  const child = startCarrel(library, args);
  const ended = new Promise((resolve) => child.on('close', resolve));
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) onLine(line);
  });
  const killed = await Promise.race([ended.then(() => false), pause(ms, true)]);
  if (killed) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The process has just ended by itself.
    }
  }
  await ended;
}

async function importAndKill(shelf) {
  // Pages that are in already would only take time.
  const files = Array.from({ length: count }, (_, number) => number)
    .filter((number) => !shelf.saved.has(number))
    .map((number) => join(pages, nameOf(number)));
  const args = ['--cli', 'import', ...files, '--tag', 'kept', '--report-each'];
  await killAt(between(700, 6_000), shelf.library, args, (line) => {
    if (!line.startsWith('{')) return;
    const { file, id } = JSON.parse(line);
    if (id === null) {
      complaints.push(`not imported: ${line}`);
      return;
    }
    const number = Number(/(\d{4})\.html$/.exec(file)[1]);
    if (!shelf.saved.has(number)) total.saved += 1;
    shelf.saved.set(number, id);
  });
}

/** The open window imports the pages; meanwhile commands are handed over to it. */
async function editAndKill(shelf) {
  const ids = [...shelf.saved.values()];
  let isOver = false;
  const storm = async (lane) => {
    await pause(between(800, 1_500));
    for (let turn = 0; !isOver; turn++) {
      const some = Array.from({ length: 5 }, () => ids[Math.floor(random() * ids.length)]);
      const tag = `storm-${total.rounds}-${lane}-${turn}`;
      const [answer] = await carrel(shelf.library, ['tag', ...new Set(some), '--add', tag]).catch(
        () => [],
      );
      if (isOver && answer === undefined) return;
      for (const { id } of answer?.articles ?? []) {
        total.edits += 1;
        shelf.tags.set(id, [...(shelf.tags.get(id) ?? []), tag]);
      }
    }
  };
  const window = killAt(between(1_500, 8_000), shelf.library, [pages], () => {}).then(() => {
    isOver = true;
  });
  await Promise.all([window, storm(0), storm(1)]);
}

/** Chromium itself crashes now and then: that counts as one more end, and is printed. */
async function ask(library, args) {
  try {
    return await carrel(library, args);
  } catch (error) {
    total.crashes += 1;
    complaints.push(String(error));
    return carrel(library, args);
  }
}

async function check(shelf) {
  const { library, saved, tags } = shelf;
  // Sometimes the restart itself is killed.
  if (random() < 0.25) await killAt(between(200, 2_500), library, ['--cli', 'list'], () => {});
  const startedAt = performance.now();
  const [listed] = await ask(library, ['list']);
  restarts.push(performance.now() - startedAt);
  const byId = new Map(listed.map((article) => [article.id, article]));
  const addresses = new Set(listed.map((article) => article.canonicalUrl));
  total.doubles += listed.length - addresses.size;

  const batch = join(workshop, 'queries.txt');
  const numbers = [...saved.keys()];
  writeFileSync(batch, numbers.map((number) => `${wordOf(number)}\n`).join(''));
  const [found] = numbers.length > 0 ? await ask(library, ['search', '--batch', batch]) : [[]];
  numbers.forEach((number, at) => {
    const id = saved.get(number);
    const isFound = found[at]?.hits.some((hit) => hit.id === id);
    if (byId.has(id) && isFound && isWhole(library, byId.get(id), wordOf(number))) return;
    total.lost += 1;
    complaints.push(`lost: page ${number}, ${byId.has(id) ? 'not found or not whole' : 'gone'}`);
  });
  for (const [id, names] of tags) {
    const lost = names.filter((name) => !byId.get(id)?.tags.includes(name));
    total.lostEdits += lost.length;
    if (lost.length > 0) complaints.push(`lost tags of ${id}: ${lost.join(' ')}`);
  }
  const [report] = await ask(library, ['verify']);
  const { problems, findings, articles, indexed } = report;
  const wrong = problems.length + findings.length + (articles - indexed);
  total.broken += wrong;
  if (wrong > 0) complaints.push(`verify: ${JSON.stringify({ ...report, indexed })}`);
}

/** Checks the article's file, which `verify` compares with the database. */
function isWhole(library, article, word) {
  const { text } = JSON.parse(readFileSync(join(library, article.folder, 'article.json'), 'utf8'));
  return text.includes(word) && text.length > 500;
}

let shelf = newShelf();
while (total.rounds < rounds) {
  total.rounds += 1;
  if (total.rounds % 2 === 1 || shelf.saved.size === 0) await importAndKill(shelf);
  else await editAndKill(shelf);
  await check(shelf);
  process.stderr.write(
    `round ${total.rounds}: ${shelf.saved.size} saved, ${total.lost} lost, ${total.edits} edits, ${total.lostEdits} lost\n`,
  );
  if (shelf.saved.size < count) continue;
  rmSync(shelf.library, { recursive: true, maxRetries: 5 });
  shelf = newShelf();
}

const [last] = await ask(shelf.library, ['import', pages, '--tag', 'kept']);
const finished = last.imported + last.updated + last.duplicates === count;
await check(shelf);

for (const complaint of complaints) console.error(complaint);
printTable([
  ['rounds', total.rounds],
  ['reported saved', total.saved],
  ['of those lost', total.lost],
  ['acknowledged edits', total.edits],
  ['of those lost', total.lostEdits],
  ['problems found by verify', total.broken],
  ['articles twice', total.doubles],
  ['crashes of its own', total.crashes],
  ['the rest then imported', finished ? 'yes' : 'no'],
  ['restart to a list, median ms', Math.round(median(restarts))],
]);
rmSync(workshop, { recursive: true, maxRetries: 5 });
const failed = total.lost + total.lostEdits + total.broken + total.doubles > 0 || !finished;
process.exitCode = failed ? 1 : 0;
