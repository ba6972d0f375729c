// A lock for each thing that is set up: two `npm start` at once must not download twice or build into
// the same folder.
//
// The lock is a file whose modification time is refreshed while it is held; an old one is stale. A
// process id would not do: containers that do not see each other's processes may share the cache
// folder.

import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

const refreshEvery = 1_000;
const deadAfter = 10_000;

export async function withLock(file, purpose, work) {
  await mkdir(dirname(file), { recursive: true });
  const token = randomUUID();
  let isAnnounced = false;
  while (!(await take(file, token))) {
    if (!isAnnounced) say(`waiting for another one that is ${purpose}`);
    isAnnounced = true;
    await breakIfDead(file);
    await sleep(250);
  }
  const refresh = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, refreshEvery);
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    if ((await readFile(file, 'utf8').catch(() => '')) === token) await rm(file, { force: true });
  }
}

async function take(file, token) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(token);
    await handle.close();
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Renames the file before removing it: of several waiting processes only one succeeds. */
async function breakIfDead(file) {
  try {
    if (Date.now() - (await stat(file)).mtimeMs < deadAfter) return;
    const aside = `${file}.${randomUUID()}`;
    await rename(file, aside);
    await rm(aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
