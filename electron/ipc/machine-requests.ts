/** Requests about the machines that write to this library. */
import {
  machineFileName,
  machineFileNames,
  machineId,
  machineName,
  machineStamp,
  text,
} from './argument-values.js';
import type { MachineListing, OwnMachine } from './machine-files.js';
import { everyone, readers, request } from './request.js';
import type { Unreadable, VaultWrite } from './vault-files.js';

export const machineRequests = {
  ownMachine: request<OwnMachine>()(everyone, []),
  /** False when the profile cannot be written. Arguments: `name`. */
  nameMachine: request<boolean>()(readers, [machineName]),
  /**
   * Lets no change of another machine count that it has stamped later; null trusts it again. False when the
   * profile cannot be written. Arguments: `machine`, `last`.
   */
  trustMachine: request<boolean>()(readers, [machineId, machineStamp]),
  listMachines: request<MachineListing>()(everyone, []),
  /** Null when there is no such file. Arguments: `machine`, `name`. */
  readMachineFile: request<string | null | Unreadable>()(
    everyone,
    // The name may be one that a sync program gave to a copy.
    [machineId, text],
  ),
  /** Replaces a file of the own machine. Arguments: `name`, `content`. */
  writeMachineFile: request<VaultWrite>()(['importer'], [machineFileName, text]),
  /** Deletes files of the own machine; one that is missing is no error. Arguments: `names`. */
  deleteMachineFiles: request<VaultWrite>()(['importer'], [machineFileNames]),
};
