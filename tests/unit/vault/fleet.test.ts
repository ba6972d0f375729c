// Up to eight devices with one library, whose folders a sync program keeps equal in any order, with all that
// can go wrong. `npm run bench -- machines simulate RUNS SEED` tries it thousands of times.
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { Article, ArticleId, CleanHtml } from '../../../renderer/core/article/article';
import { grouped } from '../../../renderer/core/grouped';
import { deleteArticles } from '../../../renderer/library/actions/delete-articles';
import type { Library } from '../../../renderer/library/library';
import { changeArticles } from '../../../renderer/storage/article-changes';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { changeHighlights, putHighlights } from '../../../renderer/storage/highlights';
import { shownAs } from '../../../renderer/storage/joined-articles';
import { putBody } from '../../../renderer/storage/put-body';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import { checkFolder } from '../../../renderer/vault/check-folder';
import type { Finding } from '../../../renderer/vault/findings';
import { VaultFollower } from '../../../renderer/vault/follower';
import { MachineExchange } from '../../../renderer/vault/machine-exchange';
import { reconcile } from '../../../renderer/vault/reconcile';
import { randomOf } from '../../random.mjs';
import { FleetLibrary } from './fleet-library';
import { DoneToRecords } from './fleet-records';
import { articleRecord } from './generated-article';
import { type Random, SyncEngine } from './sync-engine';

// Without a number of runs, a short one of two devices.
const { CARREL_FLEET_RUNS: runs, CARREL_FLEET_SEED: from = '1' } = process.env;
const seeds =
  runs === undefined ? [7] : Array.from({ length: Number(runs) }, (_, at) => Number(from) + at);
const lastStep = runs === undefined ? 10 : 30;
const clean = (html: string) => html as CleanHtml;
const day = 24 * 60 * 60_000;
const wrong = [0, 0, 365 * day, -365 * day, 60_000, -60_000, 0, 10 * 365 * day];

// Many short hashes: a thread for each takes longer than the hash.
crypto.subtle.digest = async (_name, data) => {
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  return Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer;
};

const samples = fc
  .sample(
    articleRecord.filter(({ article, text }) => text !== '' && article.kind === 'article'),
    { numRuns: 12, seed: 3 },
  )
  .map((record) => ({
    ...record,
    article: { ...record.article, canonicalUrl: null, url: null },
  }));

/** What is done on all devices, and must be there at the end. */
class Done {
  readonly tags: [ArticleId, string][] = [];
  readonly lines: [ArticleId, string][] = [];
  readonly marks: [ArticleId, string][] = [];
  readonly originals: [ArticleId, string][] = [];
  /** The bodies that came in with an article. */
  readonly bodies: [ArticleId, string][] = [];
  readonly deleted = new Set<ArticleId>();
  readonly records = new DoneToRecords();
}

