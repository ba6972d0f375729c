import type { Frame, Page } from '@playwright/test';
import { openWatchedPage } from './engine-page';
import { actInFrames, type Harm, type Piece } from './stage-frames';

export interface Stage {
  page: Page;
  /** Shows each piece in a frame without a policy, clicks what can be clicked, and waits. */
  show(pieces: readonly Piece[]): Promise<void>;
  /** Ends the stage; resolves to the harms of the pieces by name. */
  harms(): Promise<Map<string, Set<Harm>>>;
  close(): Promise<void>;
}

const host = 'e.example';
const framesAtOnce = 100;

export async function openStage(): Promise<Stage> {
  const { page, networkLog, close } = await openWatchedPage();
  const found = new Map<string, Set<Harm>>();
  const note = (name: string, harm: Harm) =>
    found.set(name, (found.get(name) ?? new Set()).add(harm));
  await page.exposeBinding('alert', ({ frame }) => {
    const name = nameOf(frame);
    if (name !== null) note(name, 'ran');
  });
  return {
    page,
    async show(all) {
      const pieces = worthShowing(all);
      for (let from = 0; from < pieces.length; from += framesAtOnce) {
        const batch = pieces.slice(from, from + framesAtOnce).map((piece) => ({
          ...piece,
          content: piece.content.replaceAll(host, `${piece.name}.${host}`),
        }));
        for (const [name, harm] of await page.evaluate(actInFrames, batch)) {
          note(name, harm as Harm);
        }
      }
    },
    async harms() {
      for (const name of namesIn(await networkLog())) note(name, 'asked');
      return found;
    },
    close,
  };
}

/** Cleaned pieces are often equal, and plain text can do no harm. */
function worthShowing(all: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  return all.filter(({ as, content }) => {
    const isNew = !seen.has(`${as} ${content}`);
    seen.add(`${as} ${content}`);
    return isNew && (as !== 'page' || content.includes('<'));
  });
}

/** The piece in whose frame, or below whose frame, something has happened. */
function nameOf(frame: Frame): string | null {
  for (let at: Frame | null = frame; at !== null; at = at.parentFrame()) {
    if (at.parentFrame()?.parentFrame() === null) return at.name();
  }
  return null;
}

/** The pieces whose hosts are in the log. */
function namesIn(log: string): string[] {
  return [...log.matchAll(/([a-z]+\d+)\.e\.example/g)].map((match) => match[1] as string);
}
