// What is killed besides imports and edits: see run.mjs. Each part prepares a library once; each round
// starts from a copy, kills, restarts and compares.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { carrel, openWindow, startCarrel } from '../carrel.mjs';
import { savedPage } from '../saved-pages.mjs';

const count = 40;
const wordOf = (number) => `zyx${String(number).padStart(4, '0')}`;

function writePages(folder, from, to) {
  mkdirSync(folder, { recursive: true });
  for (let number = from; number < to; number++) {
    const page = savedPage(number, { bytes: 40_000, seed: 1 });
    const marked = page.replace(/<p class="para">/, `<p class="para">${wordOf(number)} `);
    writeFileSync(join(folder, `page-${number}.html`), marked);
  }
}

/** Makes a library of pages with a tag. */
async function makeLibrary(library, pages, from = 0, to = count) {
  writePages(pages, from, to);
  await carrel(library, ['import', pages, '--tag', 'kept']);
}

/** Kills the process and all its children, unless it has ended before. */
async function kill(child, ms) {
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdout?.resume();
  const killed = await Promise.race([ended.then(() => false), pause(ms, true)]);
  if (killed) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The process has just ended by itself.
    }
  }
  await ended;
  return killed;
}

const isOver = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;

async function killWindow({ app }) {
  const main = app.process();
  const ended = new Promise((resolve) => main.on('close', resolve));
  main.kill('SIGKILL');
  await ended;
  await app.close().catch(() => {});
}

/** The articles that are missing or damaged, and the result of verify. */
async function compare(library, before) {
  const [listed] = await carrel(library, ['list']);
  const byId = new Map(listed.map((article) => [article.id, article]));
  const complaints = before.flatMap(({ id, title, tags }) => {
    const now = byId.get(id);
    if (now === undefined) return [`gone: ${title}`];
    const { text } = JSON.parse(readFileSync(join(library, now.folder, 'article.json'), 'utf8'));
    if (text.length < 500) return [`not whole: ${title}`];
    if (!tags.every((tag) => now.tags.includes(tag))) return [`without its tags: ${title}`];
    return [];
  });
  const [report] = await carrel(library, ['verify']);
  const twice = listed.length - new Set(listed.map(({ canonicalUrl }) => canonicalUrl)).size;
  const problems = [
    ...report.problems.map((each) => JSON.stringify(each)),
    ...report.findings.map((each) => JSON.stringify(each)),
    ...(twice > 0 ? [`${twice} articles twice`] : []),
    ...(report.indexed < report.articles ? ['not all indexed'] : []),
  ];
  return { listed, complaints, problems };
}

const listOf = async (library) => (await carrel(library, ['list']))[0];

