// Who writes to the library, as the files of the machines say it.
import type { MachineFolder, OwnMachine } from '../../../electron/ipc/machine-files';
import { longestMachineName } from '../../../electron/ipc/machine-files';
import type { CarrelBridge } from '../../../electron/ipc/requests';

/** A machine that has written to the library. */
export interface KnownMachine {
  id: string;
  /** What its user calls it; empty where its file says nothing. */
  name: string;
  /** Milliseconds since 1970: when it wrote last by its own clock; null where no file says so. */
  wroteAt: number | null;
  /** Its last stamp in the folder; empty where no file says so. */
  lastStamp: string;
  /** The last stamp of it that counts here; null for a machine that is trusted. */
  trustedUntil: string | null;
}

/** The other machines of the library, the last one to write first. */
export async function otherMachines(
  bridge: CarrelBridge,
  { id: own, distrusted }: OwnMachine,
): Promise<KnownMachine[]> {
  const { machines } = await bridge.request('listMachines');
  const others = machines.filter(({ machine, files }) => machine !== own && files.length > 0);
  const known = await Promise.all(
    others.map(async (folder): Promise<KnownMachine> => {
      const about = await bridge.request('readMachineFile', folder.machine, 'machine.json');
      return {
        ...{ id: folder.machine, name: nameIn(about), wroteAt: lastWritten(folder) },
        ...{ lastStamp: lastStampOf(folder), trustedUntil: distrusted[folder.machine] ?? null },
      };
    }),
  );
  return known.sort((one, other) => (other.wroteAt ?? 0) - (one.wroteAt ?? 0));
}

/** Files of changes are named by the time of their writing: ten digits of milliseconds come first. */
const changes = /^([0-9a-hjkmnp-tv-z]{10})[0-9a-z]{4}-[0-9a-z]+\.jsonl$/;
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

export function lastWritten({ files }: MachineFolder): number | null {
  const times = files.flatMap(({ name }) => {
    const [, time] = changes.exec(name) ?? [];
    return time === undefined ? [] : timeOf(time);
  });
  return times.length === 0 ? null : Math.max(...times);
}

/** Files are named by a stamp that is later than all of their changes. */
function lastStampOf({ machine, files }: MachineFolder): string {
  const stamps = files.flatMap(({ name }) => {
    const [, stamp, owner] = /^([0-9a-hjkmnp-tv-z]{14})-([0-9a-z]+)\.jsonl$/.exec(name) ?? [];
    return stamp !== undefined && owner === machine ? `${stamp.toUpperCase()}-${owner}` : [];
  });
  return stamps.sort().at(-1) ?? '';
}

/** From now on no change counts that the machine makes later; what it has written before stays. */
export const distrust = (bridge: CarrelBridge, { id, lastStamp }: KnownMachine): Promise<boolean> =>
  bridge.request('trustMachine', id, lastStamp);

/** All that the machine has changed counts again. */
export const trustAgain = (bridge: CarrelBridge, { id }: KnownMachine): Promise<boolean> =>
  bridge.request('trustMachine', id, null);

function timeOf(text: string): number {
  return Array.from(text).reduce((sum, digit) => sum * digits.length + digits.indexOf(digit), 0);
}

/** A machine's file may come from anywhere. */
export function nameIn(about: unknown): string {
  try {
    const { name } = Object(JSON.parse(typeof about === 'string' ? about : '{}'));
    if (typeof name !== 'string') return '';
    return name.replace(/\p{C}/gu, '').trim().slice(0, longestMachineName);
  } catch {
    return '';
  }
}
