import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { killUnlessEnded } from '../../../electron/end-watchdog';

it.skipIf(process.platform === 'win32')('kills a process that does not end', async () => {
  const stuck = spawn('sh', ['-c', 'trap "" TERM INT HUP; sleep 30 & wait; sleep 30']);
  killUnlessEnded(stuck.pid, 1);
  expect(await once(stuck, 'exit')).toEqual([null, 'SIGKILL']);
});

it.skipIf(process.platform === 'win32')('leaves a process alone that ends in time', async () => {
  const quick = spawn('sh', ['-c', 'sleep 0.5; exit 7']);
  killUnlessEnded(quick.pid, 2);
  expect(await once(quick, 'exit')).toEqual([7, null]);
});
