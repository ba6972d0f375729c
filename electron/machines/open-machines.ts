import { app } from 'electron';
import { isCopyIn } from '../vault/conflict-copies.js';
import type { Vault } from '../vault/vault.js';
import { CopyWatch } from './copy-watch.js';
import { MachineWatch } from './machine-watch.js';
import { OwnMachine } from './own-machine.js';

/**
 * Finds out which machine this is, and says from then on which other machines have written.
 *
 * @returns the own machine, once it is certain that no other profile has its id
 */
export function openMachines(
  profile: string,
  vault: Vault,
  onChange: (machines: string[]) => void,
  onCopies: (folders: string[]) => void,
): () => Promise<OwnMachine> {
  const machine = new OwnMachine(profile);
  const watch = new MachineWatch(
    () => vault.root.path,
    () => machine.about().id,
    onChange,
  );
  const copies = new CopyWatch(() => vault.root.path, isCopyIn, onCopies);
  vault.onWrite = (folder) => copies.wrote(folder);
  vault.onLeave = (folder) => copies.leave(folder);
  app.on('quit', () => {
    watch.end();
    copies.end();
  });
  const filesOf = async (id: string) => {
    const { machines } = await vault.listMachines();
    return machines.find((each) => each.machine === id)?.files.map(({ name }) => name) ?? [];
  };
  // Without the folder nothing is known of it, and nothing can be written either.
  const begun = machine
    .begin(filesOf)
    .catch(() => {})
    .then(() => watch.begin());
  return async () => {
    await begun;
    return machine;
  };
}