class Device {
  readonly database = new CarrelDatabase(`fleet-${Math.random()}`);
  #findings: Finding[] = [];
  #exchange!: MachineExchange;
  #follower!: VaultFollower;
  #steps = 0;
  /** What it has asked about since its last start. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  constructor(
    readonly at: number,
    readonly files: FleetLibrary,
  ) {
    this.#open();
  }

  #open(): void {
    const found = (findings: readonly Finding[]) => void this.#findings.push(...findings);
    this.#exchange = new MachineExchange(this.database, this.files, clean, found);
    this.#follower = new VaultFollower(
      ...([this.database, this.files, () => {}, (one: Finding) => found([one])] as const),
      (folder) => this.#exchange.want(folder),
    );
  }

  /** Its own time of day, which goes on. */
  clock(step: number): void {
    this.#steps += 1;
    vi.setSystemTime(1_800_000_000_000 + wrong[this.at]! + step * 1_000 + this.#steps);
  }

  /** What the import window does at a start. */
  async start(): Promise<void> {
    this.#open();
    this.#findings = [];
    await checkFolder(this.database, this.files, false);
    const report = await reconcile(this.database, this.files, clean, () => {});
    for (const folder of report.waiting) this.#exchange.want(folder);
    await this.#exchange.receive(true);
    await this.live();
    this.#findings.unshift(...report.findings);
  }

  /** What it does while it is open. */
  async live(): Promise<void> {
    await this.#follower.settle();
    await this.#exchange.send();
    await this.#exchange.receive();
    await this.#exchange.take();
    await this.#exchange.joinCopiesWhenDue();
    await this.#follower.settle();
    await this.#exchange.send();
  }

  async add(done: Done, { html, ...record }: ArticleRecord, article: Article): Promise<void> {
    done.bodies.push([article.id, html]);
    const { articles, html: bodies, texts, highlights, originals, changes } = this.database;
    const tables = [articles, bodies, texts, highlights, originals, changes];
    await this.database.transaction('rw', tables, async () => {
      await putBody(this.database, article, { ...record, html: html as CleanHtml });
      await putHighlights(this.database, article.id, record.highlights);
      await originals.bulkPut(record.originals.map((row) => ({ ...row, complete: true })));
      await appendChanges(this.database, 'article-added', [article.id]);
    });
  }

  /** Imports a page, unless it is here: an import would then find it. */
  async importPage(random: Random, done: Done, name: string): Promise<void> {
    const canonicalUrl = `https://news.example/${Math.floor(random() * 3)}`;
    const { articles } = this.database;
    if (await articles.where('canonicalUrl').equals(canonicalUrl).count()) return;
    const { record, article } = newArticle(random);
    const { id } = article;
    const sha256 = [...name, ...id].map((each) => each.charCodeAt(0).toString(16)).join('');
    const original = { sha256: sha256.padEnd(64, '0').slice(0, 64), fileName: '', extension: '' };
    const mark = { quote: 'text', prefix: `${name}`, suffix: '', note: `in list ${name}` };
    const highlights = [
      { ...mark, id: `l${name}`, colour: 'green' as const, tags: [], createdAt: 0 },
    ];
    await this.add(
      done,
      { ...record, originals: [original], highlights },
      {
        ...{ ...article, canonicalUrl, url: canonicalUrl, originals: [original.sha256] },
        ...{ tags: [`import-${name}`], note: `import ${name}`, highlightCount: 1 },
      },
    );
    done.originals.push([id, original.sha256]);
    done.tags.push([id, `import-${name}`]);
    done.lines.push([id, `import ${name}`]);
    done.marks.push([id, `in list ${name}`]);
  }

  change(id: ArticleId, change: (article: Article) => Partial<Article>): Promise<unknown> {
    const { database } = this;
    return changeArticles(database, [id], (each) => ({ ...each, ...change(each) }));
  }

  /** All that the database has of its articles, with the names in one order. */
  async shows(): Promise<string> {
    const { articles, highlights } = this.database;
    // Whether the body has an image is worked out of the body, which here came without its images. A tag that
    // was added here stands last until the article is read again; the files have one order.
    const shown = (await articles.toArray()).map(({ hasImage: _, tags, ...article }) => {
      return { ...article, tags: [...tags].sort() };
    });
    const { tags, savedSearches, siteRules, collections } = this.database;
    const records = [tags, savedSearches, siteRules, collections].map((table) => table.toArray());
    // Marks of one millisecond, too.
    const marks = (await highlights.toArray()).map((row) => {
      return [...row.highlights].sort((a, b) => (a.id < b.id ? -1 : 1));
    });
    const all = [shown, marks, ...(await Promise.all(records))];
    return JSON.stringify(all, inOrder, 1);
  }
}

function inOrder(_name: string, value: unknown): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? Object.fromEntries(Object.entries(value).sort()) : value;
}

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new article of the device. */
function newArticle(random: Random): { record: ArticleRecord; article: Article } {
  const record = samples[Math.floor(random() * samples.length)]!;
  const end = Array.from({ length: 16 }, () => digits[Math.floor(random() * 32)]).join('');
  const id = `01KCCCCCCC${end}` as ArticleId;
  const { downloads: _, pageLinks: __, versions: ___, ...facts } = record.article;
  const folder = `articles/2026/11/one-${id.slice(-10).toLowerCase()}`;
  const plain = { state: 'unread', starred: false, progress: 0, note: '', tags: [] } as const;
  const article: Article = { ...facts, ...plain, tags: [], originals: [], highlightCount: 0 };
  return {
    record: { ...record, assets: [], originals: [], highlights: [] },
    article: { ...article, id, folder },
  };
}

