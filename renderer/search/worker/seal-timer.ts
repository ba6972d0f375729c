import { type IndexKeeper, mostLive } from './index-keeper';

const quietMs = 3000;
/** Each seal makes a small segment that has to be merged later, so seals are spaced out. */
const leastBetweenMs = 60_000;

/**
 * Decides when the live index is sealed and stored, and when files beside it are made: in a quiet
 * moment, or at once when it holds many articles.
 */
export class SealTimer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private savedAt = Number.NEGATIVE_INFINITY;
  private saving: Promise<void> | null = null;

  constructor(private readonly keeper: IndexKeeper) {}

  /** Called after the index may have changed. */
  touch(): void {
    clearTimeout(this.timer);
    if (!this.keeper.unsaved) {
      this.timer = setTimeout(() => this.keeper.makeFiles().catch(() => {}), quietMs);
      return;
    }
    const full = this.keeper.index.live.documentCount >= mostLive;
    const wait = full ? 0 : Math.max(quietMs, this.savedAt + leastBetweenMs - performance.now());
    this.timer = setTimeout(() => this.saveAndMerge(), wait);
  }

  /** A failure (a full disk) is tried again later; the index in memory keeps answering. */
  private async saveAndMerge(): Promise<void> {
    try {
      await this.saveNow();
      await this.keeper.maintain();
    } catch {
      this.savedAt = performance.now();
    }
    this.touch();
  }

  /** Called before quitting; otherwise the newest articles are indexed again at the next start. */
  async saveNow(): Promise<void> {
    while (this.saving) await this.saving;
    if (!this.keeper.unsaved) return;
    this.saving = this.keeper.save().then(() => {
      this.savedAt = performance.now();
    });
    try {
      await this.saving;
    } finally {
      this.saving = null;
    }
  }
}
