import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { Vault } from '../../../../electron/vault/vault';
import { contentsOf, newFolder } from './library-folder';

const [own, other] = ['000000000a', '000000000b'];
let root: string;
let vault: Vault;
const place = (...parts: string[]) => join(root, 'machines', ...parts);

beforeEach(async () => {
  root = newFolder();
  vault = await Vault.open(root);
});

it('writes, reads, lists and deletes the files of a machine', async () => {
  expect(await vault.listMachines()).toEqual({ machines: [], unreadable: [] });
  expect(await vault.writeMachineFile(own, 'machine.json', '{}')).toEqual({ ok: true });
  expect(await vault.writeMachineFile(own, '01.jsonl', '{"a":"책"}\n')).toEqual({ ok: true });
  expect(await vault.readMachineFile(own, '01.jsonl')).toBe('{"a":"책"}\n');
  expect(await vault.readMachineFile(other, '01.jsonl')).toBeNull();
  expect((await vault.listMachines()).machines).toEqual([
    {
      machine: own,
      files: [
        { name: '01.jsonl', bytes: 12 },
        { name: 'machine.json', bytes: 2 },
      ],
    },
  ]);
  expect(await vault.deleteMachineFiles(own, ['01.jsonl', '02.jsonl'])).toEqual({ ok: true });
  expect(contentsOf(root)).toEqual({ [`machines/${own}/machine.json`]: '{}' });
});

it('lists what a sync program has named, and nothing that is hidden or no machine', async () => {
  mkdirSync(place(other), { recursive: true });
  mkdirSync(place('Other'));
  const copy = '01.sync-conflict-20260102-030405-ABCDEFG.jsonl';
  for (const name of [copy, '.02.jsonl', 'notes.txt', '01 (1).jsonl']) {
    writeFileSync(place(other, name), 'a');
  }
  const { machines, unreadable } = await vault.listMachines();
  expect(machines.map(({ machine }) => machine)).toEqual([other]);
  expect(machines[0]?.files.map(({ name }) => name)).toEqual(['01 (1).jsonl', copy]);
  expect(unreadable).toEqual([]);
  expect(await vault.readMachineFile(other, copy)).toBe('a');
});

it('gives a reason for what cannot be read, and follows no links', async () => {
  const foreign = newFolder();
  writeFileSync(join(foreign, 'secret.jsonl'), 'secret');
  mkdirSync(place(other, 'folder.jsonl'), { recursive: true });
  symlinkSync(join(foreign, 'secret.jsonl'), place(other, '01.jsonl'));
  symlinkSync(foreign, place(own));
  const { machines, unreadable } = await vault.listMachines();
  expect(machines).toEqual([{ machine: other, files: [] }]);
  expect(unreadable.map((each) => [each.place, each.reason])).toEqual([
    [`machines/${own}`, 'link'],
    [`machines/${other}/01.jsonl`, 'link'],
    [`machines/${other}/folder.jsonl`, 'not-a-file'],
  ]);
  expect(await vault.readMachineFile(own, 'secret.jsonl')).toMatchObject({ reason: 'link' });
  expect(await vault.readMachineFile(other, '01.jsonl')).toMatchObject({ reason: 'link' });
  expect(await vault.writeMachineFile(own, '01.jsonl', 'x')).toMatchObject({ ok: false });
  expect(await vault.deleteMachineFiles(own, ['secret.jsonl'])).toMatchObject({ ok: false });
  expect(readFileSync(join(foreign, 'secret.jsonl'), 'utf8')).toBe('secret');
  rmSync(place(), { recursive: true });
  symlinkSync(foreign, place());
  expect((await vault.listMachines()).unreadable).toMatchObject([{ reason: 'link' }]);
  expect(await vault.writeMachineFile(own, '01.jsonl', 'x')).toMatchObject({ ok: false });
  expect(Object.keys(contentsOf(foreign))).toEqual(['secret.jsonl']);
});

it('refuses names that lead elsewhere', async () => {
  for (const [machine, name] of [
    [own, '../x.jsonl'],
    [own, '.x.jsonl'],
    ['..', 'x.jsonl'],
    [own, 'x/y.jsonl'],
  ] as const) {
    const write = async () => vault.writeMachineFile(machine, name, '');
    await expect(write()).rejects.toThrow(TypeError);
    await expect((async () => vault.readMachineFile(machine, name))()).rejects.toThrow(TypeError);
    await expect((async () => vault.deleteMachineFiles(machine, [name]))()).rejects.toThrow(
      TypeError,
    );
  }
});

it('moves with the library, and an interrupted write leaves nothing', async () => {
  await vault.writeMachineFile(own, '01.jsonl', 'a');
  writeFileSync(place(own, '.02.jsonl.0123456789ab.tmp'), 'half');
  expect(await vault.sweepTemps()).toBe(1);
  const target = join(newFolder(), 'moved');
  expect(
    await vault.moveTo(
      target,
      async () => {},
      () => {},
    ),
  ).toMatchObject({ ok: true });
  expect(contentsOf(target)).toEqual({ [`machines/${own}/01.jsonl`]: 'a' });
});
