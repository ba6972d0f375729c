import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languages } from '../../../electron/ipc/languages';
import ids from '../../../extension/ids.json' with { type: 'json' };
import { manifestFor } from '../../../scripts/build/extension.mjs';

const root = join(import.meta.dirname, '../../../extension');
const messages = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(join(root, '_locales', language, 'messages.json'), 'utf8'));
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|html|json)$/.test(name) && !name.includes('_locales'))
  .map((name) => readFileSync(join(root, name), 'utf8'))
  .join('\n');

/** The names that browsers have for the languages. */
const folderOf = (language: string) =>
  ({ 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW' })[language] ?? language;

it('has the languages of Carrel', () => {
  const folders = readdirSync(join(root, '_locales')).sort();
  expect(folders).toEqual(Object.keys(languages).map(folderOf).sort());
});

it.each(Object.keys(languages))('has each text in %s, with the places for values', (language) => {
  const [en, own] = [messages('en'), messages(folderOf(language))];
  expect(Object.keys(own).sort()).toEqual(Object.keys(en).sort());
  const places = (text: string) => [...text.matchAll(/\$\d/g)].map(([place]) => place).sort();
  for (const [name, { message }] of Object.entries(en)) {
    expect(places(own[name]?.message ?? ''), name).toEqual(places(message));
  }
});

it('has every text that its pages name', () => {
  const en = messages('en');
  const named = [
    ...sources.matchAll(/data-(?:text|label)="(\w+)"/g),
    ...sources.matchAll(/__MSG_(\w+)__/g),
    ...sources.matchAll(/(?:say|getMessage)\(\s*'(\w+)'/g),
  ].map(([, name]) => name);
  expect(named.filter((name) => name === undefined || !(name in en))).toEqual([]);
});

it('gives each browser a manifest without what the other one knows', async () => {
  const chromium = manifestFor('chromium');
  const firefox = manifestFor('firefox');
  expect(chromium).not.toHaveProperty('browser_specific_settings');
  expect(chromium.background).toEqual({ service_worker: 'background.js' });
  expect(firefox).not.toHaveProperty('key');
  expect(firefox.background).toEqual({ scripts: ['background.js'] });
  expect(firefox.browser_specific_settings.gecko.id).toBe(ids.firefox);
  expect(firefox.permissions).not.toContain('pageCapture');
});

it('states the id that Chromium makes of the key', async () => {
  const key = Buffer.from(manifestFor('chromium').key, 'base64');
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', key)).toString('hex');
  const letters = [...hash.slice(0, 32)].map((digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 16)),
  );
  expect(letters.join('')).toBe(ids.chromium);
});
