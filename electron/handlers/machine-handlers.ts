import type { machineRequests } from '../ipc/machine-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { OwnMachine } from '../machines/own-machine.js';
import type { Vault } from '../vault/vault.js';

/**
 * Requests about the machines that write to this library. Whatever a window asks, only the own machine's
 * folder is written.
 *
 * @param own resolves when it is certain that no other profile has this machine's id
 */
export function machineHandlers(
  vault: Vault,
  own: () => Promise<OwnMachine>,
  /** Files of these machines are to be looked at again. */
  onTrust: (machines: string[]) => void,
): Pick<Handlers, keyof typeof machineRequests> {
  return {
    ownMachine: async () => (await own()).about(),
    nameMachine: async (_caller, name) => {
      const isKept = (await own()).rename(name);
      if (isKept) await tellName(vault, await own());
      return isKept;
    },
    trustMachine: async (_caller, machine, last) => {
      const isKept = (await own()).distrust(machine, last);
      if (isKept) onTrust([machine]);
      return isKept;
    },
    listMachines: () => vault.listMachines(),
    readMachineFile: (_caller, ...args) => vault.readMachineFile(...args),
    writeMachineFile: async (_caller, name, content) => {
      const machine = await own();
      machine.willWrite(name);
      return vault.writeMachineFile(machine.about().id, name, content);
    },
    deleteMachineFiles: async (_caller, names) =>
      vault.deleteMachineFiles((await own()).about().id, names),
  };
}

/**
 * Tells the others the own machine's new name. The rest of its file is the import window's (vault/manifest.ts),
 * which also writes the name of a machine that has no file yet.
 */
async function tellName(vault: Vault, machine: OwnMachine): Promise<void> {
  const { id, name } = machine.about();
  const known = await vault.readMachineFile(id, 'machine.json');
  try {
    const record: unknown = JSON.parse(typeof known === 'string' ? known : 'null');
    if (typeof record !== 'object' || record === null) return;
    const content = `${JSON.stringify({ ...record, name }, null, 2)}\n`;
    await vault.writeMachineFile(id, 'machine.json', content);
  } catch {
    // A damaged file is written again as a whole.
  }
}