const newEntry = (random: Random): [ArticleRecord, Article] => {
  const { record, article } = newArticle(random);
  return [record, article];
};

/** One edit of a device; each can be told from all others. */
async function edit(device: Device, done: Done, random: Random, name: string): Promise<void> {
  const ids = await device.database.articles.toCollection().primaryKeys();
  const id = ids[Math.floor(random() * ids.length)];
  const kind = Math.floor(random() * 14);
  if (kind > 11) await device.importPage(random, done, name);
  else if (id === undefined || kind === 0) {
    await device.add(done, ...newEntry(random));
  } else if (kind === 1) {
    // A Carrel that was ended stamps what was done before when it starts again.
    await device.live();
    if (!(await device.database.articles.get(id))) return;
    await deleteArticles({ database: device.database } as Library, [id]);
    done.deleted.add(id);
  } else if (kind < 5) {
    await device.change(id, ({ tags }) => ({ tags: [...tags, `tag-${name}`] }));
    done.tags.push([id, `tag-${name}`]);
  } else if (kind < 7) {
    await device.change(id, ({ note }) => ({ note: `${note}\nline ${name}`.trim() }));
    done.lines.push([id, `line ${name}`]);
  } else if (kind < 9) {
    const where = { quote: 'text', prefix: '', suffix: '', note: `mark ${name}` };
    const mark = { ...where, id: `m${name}`, colour: 'blue' as const, tags: [], createdAt: 0 };
    await changeHighlights(device.database, id, (marks) => [...marks, mark]);
    done.marks.push([id, `mark ${name}`]);
  } else if (kind === 9) {
    await device.change(id, ({ starred }) => ({ starred: !starred }));
    if (random() < 0.3) await device.files.emptyTrash();
  } else if (kind === 10) {
    await device.change(id, ({ tags }) => ({ tags: tags.filter((tag) => tag !== 'common') }));
  } else {
    await device.change(id, ({ tags }) => ({ tags: [...new Set([...tags, 'common'])] }));
  }
}

async function simulate(seed: number): Promise<void> {
  const random = randomOf(seed);
  const count = runs === undefined ? 2 : 2 + Math.floor(random() * 7);
  const libraries = Array.from({ length: count }, (_, at) => new FleetLibrary(`${at}`.repeat(10)));
  const devices = libraries.map((files, at) => new Device(at, files));
  const engine = new SyncEngine(libraries, random);
  const done = new Done();
  const first = devices[0]!;
  first.clock(0);
  for (let at = 0; at < 3; at++) {
    await first.add(done, ...newEntry(random));
  }
  await first.start();
  // Sometimes the second one has opened its folder before the sync program has made the two one.
  const isEarly = random() < 0.3;
  for (const [at, device] of devices.entries()) {
    if (at > (isEarly ? 1 : 0)) engine.carry(0, at, true);
    if (at === 1 && isEarly) await device.add(done, ...newEntry(random));
    device.clock(1);
    await device.start();
  }
  const pick = () => devices[Math.floor(random() * count)]!;
  for (let step = 2; step < lastStep; step++) {
    const device = pick();
    device.clock(step);
    const what = random();
    if (what < 0.45) {
      if (what < 0.12) await done.records.edit(device.database, random, `${step}`);
      else await edit(device, done, random, `${step}`);
      // Sometimes it is ended before anything of it is written.
      if (random() < 0.8) await device.live();
    } else if (what < 0.85) {
      engine.carry(pick().at, device.at);
      await device.live();
    } else if (what < 0.95) await device.start();
    else engine.bringBack(device.at);
  }
  await comeToRest(devices, engine, 40);
  const files = libraries.map((library) => Object.fromEntries([...library.files()].sort()));
  for (const each of files.slice(1)) {
    const paths = [...new Set([...Object.keys(each), ...Object.keys(files[0]!)])];
    noneOf(
      'not the same',
      paths.filter((path) => each[path] !== files[0]![path]),
    );
  }
  noneOf('copies left', [...libraries[0]!.others.keys()]);
  const shown = await Promise.all(devices.map((device) => device.shows()));
  for (const each of shown.slice(1)) expect(each).toEqual(shown[0]);
  await nothingIsLost(first, done);
  // An entry with a number in its name stands alone where the trash was emptied before it came.
  const idIn = ({ json }: { json: string | null }) => /"id": "\w+"/.exec(json ?? '')?.[0] ?? null;
  const trashed = grouped(libraries[0]!.trash.values(), idIn);
  noneOf(
    'twice in the trash',
    [...trashed].filter(([, entries]) => entries.length > 1).map(([id]) => id),
  );
  for (const device of devices) {
    const asked = () => device.findings.filter(({ choices }) => choices.length > 0);
    // What the last start has settled, the next one does not ask about.
    if (asked().length > 0) await device.start();
    noneOf('asked about', asked());
    device.database.close();
    await CarrelDatabase.delete(device.database.name);
  }
}

