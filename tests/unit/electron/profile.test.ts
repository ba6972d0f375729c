import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  namedProfile,
  oldProfileToTell,
  ProfileRefused,
  portableFolders,
  profileOfLibrary,
} from '../../../electron/profile';

/** Runs just before the next folder is listed, as another process could. */
const meanwhile = vi.hoisted(() => ({ run: () => {} }));
const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const readdirSync = (path: string) => {
    const { run } = meanwhile;
    meanwhile.run = () => {};
    run();
    return fs.readdirSync(path);
  };
  const writeFileSync = (path: string, text: string) => {
    fs.writeFileSync(path, disk.isFull ? '' : text);
    if (disk.isFull) throw new Error('ENOSPC: no space left on device, write');
  };
  return { ...fs, readdirSync, writeFileSync };
});

let home: string;
let data: string;
let library: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'carrel-profile-'));
  data = join(home, 'config', 'Carrel');
  library = join(home, 'library');
  mkdirSync(library);
});
afterEach(() => {
  disk.isFull = false;
  rmSync(home, { recursive: true });
});

const putLibrary = (id: unknown) =>
  writeFileSync(join(library, 'manifest.json'), JSON.stringify({ library: id }));

describe('the profile of a library', () => {
  it('lies in the data of the user, whatever the library holds', () => {
    putLibrary('../../../library/.carrel');
    const profile = profileOfLibrary(data, library);
    expect(profile.startsWith(join(data, 'libraries'))).toBe(true);
    expect(basename(profile)).toMatch(/^[0-9a-f]{32}$/);
    expect(existsSync(profile)).toBe(true);
  });

  it('stays the same before and after the library has an id, and while its folder is empty', () => {
    const first = profileOfLibrary(data, library);
    expect(profileOfLibrary(data, library)).toBe(first);
    putLibrary('01A');
    expect(profileOfLibrary(data, library)).toBe(first);
    rmSync(join(library, 'manifest.json'));
    expect(profileOfLibrary(data, library)).toBe(first);
    putLibrary('01A');
    expect(profileOfLibrary(data, library)).toBe(first);
  });

  it('is another one for another library in the same place, and for the same one elsewhere', () => {
    putLibrary('01A');
    const first = profileOfLibrary(data, library);
    putLibrary('01B');
    const other = profileOfLibrary(data, library);
    expect(other).not.toBe(first);
    expect(profileOfLibrary(data, library)).toBe(other);
    putLibrary('01A');
    expect(profileOfLibrary(data, library)).toBe(first);
    expect(profileOfLibrary(data, join(home, 'elsewhere'))).not.toBe(first);
  });

  it('is used as it is on a full disk, and cannot be made there', () => {
    const first = profileOfLibrary(data, library);
    putLibrary('01A');
    mkdirSync(join(library, '.carrel'));
    disk.isFull = true;
    expect(profileOfLibrary(data, library)).toBe(first);
    expect(oldProfileToTell(first, library)).not.toBeNull();
    expect(oldProfileToTell(first, library)).not.toBeNull();
    expect(readdirSync(first)).toEqual(['carrel-profile.json']);
    expect(() => profileOfLibrary(data, home)).toThrow(ProfileRefused);
    disk.isFull = false;
    expect(profileOfLibrary(data, library)).toBe(first);
  });

  it.each([
    ['a folder', () => mkdirSync(join(library, 'manifest.json'))],
    ['no JSON', () => writeFileSync(join(library, 'manifest.json'), '{')],
    ['null', () => writeFileSync(join(library, 'manifest.json'), 'null')],
    ['an id that is no text', () => putLibrary({ a: 1 })],
    ['huge', () => writeFileSync(join(library, 'manifest.json'), ' '.repeat(2_000_000))],
  ])('does not depend on a manifest that is %s', (_name, plant) => {
    const first = profileOfLibrary(data, library);
    plant();
    expect(profileOfLibrary(data, library)).toBe(first);
  });
});

describe('a profile that the user names', () => {
  it('is made, and used again', () => {
    const folder = join(home, 'mine');
    expect(namedProfile(folder, library)).toBe(folder);
    writeFileSync(join(folder, 'Cookies'), 'x');
    expect(namedProfile(folder, library)).toBe(folder);
  });

  it('may be made by another command at the same time', () => {
    const folder = join(home, 'mine');
    mkdirSync(folder);
    // The other one is about to rename its note.
    writeFileSync(join(folder, '.carrel-profile.json.0123456789ab.tmp'), '{');
    expect(namedProfile(folder, library)).toBe(folder);

    const second = join(home, 'second');
    mkdirSync(second);
    meanwhile.run = () => {
      namedProfile(second, library);
      writeFileSync(join(second, 'Cookies'), 'x');
    };
    expect(namedProfile(second, library)).toBe(second);
  });

  it('neither lies in the library nor around it', () => {
    for (const folder of [library, join(library, '.carrel'), join(library, 'a', 'b'), home]) {
      expect(() => namedProfile(folder, library), folder).toThrow(ProfileRefused);
    }
    expect(existsSync(join(library, '.carrel'))).toBe(false);
    expect(() => namedProfile(`${library}-profile`, library)).not.toThrow();
  });

  it('is no folder with other things in it, and no file', () => {
    const folder = join(home, 'pictures');
    mkdirSync(folder);
    writeFileSync(join(folder, 'cat.png'), 'x');
    expect(() => namedProfile(folder, library)).toThrow(ProfileRefused);
    expect(() => namedProfile(join(folder, 'cat.png'), library)).toThrow(ProfileRefused);
    expect(readFileSync(join(folder, 'cat.png'), 'utf8')).toBe('x');
  });
});

it('tells once of a profile that an earlier version has left in the library', () => {
  const profile = profileOfLibrary(data, library);
  expect(oldProfileToTell(profile, library)).toBeNull();
  mkdirSync(join(library, '.carrel'));
  expect(oldProfileToTell(profile, library)).toBe(join(library, '.carrel'));
  expect(oldProfileToTell(profile, library)).toBeNull();
  expect(profileOfLibrary(data, library)).toBe(profile);
  expect(oldProfileToTell(profile, library)).toBeNull();
});

describe('beside the packed program', () => {
  let program: string;
  beforeEach(() => {
    program = join(home, 'program');
    mkdirSync(program);
  });

  it('a folder for the profile, and nothing else of this name, keeps the profile there', () => {
    expect(portableFolders(program)).toBeNull();
    writeFileSync(join(program, 'carrel-profile'), 'a file');
    expect(portableFolders(program)).toBeNull();
    rmSync(join(program, 'carrel-profile'));
    mkdirSync(join(program, 'carrel-profile'));
    const profile = join(program, 'carrel-profile');
    expect(portableFolders(program)).toEqual({ profile, library: null });
  });

  it.each(['portable', 'portable.txt'])('a file %s keeps profile and library there', (mark) => {
    mkdirSync(join(program, mark));
    expect(portableFolders(program)).toBeNull();
    rmSync(join(program, mark), { recursive: true });
    writeFileSync(join(program, mark), '');
    expect(portableFolders(program)).toEqual({
      profile: join(program, 'carrel-profile'),
      library: join(program, 'carrel-library'),
    });
  });
});
