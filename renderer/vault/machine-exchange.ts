// The exchange of changes with the other machines of the library, in the import window.
import type { ArticleId } from '../core/article/article';
import type { CarrelDatabase } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { copiesSetting } from '../storage/own-settings';
import { databaseIsAhead, pendingChanges } from './database-state';
import { joinAsElsewhere, joinNoted } from './doubles';
import type { Finding } from './findings';
import { copiesRules, joinCopies } from './join-copies';
import type { LibraryFiles } from './library-files';
import { sendChanges } from './machine-files';
import { receiveChanges } from './receive-changes';
import { type Recovered, recoverArticles } from './recover-articles';
import { type Clean, readNamedFolder } from './take-article';

/** Folders of articles that are read at a time. */
const batchSize = 40;

/** Until copies are looked for after a change: at first, then four times as long each time, at most. */
const copiesSoonMs = 3_000;
const copiesPauseMs = 10 * 60_000;

export class MachineExchange {
  /** Folders of articles that other machines have written and that are to be read when they are there. */
  readonly #wanted = new Set<string>();
  #work: Promise<unknown> = Promise.resolve();
  /** When the copies of sync programs are joined next. */
  #copiesAt = 0;
  #copiesPause = copiesSoonMs;

  constructor(
    private readonly database: CarrelDatabase,
    private readonly files: LibraryFiles,
    private readonly clean: Clean,
    private readonly onFindings: (findings: readonly Finding[]) => void,
    /** Called with how many articles have become one with another one of their page. */
    private readonly onJoined: (count: number) => void = () => {},
  ) {}

  /** How many articles are named by another machine and not here yet. */
  get onTheirWay(): number {
    return this.#wanted.size;
  }

  /** Reads the folder at the next `take`: its files are newer than the database. */
  want(folder: string): void {
    this.#wanted.add(folder);
  }

  /**
   * Joins what other machines have changed.
   *
   * @param isStart true after the database was compared with the folder
   */
  receive(isStart = false): Promise<void> {
    this.#lookSoon();
    return this.#afterOthers(async () => {
      const ids = await receiveChanges(this.database, this.files);
      const rows = await this.database.stamps.bulkGet(ids);
      for (const row of rows) if (row?.folder) this.#wanted.add(row.folder);
      await this.#take();
      await this.#joinDoubles(isStart);
    });
  }

  /** Reads the wanted folders that have come. */
  take(): Promise<void> {
    return this.#afterOthers(async () => {
      await this.#take();
      await this.#joinDoubles();
    });
  }

  /** Tells the others what this machine has changed; false when it could not be written. */
  send(): Promise<boolean> {
    return this.#afterOthers(() => sendChanges(this.database, this.files));
  }

  /** Joins the copies in folders where main has just seen some, and looks soon again for what must wait. */
  async joinCopiesIn(folders: readonly string[]): Promise<void> {
    const { database, files } = this;
    this.#lookSoon();
    const want = (folder: string) => this.want(folder);
    await this.#afterOthers(() => joinCopies(database, files, want, [...folders])).catch(() => {});
  }

  #lookSoon(): void {
    this.#copiesPause = copiesSoonMs;
    this.#copiesAt = Math.min(this.#copiesAt, performance.now() + copiesSoonMs);
  }

  /**
   * Joins the copies that sync programs have made, soon after another machine has written, and now and then.
   * Where no other machine has written, there are none, and no folder is read.
   */
  async joinCopiesWhenDue(): Promise<void> {
    if (performance.now() < this.#copiesAt) return;
    this.#copiesAt = Number.POSITIVE_INFINITY;
    const removed = await this.#afterOthers(() => this.#joinCopies()).catch(() => 0);
    // The first file of another machine calls `receive`, which makes them due.
    if (removed === null) return;
    if (removed > 0) this.#copiesPause = copiesSoonMs;
    this.#copiesAt = Math.min(this.#copiesAt, performance.now() + this.#copiesPause);
    this.#copiesPause = Math.min(this.#copiesPause * 4, copiesPauseMs);
  }

  /**
   * How many copies were removed; null where this machine writes alone. There, too, they are looked for once:
   * an earlier Carrel may have left them.
   */
  async #joinCopies(): Promise<number | null> {
    const { database, files } = this;
    const [{ id: own }, { machines }, looked] = await Promise.all([
      files.ownMachine(),
      files.listMachines(),
      database.settings.get(copiesSetting),
    ]);
    const isAlone = machines.every(({ machine }) => machine === own);
    if (isAlone && looked?.value === copiesRules) return null;
    const removed = await joinCopies(database, files, (folder) => this.want(folder));
    await database.settings.put({ id: copiesSetting, value: copiesRules });
    return removed;
  }

  #afterOthers<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => {});
    return done;
  }

  async #joinDoubles(isStart = false): Promise<void> {
    const { database } = this;
    const { id: machine } = await this.files.ownMachine();
    const elsewhere = await joinAsElsewhere(database, machine);
    const joined = elsewhere + (await joinNoted(database, machine, isStart));
    if (joined > 0) this.onJoined(joined);
  }

  async #take(): Promise<void> {
    const folders = [...this.#wanted];
    for (let from = 0; from < folders.length; from += batchSize) {
      await this.#takeSome(folders.slice(from, from + batchSize));
    }
  }

  async #takeSome(folders: readonly string[]): Promise<void> {
    const { database, files, clean } = this;
    const there = await Promise.all(folders.map((folder) => readNamedFolder(folder, files)));
    const contents = there.filter(({ entry }) => entry.jsonBytes >= 0);
    if (contents.length === 0) return;
    const ids = contents.flatMap(({ parsed }) => parsed?.article.id ?? []);
    const articles = (await database.articles.bulkGet(ids)).flatMap((each) => each ?? []);
    const rows = (await database.vault.bulkGet(ids)).flatMap((each) => each ?? []);
    const rowOf = new Map(rows.map((row) => [row.folder, row]));
    for (const content of contents) content.row = rowOf.get(content.entry.folder);
    const present = new Set(articles.map(({ id }) => id));
    const pending = await pendingChanges(database, await databaseEpoch(database));
    const report: Recovered = { rebuilt: 0, findings: [], arrived: [], waiting: [] };
    await recoverArticles(
      database,
      contents,
      {
        ...{ clean, files, present, age: 'as-written', restored: new Set() },
        isAhead: (id: ArticleId) => databaseIsAhead(pending, present, id),
        folderOf: new Map(articles.map(({ id, folder }) => [id, folder])),
        trash: async () => new Map(),
        isShared: true,
      },
      report,
    );
    const waiting = new Set(report.waiting);
    for (const { entry } of contents)
      if (!waiting.has(entry.folder)) this.#wanted.delete(entry.folder);
    // The next start tells of a page that has not come.
    const findings = report.findings.filter(({ kind }) => kind !== 'rebuilt');
    if (findings.length > 0) this.onFindings(findings);
  }
}
