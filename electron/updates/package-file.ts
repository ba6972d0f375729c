// Reads what a dropped package says of itself. Nothing of it is run.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { PackageFacts, PackageKind } from '../ipc/help.js';

const run = promisify(execFile);
/** In milliseconds, for a tool of the system. */
const toolMs = 20_000;
const chunkBytes = 1024 * 1024;

/** Runs a tool of the system and resolves to what it prints; rejects when it fails or is not there. */
export type RunTool = (program: string, args: readonly string[]) => Promise<string>;

export const runTool: RunTool = async (program, args) =>
  (await run(program, args, { timeout: toolMs, maxBuffer: 1024 * 1024 })).stdout;

type ReadFacts = Pick<
  PackageFacts,
  'kind' | 'program' | 'version' | 'architecture' | 'bytes' | 'sha256' | 'signature'
>;
type Named = Pick<PackageFacts, 'program' | 'version' | 'architecture'>;

/** What the file is, or why that cannot be said. */
export type ReadPackage =
  | { ok: true; facts: ReadFacts }
  | { ok: false; reason: 'unreadable' | 'not-a-package' };

export async function readPackage(path: string, tool: RunTool = runTool): Promise<ReadPackage> {
  const content = await readContent(path);
  if (content === null) return { ok: false, reason: 'unreadable' };
  const kind = kindOf(path);
  if (kind === null || !isOfKind(kind, content)) return { ok: false, reason: 'not-a-package' };
  const { bytes, sha256 } = content;
  const [named, signature] = await Promise.all([
    namesIn(kind, path, content, tool),
    signatureOf(kind, path, tool),
  ]);
  return { ok: true, facts: { kind, ...named, bytes, sha256, signature } };
}

/** The hash of a file; null when it cannot be read. */
export async function hashOf(path: string): Promise<string | null> {
  return (await readContent(path))?.sha256 ?? null;
}

interface Content {
  bytes: number;
  sha256: string;
  /** The first 4 KiB. */
  head: Buffer;
  /** The last 512 bytes. */
  tail: Buffer;
}

async function readContent(path: string): Promise<Content | null> {
  try {
    const file = await open(path, 'r');
    try {
      // A pipe or a device might never end.
      if (!(await file.stat()).isFile()) return null;
      const hash = createHash('sha256');
      const buffer = Buffer.alloc(chunkBytes);
      let [bytes, head, tail] = [0, Buffer.alloc(0), Buffer.alloc(0)];
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, chunkBytes);
        if (bytesRead === 0) break;
        const part = buffer.subarray(0, bytesRead);
        hash.update(part);
        if (bytes === 0) head = Buffer.from(part.subarray(0, 4096));
        tail = Buffer.from(Buffer.concat([tail, part.subarray(-512)]).subarray(-512));
        bytes += bytesRead;
      }
      return { bytes, sha256: hash.digest('hex'), head, tail };
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

const endings: [RegExp, PackageKind][] = [
  [/\.deb$/i, 'deb'],
  [/\.rpm$/i, 'rpm'],
  [/\.appimage$/i, 'appimage'],
  [/\.exe$/i, 'exe'],
  [/\.dmg$/i, 'dmg'],
];

const kindOf = (path: string) => endings.find(([ending]) => ending.test(path))?.[1] ?? null;

/** By the first or last bytes of each format. */
function isOfKind(kind: PackageKind, { head, tail }: Content): boolean {
  switch (kind) {
    case 'deb':
      return head.toString('latin1', 0, 21) === '!<arch>\ndebian-binary';
    case 'rpm':
      return head.toString('hex', 0, 4) === 'edabeedb';
    case 'appimage':
      return (
        head.toString('latin1', 0, 4) === '\x7fELF' &&
        head.toString('latin1', 8, 10) === 'AI' &&
        (head[10] === 1 || head[10] === 2)
      );
    case 'exe':
      return head.toString('latin1', 0, 2) === 'MZ';
    case 'dmg':
      return tail.toString('latin1', 0, 4) === 'koly';
  }
}

/** `carrel_0.2.0_amd64.deb`, `Carrel-0.2.0-x86_64.AppImage`, `Carrel-Setup-0.2.0-x64.exe`. */
const nameParts =
  /^([a-z]+)(?:[-_ ]setup)?[-_ ](\d+\.\d+\.\d+(?:-(?:alpha|beta|rc)\.?\d*)?)(?:[-_.]([a-z0-9_]+))?\.[a-z]+$/i;

function byName(path: string): Named {
  const [, program = null, version = null, architecture = null] =
    nameParts.exec(basename(path)) ?? [];
  return { program, version, architecture };
}

async function namesIn(
  kind: PackageKind,
  path: string,
  { head }: Content,
  tool: RunTool,
): Promise<Named> {
  if (kind === 'rpm') return fromLead(head) ?? byName(path);
  if (kind !== 'deb') return byName(path);
  try {
    const fields = await tool('dpkg-deb', ['--field', path, 'Package', 'Version', 'Architecture']);
    const field = (name: string) =>
      new RegExp(`^${name}: ([\\w.+~:-]{1,100})$`, 'm').exec(fields)?.[1] ?? null;
    return {
      program: field('Package'),
      // Without the part that counts Debian's own changes.
      version: field('Version')?.replace(/-\d+$/, '') ?? null,
      architecture: field('Architecture'),
    };
  } catch {
    return byName(path);
  }
}

/** The lead of an rpm has NAME-VERSION-RELEASE in 66 bytes, and the architecture is in its headers only. */
function fromLead(head: Buffer): Named | null {
  const text = head.toString('latin1', 10, 76).split('\0')[0] ?? '';
  const [, program, version] = /^(\w[\w.+-]*)-([^-]+)-[^-]+$/.exec(text) ?? [];
  return program === undefined ? null : { program, version: version ?? null, architecture: null };
}

/** What the system says of the signature. A deb file has none: it is the repository that is signed. */
async function signatureOf(
  kind: PackageKind,
  path: string,
  tool: RunTool,
): Promise<PackageFacts['signature']> {
  try {
    if (kind === 'deb') return 'none';
    if (kind === 'rpm') return readRpm(await tool('rpm', ['--checksig', '--verbose', path]));
    if (kind === 'exe' && process.platform === 'win32') {
      // The path is an argument of its own, so that nothing in it is run.
      const script = '(Get-AuthenticodeSignature -LiteralPath $args[0]).Status';
      return readAuthenticode(
        await tool('powershell', [
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          `& { ${script} }`,
          path,
        ]),
      );
    }
    if (kind === 'dmg' && process.platform === 'darwin') {
      await tool('codesign', ['--verify', path]);
      return 'valid';
    }
  } catch (error) {
    const { code } = error as { code?: unknown };
    // The tool is there and refuses; a tool that is missing has the code ENOENT.
    if (kind === 'dmg' && typeof code === 'number') return 'invalid';
    if (kind === 'rpm' && typeof code === 'number') return 'invalid';
  }
  return 'unknown';
}

function readRpm(text: string): PackageFacts['signature'] {
  if (!/signature/i.test(text)) return 'none';
  if (/signature.*NOKEY/i.test(text)) return 'unknown';
  return /signature.*\bBAD\b/i.test(text) ? 'invalid' : 'valid';
}

function readAuthenticode(text: string): PackageFacts['signature'] {
  switch (text.trim()) {
    case 'Valid':
      return 'valid';
    case 'NotSigned':
      return 'none';
    case 'HashMismatch':
    case 'NotTrusted':
      return 'invalid';
    default:
      return 'unknown';
  }
}