export const parts = {
  async restore(workshop) {
    const other = join(workshop, 'other');
    await makeLibrary(other, join(workshop, 'other-pages'), count, 3 * count);
    const bundle = join(workshop, 'bundle.zip');
    await carrel(other, ['export', bundle]);
    const base = join(workshop, 'base');
    await makeLibrary(base, join(workshop, 'pages'), 0, count + 10);
    const before = await listOf(base);
    return async (round, between) => {
      const library = join(workshop, `restore-${round}`);
      cpSync(base, library, { recursive: true });
      const child = startCarrel(library, ['--cli', 'restore', bundle]);
      const killed = await kill(child, between(500, 3_500));
      const { complaints, problems } = await compare(library, before);
      // A second restore adds the rest.
      await carrel(library, ['restore', bundle]);
      const after = await compare(library, before);
      if (after.listed.length !== 3 * count) problems.push(`${after.listed.length} after all`);
      return {
        ...{ killed, reported: before.length },
        complaints: [...complaints, ...after.complaints],
        problems: [...problems, ...after.problems],
      };
    };
  },

  async reextract(workshop) {
    const base = join(workshop, 'base');
    await makeLibrary(base, join(workshop, 'pages'), 0, 3 * count);
    const before = await listOf(base);
    const sites = [...new Set(before.map(({ url }) => new URL(url).hostname))];
    const rules = sites.map((id) => ({ id, body: 'body', madeAt: 0 }));
    return async (round, between) => {
      const library = join(workshop, `reextract-${round}`);
      cpSync(base, library, { recursive: true });
      // With another rule every article changes.
      const file = JSON.stringify({ schema: 2, 'site-rules': rules });
      writeFileSync(join(library, 'site-rules.json'), file);
      await carrel(library, ['list']);
      const startedAt = Date.now();
      const isRenewed = ({ folder }) =>
        statSync(join(library, folder, 'article.json')).mtimeMs > startedAt;
      const child = startCarrel(library, ['--cli', 'reextract', '--all']);
      // A start takes longer than the work, so the time counts from the first article that is written
      // again.
      while (!isOver(child) && !before.some(isRenewed)) await pause(5);
      const killed = await kill(child, between(0, 1_500));
      const { complaints, problems } = await compare(library, before);
      return { killed, reported: before.length, complaints, problems };
    };
  },

  async join(workshop) {
    const pageCount = 4;
    const sites = 12;
    const address = (site, page) =>
      `https://quay${site}.example/report${page === 1 ? '' : `?page=${page}`}`;
    const nameOf = (site, page) => join(workshop, 'pages', `${site}-${page}.html`);
    mkdirSync(join(workshop, 'pages'));
    for (let site = 0; site < sites; site++) {
      for (let page = 1; page <= pageCount; page++) {
        const rel = (name, to) =>
          to < 1 || to > pageCount ? '' : `<link rel="${name}" href="${address(site, to)}">`;
        const body = `<p>${wordOf(site)}p${page} ${'The keeper wrote of it in that year, and at length. '.repeat(8)}</p>`;
        writeFileSync(
          nameOf(site, page),
          `<!doctype html>\n<!-- saved from url=(0031)${address(site, page)} -->\n<html lang="en"><head><meta charset="utf-8"><title>The birds of quay ${site}</title>${rel('prev', page - 1)}${rel('next', page + 1)}</head><body><article><h1>The birds of quay ${site}</h1>${body.repeat(4)}</article></body></html>`,
        );
      }
    }
    const orders = [2, 4, 1, 3];
    const files = orders.flatMap((page) =>
      Array.from({ length: sites }, (_, site) => nameOf(site, page)),
    );
    return async (round, between) => {
      const library = join(workshop, `join-${round}`);
      const said = new Set();
      const child = startCarrel(library, ['--cli', 'import', ...files, '--report-each']);
      let rest = '';
      child.stdout.setEncoding('utf8').on('data', (text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        for (const line of lines) if (line.startsWith('{')) said.add(JSON.parse(line).file);
      });
      // The whole takes a second, so the kill follows a reported file and not the clock.
      const target = between(0, files.length - 1);
      while (!isOver(child) && said.size < target) await pause(2);
      const killed = await kill(child, between(0, 50));
      const { listed, complaints, problems } = await compare(library, []);
      const texts = listed.map(
        ({ folder }) =>
          JSON.parse(readFileSync(join(library, folder, 'article.json'), 'utf8')).text,
      );
      for (const file of said) {
        const [site, page] = /(\d+)-(\d+)\.html$/.exec(file).slice(1).map(Number);
        const word = `${wordOf(site)}p${page} `;
        if (!texts.some((text) => text.includes(word))) complaints.push(`lost: ${file}`);
      }
      await carrel(library, ['import', ...files]);
      const after = await compare(library, []);
      if (after.listed.length !== sites)
        problems.push(`${after.listed.length} articles, not ${sites}`);
      return {
        killed,
        reported: said.size,
        complaints,
        problems: [...problems, ...after.problems],
      };
    };
  },

  async trash(workshop) {
    const base = join(workshop, 'base');
    await makeLibrary(base, join(workshop, 'pages'));
    const before = await listOf(base);
    return async (round, between) => {
      const library = join(workshop, `trash-${round}`);
      cpSync(base, library, { recursive: true });
      const opened = await openWindow(library);
      const rows = opened.page.getByRole('option');
      await rows.nth(5).waitFor();
      const trash = join(library, 'trash');
      const trashed = () => (existsSync(trash) ? readdirSync(trash).length : 0);
      for (let deleted = 0; deleted < 10; deleted++) {
        await rows.first().click();
        await opened.page.keyboard.press('Delete');
        for (let waits = 0; waits < 50 && trashed() <= deleted; waits++) await pause(100);
      }
      await opened.page.evaluate(() => {
        const ask = { to: 'vault', asker: 'kill', ticket: 1, ask: { kind: 'emptyTrash' } };
        new BroadcastChannel('carrel-vault').postMessage(ask);
      });
      await pause(between(0, 3_500));
      await killWindow(opened);
      const now = await listOf(library);
      const kept = before.filter(({ id }) => now.some((article) => article.id === id));
      const { complaints, problems } = await compare(library, kept);
      if (kept.length < count - 10) complaints.push(`${kept.length} of ${count - 10} are left`);
      return { killed: true, reported: kept.length, complaints, problems };
    };
  },

  async move(workshop) {
    const base = join(workshop, 'base');
    await makeLibrary(base, join(workshop, 'pages'));
    const before = await listOf(base);
    return async (round, between) => {
      const home = join(workshop, `home-${round}`);
      const [old, drive] = [join(home, 'Documents', 'Carrel'), join(home, 'drive')];
      mkdirSync(join(home, 'config'), { recursive: true });
      mkdirSync(drive);
      cpSync(base, old, { recursive: true });
      writeFileSync(
        join(home, 'config', 'user-dirs.dirs'),
        'XDG_DOCUMENTS_DIR="$HOME/Documents"\n',
      );
      const own = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: home };
      const opened = await openWindow(null, own);
      await opened.page.getByRole('option').nth(5).waitFor();
      await opened.app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, drive);
      await opened.page.evaluate(async () => {
        await window.carrel.request('chooseLibraryFolder');
        void window.carrel.request('moveLibrary').catch(() => {});
      });
      await pause(between(0, 1_200));
      await killWindow(opened);
      const again = await openWindow(null, own);
      await again.page.getByRole('option').nth(5).waitFor();
      const { libraryFolder } = await again.page.evaluate(() => window.carrel.request('appInfo'));
      await pause(1_500);
      await again.app.close();
      const complaints = [];
      const isMoved = libraryFolder !== old;
      const left = readdirSync(drive).filter((name) => !isMoved || name !== 'Carrel');
      if (left.length > 0) complaints.push(`left behind: ${left.join(', ')}`);
      const library = join(workshop, `moved-${round}`);
      cpSync(libraryFolder, library, { recursive: true });
      const after = await compare(library, before);
      return {
        ...{ killed: true, reported: before.length },
        complaints: [...complaints, ...after.complaints],
        problems: after.problems,
      };
    };
  },
};
