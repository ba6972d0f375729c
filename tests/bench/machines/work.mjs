// What the readers do on their machines while these are apart, and what must be there of it at the end.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { savedPage } from '../saved-pages.mjs';
import { words } from './machine.mjs';

const collection = 'Shared reading';
/** Most articles that each machine changes one by one in a round. */
const mostChanged = 40;

export function writePage(folder, name, number, seed) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, savedPage(number, { bytes: 20_000, seed }));
  return file;
}

/** Carrel's own format of highlights, which imports as what the reader has marked. */
function highlightsFile(folder, name, marked) {
  const articles = marked.map(({ id, title, excerpt, canonicalUrl }) => ({
    ...{ id, title, authors: [], site: null, url: canonicalUrl, language: null },
    ...{ published: null, saved: null, tags: [], link: `carrel://open/${id}` },
    highlights: [
      {
        ...{
          id: `${name}-${id}`.toLowerCase(),
          quote: excerpt.slice(0, 30),
          prefix: '',
          suffix: '',
        },
        ...{ note: `mark ${name}`, colour: 'green', tags: [], created: '2026-01-02T03:04:05Z' },
        link: `carrel://open/${id}`,
      },
    ],
  }));
  const file = join(folder, `marks-${name}.json`);
  const format = { format: 'carrel-highlights', version: 1 };
  writeFileSync(file, JSON.stringify({ ...format, articles }));
  return file;
}

/** All that was done and reported as done. */
export class Work {
  edits = 0;
  /** By kind, then by article or name: what must be there. */
  #done = { tags: new Map(), lines: new Map(), marks: new Map(), states: new Map() };
  #collected = new Set();
  #stars = new Set();
  #trashed = new Set();
  #pages = new Map();
  #searches = new Set();
  #looks = new Map();

  constructor(machines, { pages, seed, random }) {
    Object.assign(this, { machines, pages, seed, random });
  }

