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
    nameMachine: async (_caller, name) => (await own()).rename(name),
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
