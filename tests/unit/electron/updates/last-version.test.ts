import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteVersion } from '../../../../electron/updates/last-version';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'carrel-version-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

it('tells of an update once, and neither of the first start nor of an earlier version', () => {
  const told = ['0.1.0', '0.1.0', '0.2.0', '0.2.0', '0.1.0', '0.3.0'].map((version) =>
    noteVersion(profile, version),
  );
  expect(told).toEqual([null, null, '0.1.0', null, null, '0.1.0']);
  expect(readdirSync(profile)).toEqual(['last-version.json']);
});

it.each(['', '{', '[]', '{"version":7}', '{"version":"<b>"}'])('is not misled by %j', (content) => {
  writeFileSync(join(profile, 'last-version.json'), content);
  expect(noteVersion(profile, '0.2.0')).toBeNull();
});

it('tells nothing where it cannot note it', () => {
  expect(noteVersion(join(profile, 'gone'), '0.2.0')).toBeNull();
});
