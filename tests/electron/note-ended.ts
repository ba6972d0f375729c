import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, profileOf } from './carrel';

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
);

/** Writes what main notes in the profile when the window has ended during a read. */
export function noteEnded(account: Account, library: string, key: string, item = 0): void {
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  const ended = [{ key, item, reason: 'timed-out', times: 1, proven: true }];
  const notes = { version, reading: [], ended };
  writeFileSync(join(profile, 'risky-reads.json'), JSON.stringify(notes));
}
