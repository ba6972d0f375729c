import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { PackageAnswer, PackageFacts, PackageHanded, PackageKind } from '../ipc/help.js';
import { hashOf, type RunTool, readPackage, runTool } from './package-file.js';
import { isLater } from './update-offer.js';

/** Where each kind has an installer. An AppImage has none: it is the program itself, which is not run from here. */
const installers: Partial<Record<NodeJS.Platform, readonly PackageKind[]>> = {
  linux: ['deb', 'rpm'],
  win32: ['exe'],
  darwin: ['dmg'],
};

/** As the packages call this program. */
const ownName = 'carrel';
const mostKept = 20;

interface DroppedPackagesParts {
  version: string;
  platform: NodeJS.Platform;
  compare(name: string, sha256: string): PackageFacts['checksum'];
  /** Opens a file with the system's program for it; false when there is none. */
  open(path: string): Promise<boolean>;
  show(path: string): void;
  tool?: RunTool;
}

/** Packages that were dropped on the window: what they are, and handing them to the system's installer. */
export class DroppedPackages {
  readonly #known = new Map<string, { path: string; facts: PackageFacts }>();

  constructor(private readonly parts: DroppedPackagesParts) {}

  async examine(path: string): Promise<PackageAnswer> {
    const { version, platform, compare, tool = runTool } = this.parts;
    const read = await readPackage(path, tool);
    if (!read.ok) return read;
    const [file, ticket] = [basename(path), randomUUID()];
    const { kind } = read.facts;
    const facts: PackageFacts = {
      ...{ ticket, file, ...read.facts },
      checksum: compare(file, read.facts.sha256),
      age: ageOf(read.facts.version, version),
      isForThisSystem: installers[platform]?.includes(kind) ?? false,
    };
    for (const old of [...this.#known.keys()].slice(0, -mostKept)) this.#known.delete(old);
    this.#known.set(ticket, { path, facts });
    return { ok: true, facts };
  }

  /**
   * Hands a package of Carrel to the system's installer, which asks the user itself. Throws for any other: the
   * window offers only these.
   */
  async install(ticket: string): Promise<PackageHanded> {
    const { path, facts } = this.#package(ticket);
    if (!isOwn(facts) || !facts.isForThisSystem || facts.checksum === 'differs') {
      throw new Error('not a package that can be installed');
    }
    if ((await hashOf(path)) !== facts.sha256) return { ok: false, reason: 'changed' };
    return (await this.parts.open(path)) ? { ok: true } : { ok: false, reason: 'no-installer' };
  }

  show(ticket: string): void {
    this.parts.show(this.#package(ticket).path);
  }

  #package(ticket: string) {
    const found = this.#known.get(ticket);
    if (found === undefined) throw new Error('unknown package');
    return found;
  }
}

const isOwn = ({ program }: PackageFacts) => program?.toLowerCase() === ownName;

function ageOf(version: string | null, own: string): PackageFacts['age'] {
  if (version === null) return 'unknown';
  if (version === own) return 'same';
  if (isLater(version, own)) return 'newer';
  return isLater(own, version) ? 'older' : 'unknown';
}
