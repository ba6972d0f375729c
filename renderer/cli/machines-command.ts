import { longestMachineName } from '../../electron/ipc/machine-files';
import {
  distrust,
  type KnownMachine,
  otherMachines,
  trustAgain,
} from '../library/actions/machine-list';
import { type Arguments, UsageError } from './arguments';
import { type Command, type CommandContext, exit } from './command';

const actions = ['list', 'name', 'distrust', 'trust'];

export const machinesCommand: Command = {
  async run({ words }: Arguments, context) {
    const [action = 'list', ...rest] = words;
    if (!actions.includes(action))
      throw new UsageError(`machines needs one of ${actions.join(', ')}`);
    if (rest.length !== (action === 'list' ? 0 : 1)) {
      throw new UsageError(
        `machines ${action} takes ${action === 'list' ? 'no word' : 'one word'}`,
      );
    }
    const [word = ''] = rest;
    if (action === 'name') await nameOwn(word, context);
    if (action === 'distrust' || action === 'trust') await setTrust(action, word, context);
    await list(context);
    return exit.done;
  },
};

async function nameOwn(name: string, { carrel }: CommandContext): Promise<void> {
  const trimmed = name.replace(/\p{C}/gu, '').trim();
  if (trimmed === '' || trimmed !== name || name.length > longestMachineName) {
    throw new UsageError(
      `a name has up to ${longestMachineName} characters, none of them a control`,
    );
  }
  if (!(await carrel.request('nameMachine', name))) throw new Error('the name could not be kept');
}

async function setTrust(action: string, word: string, { carrel }: CommandContext): Promise<void> {
  const machine = named(await otherMachines(carrel, await carrel.request('ownMachine')), word);
  const isKept = await (action === 'trust' ? trustAgain : distrust)(carrel, machine);
  if (!isKept) throw new Error('the profile cannot be written');
}

/** The one machine that has this name or id. */
function named(machines: readonly KnownMachine[], word: string): KnownMachine {
  const found = machines.filter(({ id, name }) => id === word || name === word);
  const [first] = found;
  if (first === undefined) throw new UsageError(`no other machine is called ${word}`);
  if (found.length > 1) throw new UsageError(`several machines are called ${word}; give its id`);
  return first;
}

async function list(context: CommandContext): Promise<void> {
  const own = await context.carrel.request('ownMachine');
  const others = await otherMachines(context.carrel, own);
  const rows = [
    { id: own.id, name: own.name, own: true, wrote: null as string | null, trusted: true },
    ...others.map(({ id, name, wroteAt, trustedUntil }) => ({
      ...{ id, name, own: false, trusted: trustedUntil === null },
      wrote: wroteAt === null ? null : new Date(wroteAt).toISOString(),
    })),
  ];
  if (context.json) {
    await context.printItems(rows);
    return;
  }
  await context.print(
    rows.map(({ id, name, own, wrote, trusted }) =>
      [id, own ? 'this machine' : (wrote ?? '-'), trusted ? '' : 'not trusted', name].join('  '),
    ),
  );
}
