// Which machine this profile is. The id is in the profile and never copied with the library folder; two
// profiles with one id would take each other's files for their own.
import { createHash, randomInt } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import {
  type OwnMachine as About,
  longestMachineName,
  machineFilePattern,
  machineIdPattern,
  machineStampPattern,
} from '../ipc/machine-files.js';
import { readProfileFile, writeProfileFile } from '../profile-file.js';

const noteName = 'machines.json';
/** A portable profile may be carried to so many computers; then the one that was made first is forgotten. */
const mostComputers = 50;

interface Machine extends About {
  /** See `computerMark`. */
  computer: string;
  /** The greatest name of a file of changes that was written; '' for none. */
  newest: string;
}

const noHistory = { newest: '', distrusted: {} };

/**
 * The own machine. A copied profile is noticed in two ways. The note has an id for each computer and place,
 * so the copy makes its own. Where computer and place are the same (a cloned disk, a profile from a
 * backup), the machine's folder has a later file of changes than the note, and a new id is made.
 */
export class OwnMachine {
  #all: Machine[] | null = null;

  constructor(
    private readonly profile: string,
    private readonly computer: string = computerMark(profile),
  ) {}

  /** @param written the names of the files in the folder of a machine */
  async begin(written: (id: string) => Promise<readonly string[]>): Promise<void> {
    const { id, newest } = this.#own();
    const isAnothers = (name: string) =>
      machineFilePattern.test(name) && name.endsWith('.jsonl') && name > newest;
    if ((await written(id)).some(isAnothers)) this.#change({ id: newId(), newest: '' });
  }

  about(): About {
    const { id, name, distrusted } = this.#own();
    return { id, name, distrusted };
  }

  /** @returns false when the profile cannot be written */
  rename(name: string): boolean {
    return this.#change({ name });
  }

  /**
   * Lets later changes of another machine not count, or again.
   *
   * @param last its last stamp that counts, '' for none; null to trust it
   * @returns false when the profile cannot be written
   */
  distrust(machine: string, last: string | null): boolean {
    const { [machine]: _, ...others } = this.#own().distrusted;
    return this.#change({ distrusted: last === null ? others : { ...others, [machine]: last } });
  }

  /** Called before a file is written, so that it is not taken for another machine's after a crash. */
  willWrite(name: string): void {
    if (name.endsWith('.jsonl') && name > this.#own().newest) this.#change({ newest: name });
  }

  #own(): Machine {
    this.#all ??= readNote(this.profile);
    const own = this.#all.find(({ computer }) => computer === this.computer);
    if (own !== undefined) return own;
    const made = { ...noHistory, computer: this.computer, id: newId(), name: computerName() };
    this.#all = [...this.#all, made].slice(-mostComputers);
    this.#save();
    return made;
  }

  #change(change: Partial<Machine>): boolean {
    Object.assign(this.#own(), change);
    return this.#save();
  }

  #save(): boolean {
    return writeProfileFile(this.profile, noteName, { machines: this.#all });
  }
}

function readNote(profile: string): Machine[] {
  const { machines } = readProfileFile(profile, noteName);
  if (!Array.isArray(machines)) return [];
  return machines.flatMap((each) => {
    const { computer, id, name, newest, distrusted } = Object(each) as Record<string, unknown>;
    const fits =
      typeof computer === 'string' &&
      typeof id === 'string' &&
      machineIdPattern.test(id) &&
      typeof name === 'string' &&
      typeof newest === 'string';
    if (!fits) return [];
    const about = { computer, id, name: name.slice(0, longestMachineName), newest };
    return [{ ...about, distrusted: distrustedIn(distrusted) }];
  });
}

function distrustedIn(note: unknown): Record<string, string> {
  const isOne = ([machine, last]: [string, unknown]): boolean =>
    machineIdPattern.test(machine) && typeof last === 'string' && machineStampPattern.test(last);
  return Object.fromEntries(Object.entries(Object(note)).filter(isOne)) as Record<string, string>;
}

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

function newId(): string {
  return Array.from({ length: 10 }, () => digits[randomInt(digits.length)]).join('');
}

function computerName(): string {
  const name = hostname().replace(/\p{C}/gu, '').trim().slice(0, longestMachineName);
  return name === '' ? 'Carrel' : name;
}

/**
 * A hash of the computer and of the profile's place in it. Systemd's id of the system is for no other
 * program to see; other systems are known by their name.
 */
export function computerMark(profile: string): string {
  const parts = [systemId() ?? hostname(), realpathSync(profile)];
  return createHash('sha256')
    .update(['carrel', ...parts].join('\0'))
    .digest('hex')
    .slice(0, 32);
}

function systemId(): string | null {
  for (const path of ['/etc/machine-id', '/var/lib/dbus/machine-id']) {
    try {
      const id = readFileSync(path, 'utf8').trim();
      if (id !== '') return id;
    } catch {
      // Not a Linux system, or one without it.
    }
  }
  return null;
}
