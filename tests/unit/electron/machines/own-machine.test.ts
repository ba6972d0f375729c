import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { machineIdPattern } from '../../../../electron/ipc/machine-files';
import { OwnMachine } from '../../../../electron/machines/own-machine';
import { newFolder } from '../vault/library-folder';

const nothing = async () => [];
const idOf = (profile: string, computer?: string) => new OwnMachine(profile, computer).about().id;

it('has an id that is made once, and a name that its user can change', () => {
  const profile = newFolder();
  const machine = new OwnMachine(profile);
  const { id, name } = machine.about();
  expect(id).toMatch(machineIdPattern);
  expect(name).not.toBe('');
  expect(machine.rename('책상')).toBe(true);
  expect(new OwnMachine(profile).about()).toEqual({ id, name: '책상', distrusted: {} });
  expect(idOf(newFolder())).not.toBe(id);
});

it('is another machine in a copied profile, on this computer and on another', () => {
  const profile = newFolder();
  const id = idOf(profile);
  const copy = join(newFolder(), 'copy');
  cpSync(profile, copy, { recursive: true });
  expect(idOf(copy)).not.toBe(id);
  expect(idOf(profile)).toBe(id);
  const stick = newFolder();
  const [home, office] = [idOf(stick, 'home'), idOf(stick, 'office')];
  expect(home).not.toBe(office);
  // Carried to and fro, it stays one machine for each computer.
  expect([idOf(stick, 'home'), idOf(stick, 'office')]).toEqual([home, office]);
});

it('is another machine when its folder has files that it did not write', async () => {
  const profile = newFolder();
  const machine = new OwnMachine(profile);
  const { id } = machine.about();
  machine.willWrite('0002.jsonl');
  machine.willWrite('0001.jsonl');
  machine.willWrite('machine.json');
  const again = new OwnMachine(profile);
  await again.begin(async (asked) => (asked === id ? ['0002.jsonl', 'machine.json', 'x y'] : []));
  expect(again.about().id).toBe(id);
  // A clone of this disk has written, or this profile comes from a backup.
  await again.begin(async () => ['0002.jsonl', '0003.jsonl']);
  expect(again.about().id).not.toBe(id);
  expect(idOf(profile)).toBe(again.about().id);
});

it.each(['', 'null', '[]', '{"machines":7}', '{"machines":[null,{"id":"../../x"}]}'])(
  'makes a new id where the note is damaged: %s',
  async (note) => {
    const profile = newFolder();
    writeFileSync(join(profile, 'machines.json'), note);
    const machine = new OwnMachine(profile);
    await machine.begin(nothing);
    expect(machine.about().id).toMatch(machineIdPattern);
    expect(readFileSync(join(profile, 'machines.json'), 'utf8')).toContain(machine.about().id);
  },
);

it('keeps its id for this run in a profile that cannot be written', () => {
  const profile = newFolder();
  const machine = new OwnMachine(join(profile, 'gone'), 'here');
  expect(machine.rename('a')).toBe(false);
  expect(machine.about()).toMatchObject({ id: machine.about().id, name: 'a' });
});
