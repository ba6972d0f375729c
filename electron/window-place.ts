import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { readProfileFile, writeProfileFile } from './profile-file.js';

const fileName = 'window.json';

/** How long a window rests before its place is noted, in milliseconds. */
const restMs = 500;
/** Places that are kept, newest first: of each window for each arrangement of displays. */
const mostPlaces = 40;
/** How far a new window is from the one that it was opened from, in DIPs. */
const besideBy = 28;
/** So much of the window's upper edge must lie on a display, in pixels: enough to drag it by. */
const leastSeen = { width: 120, height: 30 };
/** The smallest window, in DIPs. */
export const smallestWindow = { width: 640, height: 420 };

type WindowState = 'normal' | 'maximized' | 'full-screen';

/** Where a window was: its bounds when it is neither maximized nor full-screen, in DIPs, and its state. */
export interface WindowPlace {
  bounds: Rectangle;
  state: WindowState;
}

interface NotedPlace extends WindowPlace {
  /** The displays that there were. */
  displays: string;
  /** The window's number; absent for the first one. */
  window?: number;
}

/**
 * Remembers in the profile where the window is, for each arrangement of displays: a laptop has one place
 * at the desk and another one on the train.
 */
export class WindowPlaces {
  constructor(private readonly profile: string) {}

  /** The numbers of the windows that were open, the oldest first. */
  open(): number[] {
    const { open } = readProfileFile(this.profile, fileName);
    const numbers: unknown[] = Array.isArray(open) ? open : [];
    return [...new Set(numbers)].filter(isNumber);
  }

  /** Notes which windows are open. */
  noteOpen(numbers: readonly number[]): void {
    this.#write({ open: numbers });
  }

  /** The last place with the displays that there are now; null when there is none, or it is out of sight. */
  last(number = 1): WindowPlace | null {
    const displays = arrangement();
    const noted = this.#read().find(
      (each) => each.displays === displays && (each.window ?? 1) === number,
    );
    if (noted === undefined || !isInSight(noted.bounds)) return null;
    return { bounds: noted.bounds, state: noted.state };
  }

  /** Notes the window's place whenever it has come to rest, and when it closes. */
  follow(window: BrowserWindow, number = 1): void {
    let timer: NodeJS.Timeout | undefined;
    let isMoved = false;
    const note = () => {
      clearTimeout(timer);
      if (!isMoved || window.isDestroyed() || window.isMinimized()) return;
      isMoved = false;
      this.#note(placeOf(window), number);
    };
    const later = () => {
      isMoved = true;
      clearTimeout(timer);
      timer = setTimeout(note, restMs);
    };
    // Not `moved` and `resized`, which Linux does not have.
    window.on('move', later);
    window.on('resize', later);
    window.on('maximize', later);
    window.on('unmaximize', later);
    window.on('enter-full-screen', later);
    window.on('leave-full-screen', later);
    window.on('close', note);
  }

  #note(place: WindowPlace, number: number): void {
    const displays = arrangement();
    const others = this.#read().filter(
      (each) => each.displays !== displays || (each.window ?? 1) !== number,
    );
    const noted = { displays, ...(number > 1 && { window: number }), ...place };
    this.#write({ places: [noted, ...others].slice(0, mostPlaces) });
  }

  /** What cannot be noted is forgotten: the next start has the first place. */
  #write(change: { places?: readonly NotedPlace[]; open?: readonly number[] }): void {
    const before = { places: this.#read(), open: this.open() };
    writeProfileFile(this.profile, fileName, { ...before, ...change });
  }

  #read(): NotedPlace[] {
    const { places } = readProfileFile(this.profile, fileName);
    return Array.isArray(places) ? places.filter(isPlace) : [];
  }
}

function placeOf(window: BrowserWindow): WindowPlace {
  const state = window.isFullScreen()
    ? 'full-screen'
    : window.isMaximized()
      ? 'maximized'
      : 'normal';
  return { bounds: window.getNormalBounds(), state };
}

/** The place of a window that is opened from another one. */
export function beside({ x, y, width, height }: Rectangle): WindowPlace | null {
  const bounds = { x: x + besideBy, y: y + besideBy, width, height };
  return isInSight(bounds) ? { bounds, state: 'normal' } : null;
}

/** Identifies the displays by their bounds, in DIPs. */
function arrangement(): string {
  return screen
    .getAllDisplays()
    .map(({ bounds: { x, y, width, height } }) => `${x},${y} ${width}x${height}`)
    .sort()
    .join('; ');
}

/** True when the window can be seen and moved on one of the displays. */
function isInSight({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const seen = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    return (
      seen >= leastSeen.width &&
      y >= workArea.y &&
      y + leastSeen.height <= workArea.y + workArea.height
    );
  });
}

/** True for a number that a window may have. */
const isNumber = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) < 1_000;

function isPlace(value: unknown): value is NotedPlace {
  const { displays, bounds, state, window } = Object(value);
  const { x, y, width, height } = Object(bounds);
  return (
    typeof displays === 'string' &&
    (window === undefined || isNumber(window)) &&
    [x, y, width, height].every((each) => Number.isInteger(each) && Math.abs(each) < 100_000) &&
    width >= smallestWindow.width &&
    height >= smallestWindow.height &&
    ['normal', 'maximized', 'full-screen'].includes(state)
  );
}
