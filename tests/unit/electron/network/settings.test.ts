import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NetworkSettingsFile } from '../../../../electron/network/settings';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'carrel-network-'));
});
afterEach(() => rmSync(profile, { recursive: true }));

it('is off until the user has added something, and stays off when switched off', async () => {
  const changed = vi.fn();
  const settings = new NetworkSettingsFile(profile, changed);
  expect([settings.current.fetching, settings.isOn]).toEqual(['unasked', false]);
  await settings.ask();
  expect(settings.isOn).toBe(true);
  expect(changed).toHaveBeenLastCalledWith({
    ...{ fetching: 'on', allowedHosts: [], updateAddress: null },
  });
  await settings.set('never');
  await settings.ask();
  expect(settings.isOn).toBe(false);
  expect(new NetworkSettingsFile(profile).current.fetching).toBe('never');
});

it('keeps the hosts that were allowed', async () => {
  const settings = new NetworkSettingsFile(profile);
  expect(await settings.allow('127.0.0.1:8080')).toBe(true);
  expect(await settings.allow('127.0.0.1:8080')).toBe(true);
  expect(await settings.allow('not a host')).toBe(false);
  expect(new NetworkSettingsFile(profile).isAllowed('127.0.0.1', 8080)).toBe(true);
  await settings.forget('127.0.0.1:8080');
  expect(new NetworkSettingsFile(profile).current.allowedHosts).toEqual([]);
});

it.each([
  '',
  '[]',
  'null',
  '{"fetching":"yes","allowedHosts":{"a":1}}',
  '{"fetching":true,"allowedHosts":[7,null,"a b"]}',
])('reads %j as switched off', (json) => {
  writeFileSync(join(profile, 'network.json'), json);
  expect(new NetworkSettingsFile(profile).current).toEqual({
    fetching: 'unasked',
    allowedHosts: [],
    updateAddress: null,
  });
});
