// A sync program that keeps the folders of devices equal file by file, with a version vector for each file
// as Syncthing has. What really happens to files on their way happens here at random: they are lost until
// the next time, come twice, late, cut off, and old ones come back. Two versions that know nothing of one
// another become one, and a copy named as one of six programs names it.
import type { FleetLibrary } from './fleet-library';

/** How often each device has changed a file. */
type Versions = readonly number[];

interface Known {
  text: string | null;
  versions: Versions;
  /** It came cut off. A sync program knows that of its own files, and takes a part for no version. */
  isPart?: true;
}

/** A number from 0 to 1. */
export type Random = () => number;

/** The name of a conflict copy, of the part before the ending and of the ending. */
const copyNames: readonly ((stem: string, ending: string, number: number) => string)[] = [
  (stem, ending, number) =>
    `${stem}.sync-conflict-20261130-${String(100_000 + number)}-U3UHMPI${ending}`,
  (stem, ending, number) => `${stem} (Ann's conflicted copy 2026-01-02 ${number})${ending}`,
  (stem, ending, number) => `${stem} (conflicted copy 2026-01-02 ${100_000 + number})${ending}`,
  (stem, ending, number) => `${stem} (${1 + (number % 900)})${ending}`,
  (stem, ending, number) => `${stem} ${2 + (number % 900)}${ending}`,
  (stem, ending, number) => `${stem}-LAPTOP-${1 + (number % 900)}${ending}`,
];

export class SyncEngine {
  readonly #known: Map<string, Known>[];
  /** Every text that a file has had, for what comes back. */
  readonly #past = new Map<string, string[]>();
  #copies = 0;

  constructor(
    private readonly devices: readonly FleetLibrary[],
    private readonly random: Random,
  ) {
    this.#known = devices.map(() => new Map());
  }

  /** Copies the files of one device to another one. `isHonest`: nothing goes wrong on the way. */
  carry(from: number, to: number, isHonest = false): void {
    this.#scan(from);
    this.#scan(to);
    for (const [path, theirs] of this.#known[from]!) {
      if (theirs.isPart || (!isHonest && this.random() < 0.2)) continue;
      this.#take(path, theirs, to, isHonest);
    }
  }

  /** Puts an old text of a file back, as who restores a folder from a backup does. Only of machines' files. */
  bringBack(device: number): void {
    const paths = [...this.#past.keys()].filter((path) => path.endsWith('.jsonl'));
    const path = paths[Math.floor(this.random() * paths.length)];
    const texts = this.#past.get(path ?? '') ?? [];
    const text = texts[Math.floor(this.random() * texts.length)];
    const [, owner] = (path ?? '').split('/');
    const library = this.devices[device]!;
    if (path !== undefined && text !== undefined && owner !== library.machine)
      library.put(path, text);
  }

  /** Notes what the device itself has changed since. */
  #scan(device: number): void {
    const [library, known] = [this.devices[device]!, this.#known[device]!];
    const there = library.files();
    for (const path of new Set([...there.keys(), ...known.keys()])) {
      const text = there.get(path) ?? null;
      const before = known.get(path);
      if (before?.text === text || (before === undefined && text === null)) continue;
      const versions = this.devices.map((_, at) => before?.versions[at] ?? 0);
      versions[device]! += 1;
      known.set(path, { text, versions });
      if (text !== null) this.#past.set(path, [...(this.#past.get(path) ?? []), text].slice(-3));
    }
  }

  #take(path: string, theirs: Known, to: number, isHonest: boolean): void {
    const [library, known] = [this.devices[to]!, this.#known[to]!];
    const mine = known.get(path) ?? { text: null, versions: this.devices.map(() => 0) };
    const both = theirs.versions.map((each, at) => Math.max(each, mine.versions[at] ?? 0));
    const isNew = both.some((each, at) => each > (mine.versions[at] ?? 0));
    if (!isNew) return;
    const isBehind = mine.isPart || both.every((each, at) => each === theirs.versions[at]);
    if (isBehind || mine.text === theirs.text) {
      if (!isHonest && theirs.text !== null && theirs.text.length > 2 && this.random() < 0.08) {
        // Cut off: the rest comes with the next time.
        const part = theirs.text.slice(0, Math.floor(this.random() * theirs.text.length));
        library.put(path, part);
        known.set(path, { text: part, versions: mine.versions, isPart: true });
        return;
      }
      library.put(path, theirs.text);
      known.set(path, { text: theirs.text, versions: both });
      return;
    }
    // A file that one has deleted and the other changed stays.
    const [winner, loser] = orderOf(mine.text, theirs.text);
    if (winner !== null && loser !== null) library.put(this.#copyOf(path), loser);
    library.put(path, winner);
    known.set(path, { text: winner, versions: both });
  }

  #copyOf(path: string): string {
    this.#copies += 1;
    const dot = path.lastIndexOf('.');
    const name = copyNames[Math.floor(this.random() * copyNames.length)]!;
    return name(path.slice(0, dot), path.slice(dot), this.#copies);
  }
}

/** The same on every device. */
function orderOf(one: string | null, other: string | null): [string | null, string | null] {
  if (one === null || other === null) return [one ?? other, null];
  return one < other ? [other, one] : [one, other];
}
