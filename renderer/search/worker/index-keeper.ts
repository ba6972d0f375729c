import { inSlices, pause } from '../../core/pause';
import type { CarrelDatabase } from '../../storage/database';
import type { PrivateFiles } from '../bytes/private-files';
import { dueForMerging } from '../index/merge-policy';
import { mergeSegments } from '../index/merge-segments';
import { SearchIndex } from '../index/search-index';
import { DamagedSegment, Segment } from '../index/segment';
import type { SegmentBuilder } from '../index/segment-builder';
import { type CountedArticles, follower, type Loaded, SegmentStore } from '../store/segment-store';
import { TextFiles } from '../store/text-files';
import { searchedText } from '../text/searched-text';

/** The live index is sealed when it holds this many articles. */
export const mostLive = 1000;

/** What the keeper asks of its follower. */
export interface KeeperOwner {
  /** Everything in the log up to here is in the index. */
  seq(): number;
  counted(): CountedArticles;
  /** Called when a damaged segment was removed: its articles are not in the index any more. */
  lost(): void;
}

/** Seals the live index, merges segments, stores what is not stored yet, and repairs damaged segments. */
export class IndexKeeper {
  readonly index = new SearchIndex();
  readonly textFiles: TextFiles;
  /** True when `readOn` has read everything. */
  isReadOn = false;
  private readonly store: SegmentStore;
  private epoch = '';
  /** Everything in the log up to here is in sealed parts. */
  private sealedSeq = 0;
  private saved = { generation: 0, seq: -1 };
  private maintaining: Promise<void> = Promise.resolve();
  private making: Promise<void> | null = null;

  constructor(
    database: CarrelDatabase,
    private readonly files: PrivateFiles,
    private readonly owner: KeeperOwner,
  ) {
    this.textFiles = new TextFiles(this.index, files, async (ids) =>
      (await database.texts.bulkGet([...ids])).map(
        (row) => row && searchedText(row.text, row.leftOut),
      ),
    );
    this.store = new SegmentStore(database, this.index, files);
  }

  /** @param epoch of the database */
  async load(epoch: Promise<string>): Promise<Loaded> {
    const loaded = await this.store.load(epoch);
    this.epoch = await epoch;
    if (loaded.seq !== null) this.saved = { generation: this.index.generation, seq: loaded.seq };
    return loaded;
  }

  /** Sets the row of the change log from which the follower continues. */
  startAt(seq: number): void {
    this.sealedSeq = seq;
  }

  /** Runs work that reads the index, and runs it again after repairing a damaged segment. */
  async withRepair<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof DamagedSegment)) throw error;
        await this.repair(error.segment);
      }
    }
  }

  /** Reads a damaged segment from IndexedDB, or removes it: its articles are indexed again then. */
  private async repair(segment: Segment): Promise<void> {
    if (await this.store.repair(segment)) return;
    if (this.index.removeSegment(segment)) this.owner.lost();
  }

  /** Reads the rest of the index into memory, and the texts ahead; awaits `pass` before each step. */
  async readOn(pass: () => Promise<void>): Promise<void> {
    for (const { segment } of [...this.index.segments]) {
      try {
        do {
          await pass();
          await pause();
        } while (!segment.readOn());
      } catch {
        await this.repair(segment);
      }
    }
    for (const _ of this.textFiles.passOver()) {
      await pass();
      await pause();
    }
    this.isReadOn = true;
  }

  /** Adds many articles at once as one segment. */
  async add(builder: SegmentBuilder): Promise<Segment> {
    const segment = Segment.of(await inSlices(builder.finish()));
    this.index.addSegment(this.store.nextName(), segment);
    return segment;
  }

  get unsaved(): boolean {
    const { generation, seq } = this.saved;
    return this.index.generation !== generation || this.owner.seq() !== seq;
  }

  /** Seals the live index and stores what is not stored yet. */
  async save(): Promise<void> {
    await this.inTurn(async () => {
      await this.seal();
      await this.persist();
    });
  }

  /** Checks the stored segments; returns how many were damaged. Those are written again. */
  async check(): Promise<number> {
    let damaged = 0;
    await this.inTurn(async () => {
      damaged = await this.store.check();
      if (damaged > 0) await this.persist();
    });
    return damaged;
  }

  /** Merges the segments that are due, and stores everything before and after. */
  async maintain(): Promise<void> {
    await this.inTurn(async () => {
      await this.persist();
      for (let due = dueForMerging(this.index.segments); due.length > 0; ) {
        const segment = Segment.of(await inSlices(mergeSegments(due)));
        const parts = due.map((one) => one.segment);
        this.index.replace(parts, this.store.nextName(), segment);
        await this.persist();
        due = dueForMerging(this.index.segments);
      }
    });
  }

  /** Maintenance jobs run one after another. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.maintaining.catch(() => {}).then(() => this.withRepair(work));
    this.maintaining = done;
    return done;
  }

  private async seal(): Promise<void> {
    const seq = this.owner.seq();
    if (this.index.live.documentCount > 0) {
      const live = this.index.beginSealing();
      const segment = Segment.of(await inSlices(live.seal()));
      this.index.replace([live], this.store.nextName(), segment);
    }
    this.sealedSeq = seq;
  }

  private async persist(): Promise<void> {
    const { generation } = this.index;
    const seq = this.index.live.documentCount === 0 ? this.owner.seq() : this.sealedSeq;
    await this.store.save({ follower, seq, epoch: this.epoch }, this.owner.counted());
    this.saved = { generation, seq };
  }

  /** Makes missing files beside the index, and removes the files of segments that are gone. */
  async makeFiles(): Promise<void> {
    this.making ??= this.makeAll().finally(() => {
      this.making = null;
    });
    await this.making;
  }

  private async makeAll(): Promise<void> {
    const { segments } = this.index;
    const names = segments.flatMap(({ segment }) => [
      SegmentStore.nameOf(segment),
      TextFiles.nameOf(segment),
    ]);
    await this.files.keep(new Set(names));
    for (const { segment, alive } of segments) {
      await this.store.copy(segment);
      await this.textFiles.make(segment, alive);
    }
  }
}
