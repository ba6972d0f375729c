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
): Pick<Handlers, keyof typeof machineRequests> {
  return {
    ownMachine: async () => (await own()).about(),
    nameMachine: async (_caller, name) => {
      const isKept = (await own()).rename(name);
      if (isKept) await tellName(vault, await own());
      return isKept;
    },
    listMachines: () => vault.listMachines(),
    readMachineFile: (_caller, ...args) => vault.readMachineFile(...args),
    writeMachineFile: async (_caller, name, content) => {
      const machine = await own();
      machine.willWrite(name);
      const answer = await vault.writeMachineFile(machine.about().id, name, content);
      if (answer.ok) await tellName(vault, machine);
      return answer;
    },
    deleteMachineFiles: async (_caller, names) =>
      vault.deleteMachineFiles((await own()).about().id, names),
  };
}

/**
 * Tells the others what the own machine is called, once it has a folder. A name that cannot be written now
 * comes with the next change.
 */
async function tellName(vault: Vault, machine: OwnMachine): Promise<void> {
  const { id, name } = machine.about();
  const { machines } = await vault.listMachines();
  if (!machines.some((each) => each.machine === id && each.files.length > 0)) return;
  const content = `${JSON.stringify({ schema: 1, name }, null, 2)}\n`;
  if ((await vault.readMachineFile(id, 'machine.json')) === content) return;
  await vault.writeMachineFile(id, 'machine.json', content);
}
