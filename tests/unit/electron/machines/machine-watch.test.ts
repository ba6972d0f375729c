import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MachineWatch } from '../../../../electron/machines/machine-watch';
import { newFolder } from '../vault/library-folder';

const [own, other, third] = ['000000000a', '000000000b', '000000000c'];
let root: string;
let told: string[][];
let watch: MachineWatch;

function begin(rescanMs = 60_000): void {
  watch = new MachineWatch(
    () => root,
    () => own,
    (machines) => told.push(machines),
    { soonMs: 5, rescanMs },
  );
  watch.begin();
}

function write(machine: string, name: string, text = 'a'): void {
  mkdirSync(join(root, 'machines', machine), { recursive: true });
  writeFileSync(join(root, 'machines', machine, name), text);
}

const heard = (...machines: string[]) =>
  vi.waitFor(() => expect(told.flat()).toEqual(expect.arrayContaining(machines)));
/** Changes until it is heard: the watch may not have looked for the first time. */
const changesUntilHeard = (machine: string) =>
  vi.waitFor(() => {
    write(machine, `${Math.random()}.jsonl`);
    expect(told.flat()).toContain(machine);
  });

beforeEach(() => {
  root = newFolder();
  told = [];
});
afterEach(() => watch.end());

it('names the machines whose files come, change and go, and never the own one', async () => {
  write(other, '1.jsonl');
  begin();
  await changesUntilHeard(other);
  told = [];
  write(own, '1.jsonl');
  write(third, '1.jsonl');
  await heard(third);
  told = [];
  write(third, '1.jsonl', 'longer');
  await heard(third);
  told = [];
  rmSync(join(root, 'machines', other), { recursive: true });
  await heard(other);
  expect(told.flat()).not.toContain(own);
});

it('sees the first machine of a library, and one whose folder was made anew', async () => {
  begin();
  await changesUntilHeard(other);
  told = [];
  rmSync(join(root, 'machines'), { recursive: true });
  await heard(other);
  told = [];
  await changesUntilHeard(other);
});

it('sees by the slow scan what the system does not report', async () => {
  begin(20);
  await changesUntilHeard(other);
  // Of a folder in another place nothing is reported.
  const elsewhere = join(newFolder(), 'moved');
  renameSync(root, elsewhere);
  root = elsewhere;
  told = [];
  write(third, '1.jsonl');
  await heard(third);
});

it('follows no links, and passes over what is no machine, a folder that is gone, and temporary files', async () => {
  const foreign = newFolder();
  writeFileSync(join(foreign, '1.jsonl'), 'a');
  write(other, '1.jsonl');
  symlinkSync(foreign, join(root, 'machines', third));
  mkdirSync(join(root, 'machines', 'no machine'));
  begin(10);
  await changesUntilHeard(other);
  told = [];
  writeFileSync(join(foreign, '2.jsonl'), 'a');
  write('no machine', '1.jsonl');
  write(other, '.1.jsonl.0123456789ab.tmp');
  write(other, '3.jsonl');
  await heard(other);
  expect(new Set(told.flat())).toEqual(new Set([other]));
  told = [];
  renameSync(root, join(newFolder(), 'away'));
  await heard(other);
});