  #note(kind, id, value) {
    this.#done[kind].set(id, [...(this.#done[kind].get(id) ?? []), value]);
    this.edits += 1;
  }

  async begin() {
    await this.machines[0].run('collection', 'create', collection);
  }

  /** A round of all machines at once; each knows all that was done in the rounds before. */
  async apart(round) {
    const { machines, pages, seed } = this;
    writePage(pages, `same-${round}`, 200_000 + round, seed);
    const all = (await machines[0].list()).filter(({ id }) => !this.#trashed.has(id));
    const share = Math.max(4, Math.ceil(all.length / 10));
    const chosen = all.slice(0, Math.min(all.length, share, mostChanged));
    const doomed = all.slice(chosen.length).slice(-machines.length);
    await Promise.all(
      machines.map((machine, at) => this.#on(machine, round, chosen, doomed[at] ?? null)),
    );
  }

  async #on(machine, round, chosen, doomed) {
    const name = `${round}-${machine.at}`;
    const ids = chosen.map(({ id }) => id);
    await this.#mark(machine, round, name, ids);
    if (await machine.run('import', highlightsFile(this.pages, name, chosen)))
      for (const id of ids) this.#note('marks', id, `mark ${name}`);
    const common = `machine-${machine.at}`;
    if (await machine.run('tag', ...ids, '--add', common))
      for (const id of ids) this.#note('tags', id, common);
    const put = ids[(round + machine.at) % ids.length];
    if (await machine.run('collection', 'add', collection, put)) {
      this.#collected.add(put);
      this.edits += 1;
    }
    await this.#import(machine, round, name);
    if (doomed !== null && (await machine.run('trash', doomed.id))) {
      this.#trashed.add(doomed.id);
      this.#pages.delete(doomed.canonicalUrl);
      this.edits += 1;
    }
    await machine.inWindow((page) => this.#inWindow(page, machine, round, name));
  }

  /** Tags, lines of notes, stars and states. */
  async #mark(machine, round, name, ids) {
    const { random, machines } = this;
    for (const [at, id] of ids.entries()) {
      if (await machine.run('tag', id, '--add', `tag-${name}-${at}`))
        this.#note('tags', id, `tag-${name}-${at}`);
      if (random() < 0.5 && (await machine.run('note', id, '--append', `line ${name}-${at}`)))
        this.#note('lines', id, `line ${name}-${at}`);
      if (at % machines.length !== machine.at || !(await machine.run('star', id))) continue;
      this.#stars.add(id);
      this.edits += 1;
    }
    // One machine a round, in turns, each after it has seen the last: the wrong clocks must not matter.
    if (round % machines.length !== machine.at) return;
    const state = ['archived', 'unread'][round % 2];
    if (!(await machine.run('mark', ids[0], '--as', state))) return;
    this.#done.states.set(ids[0], state);
    this.edits += 1;
  }

  /** A page that all import, and one of its own. */
  async #import(machine, round, name) {
    const own = 100_000 + round * 10 + machine.at;
    const pages = [join(this.pages, `same-${round}.html`)];
    pages.push(writePage(this.pages, `own-${name}`, own, this.seed));
    if (!(await machine.run('import', ...pages))) return;
    this.#pages.set(`https://news.example/articles/${200_000 + round}`, name);
    this.#pages.set(`https://news.example/articles/${own}`, name);
    this.edits += 2;
  }

  /** A saved search, a tag's description, and the trash emptied. */
  async #inWindow(page, machine, round, name) {
    const tag = `machine-${machine.at}`;
    await page.getByRole('button', { name: new RegExp(`^${tag}, `) }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: words.tags.change }).click();
    const look = words.tags.lookLabel.replace('{name}', tag);
    await page.getByRole('button', { name: look }).click();
    const text = page.getByRole('textbox', { name: words.tags.description });
    await text.fill(`round ${round}`);
    await page.getByRole('button', { name: words.tags.keepLook, exact: true }).click();
    await text.waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    this.#looks.set(tag, `round ${round}`);
    const trash = page.getByRole('button', { name: /^Trash,/ });
    await trash.click();
    if (!/\b0\b/.test(await trash.getAttribute('aria-label'))) {
      await page.getByRole('button', { name: words.trash.emptyTrash }).click();
      await page.getByRole('button', { name: words.trash.emptyConfirm, exact: true }).click();
      await page.getByText(words.trash.empty).waitFor();
    }
    // The trash has a search of its own.
    await page.getByRole('button', { name: new RegExp(`^${words.sidebar.all}, `) }).click();
    await page.keyboard.press('/');
    await page.keyboard.type(`"line ${name}"`);
    await page.getByRole('button', { name: words.savedSearches.save }).click();
    await page.getByRole('button', { name: words.savedSearches.confirm, exact: true }).click();
    this.#searches.add(`line ${name}`);
    await page.getByText(words.savedSearches.wasSaved).first().waitFor();
    this.edits += 3;
  }

  /** What a machine lacks of all that was done, in words; and how many articles stand there twice. */
  async lacking(machine) {
    const all = new Map((await machine.list()).map((article) => [article.id, article]));
    const complaints = [];
    const expect = (isThere, what) => isThere || complaints.push(what);
    for (const [id, tags] of this.#done.tags)
      for (const tag of tags) expect(all.get(id)?.tags.includes(tag), `${id}: ${tag}`);
    for (const [id, lines] of this.#done.lines)
      for (const line of lines) expect(all.get(id)?.note.includes(line), `${id}: ${line}`);
    for (const [id, state] of this.#done.states)
      expect(all.get(id)?.state === state, `${id}: is not ${state}`);
    for (const id of this.#stars) expect(all.get(id)?.starred, `${id}: no star`);
    for (const id of this.#trashed) expect(!all.has(id), `${id}: is not in the trash`);
    const marked = await machine.run('highlights', '--format', 'json');
    const marks = new Map((marked?.articles ?? []).map(({ id, highlights }) => [id, highlights]));
    for (const [id, notes] of this.#done.marks)
      for (const note of notes)
        expect(
          // The next round marks the same words, which adds its note to the one that is there.
          (marks.get(id) ?? []).some((mark) => mark.note.split('\n').includes(note)),
          `${id}: ${note}`,
        );
    const shown = await machine.run('collection', 'show', collection);
    const list = new Set((shown?.list ?? []).map(({ id }) => id));
    for (const id of this.#collected) expect(list.has(id), `${id}: not in the collection`);
    const addresses = [...all.values()].map(({ canonicalUrl }) => canonicalUrl);
    for (const address of this.#pages.keys())
      expect(addresses.includes(address), `${address}: not there`);
    const searches = recordOf(machine, 'saved-searches.json');
    for (const search of this.#searches) expect(searches.includes(search), `search ${search}`);
    const looks = recordOf(machine, 'tags.json');
    for (const [tag, text] of this.#looks)
      expect(new RegExp(`"id": "${tag}"[^}]*"${text}"`).test(looks), `${tag}: ${text}`);
    const known = addresses.filter(Boolean);
    return { articles: all.size, complaints, doubles: known.length - new Set(known).size };
  }
}

function recordOf(machine, name) {
  try {
    return readFileSync(join(machine.folder, name), 'utf8');
  } catch {
    return '';
  }
}