/** Carries everything everywhere until no file changes any more. */
async function comeToRest(devices: Device[], engine: SyncEngine, step: number): Promise<void> {
  /** What a start has found and left, by device: the same again does nothing. */
  const settled = new Map<Device, string>();
  const looks = ({ files }: Device) => JSON.stringify([...files.files()]);
  for (let round = 0; round < 20; round++) {
    for (const { at } of devices)
      for (const other of devices) if (other.at !== at) engine.carry(at, other.at, true);
    let isAtRest = true;
    for (const device of devices) {
      device.clock(step + round);
      const found = looks(device);
      if (settled.get(device) === found) continue;
      isAtRest = false;
      await device.start();
      if (looks(device) === found) settled.set(device, found);
    }
    if (isAtRest) return;
  }
  throw new Error('the devices do not come to rest');
}

function noneOf(what: string, found: readonly unknown[]): void {
  if (found.length > 0) throw new Error(`${what}: ${JSON.stringify(found).slice(0, 400)}`);
}

async function nothingIsLost({ database }: Device, done: Done): Promise<void> {
  const marks = new Map((await database.highlights.toArray()).map((each) => [each.id, each]));
  const lost: string[] = [];
  const check = async (id: ArticleId, what: string, isThere: (article: Article) => boolean) => {
    const article = await shownAs(database, id);
    if (article && isThere(article)) return;
    let isDeleted = false;
    for (let next: ArticleId | undefined = id; next; next = (await database.stamps.get(next))?.into)
      isDeleted ||= next !== article?.id && done.deleted.has(next);
    if (!isDeleted) lost.push(`${id}: ${what}`);
  };
  for (const [id, tag] of done.tags) await check(id, tag, ({ tags }) => tags.includes(tag));
  for (const [id, line] of done.lines) await check(id, line, ({ note }) => note.includes(line));
  for (const [id, file] of done.originals)
    await check(id, file, ({ originals }) => originals.includes(file));
  const bodies = new Map((await database.html.toArray()).map((each) => [each.id, each.html]));
  const cameWith = new Map<ArticleId, Set<string>>();
  for (const [id, html] of done.bodies) {
    const shown = (await shownAs(database, id))?.id;
    if (shown) cameWith.set(shown, new Set([...(cameWith.get(shown) ?? []), html]));
  }
  // One that was deleted and came back from another device may have its page in the trash only.
  for (const [id, html] of bodies)
    if (!done.deleted.has(id) && !cameWith.get(id)?.has(html)) lost.push(`${id}: its body`);
  for (const [id, note] of done.marks)
    await check(
      ...([id, note] as const),
      (article) => !!marks.get(article.id)?.highlights.some((mark) => mark.note.includes(note)),
    );
  noneOf('lost', [...lost, ...(await done.records.lost(database))]);
  const pages = new Map<string, ArticleId>();
  for (const { id, canonicalUrl } of await database.articles.toArray()) {
    if (canonicalUrl === null) continue;
    const twin = pages.get(canonicalUrl);
    // Of two, one of which was deleted somewhere, both may stay.
    const isKept = done.deleted.has(id) || (twin && done.deleted.has(twin));
    if (twin && !isKept) lost.push(`${id} and ${twin}: ${canonicalUrl}`);
    pages.set(canonicalUrl, id);
  }
  noneOf('there twice', lost);
}

afterEach(() => void vi.useRealTimers());

it.each(seeds)('comes to one end on all devices, with nothing lost: seed %i', async (seed) => {
  // Time stands still but for the devices' clocks, so that a seed gives the same each time.
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  await simulate(seed);
});
