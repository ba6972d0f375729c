import type { SearchFollower } from './follower';

const quietMs = 3000;
/** Packing 10,000 articles costs seconds of work and a hundred megabytes of writing. */
const leastBetweenMs = 60_000;

/** Decides when the index is stored: after a quiet moment, and not again within a minute. */
export class SnapshotTimer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private savedAt = Number.NEGATIVE_INFINITY;
  private saving: Promise<void> | null = null;

  constructor(private readonly follower: SearchFollower) {}

  /** Called after the index may have changed. */
  touch(): void {
    clearTimeout(this.timer);
    if (!this.follower.unsaved) return;
    const wait = Math.max(quietMs, this.savedAt + leastBetweenMs - performance.now());
    // A disk that is full now may have room later; the index in memory serves on.
    this.timer = setTimeout(() => this.saveNow().catch(() => this.touch()), wait);
  }

  /** Before quitting: otherwise what came in last is indexed again at the next start. */
  async saveNow(): Promise<void> {
    while (this.saving) await this.saving;
    if (!this.follower.unsaved) return;
    this.saving = this.follower.save().then((saved) => {
      this.savedAt = performance.now();
      if (!saved) this.touch();
    });
    try {
      await this.saving;
    } finally {
      this.saving = null;
    }
  }
}
