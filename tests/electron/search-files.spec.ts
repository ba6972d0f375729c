import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { longTestMs, profileOf, test } from './carrel';
import { searchFor } from './search-for';

test.setTimeout(longTestMs);

/** Paths of the files in the origin's private file system that belong to the index. */
function filesBesideIndex(profile: string): string[] {
  const folder = join(profile, 'File System');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /^CR[LT]\d/.test(beginning(path)));
}

function beginning(path: string): string {
  return readFileSync(path).subarray(0, 4).toString('latin1');
}

function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  for (const [name, text] of [
    ['ferry', 'The ferry left the harbour at night.'],
    ['law', '국가AI컴퓨팅센터를 일괄처리를 위해 세운다.'],
  ] as const) {
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><meta charset="utf-8"><title>${name}</title><main><h1>${name}</h1><p>${`${text} `.repeat(12)}</p></main>`,
    );
  }
  return folder;
}

test('the texts beside the index are written in idle time, and checked before use', async ({
  account,
  carrel,
  library,
  openCarrel,
}) => {
  await carrel(['import', savePages(library)]);
  const found = async (query: string) => {
    const { hits } = await searchFor(carrel, query);
    return hits.map(({ title, snippet }) => `${title}: ${snippet}`);
  };
  const finds = async () => {
    expect(await found('"harbour at night"')).toEqual([expect.stringMatching(/^ferry: .*harbour/)]);
    expect(await found('처리')).toEqual([expect.stringMatching(/^law: .*일괄처리를/)]);
  };

  const contents = () =>
    filesBesideIndex(profileOf(account, library))
      .map((path) => readFileSync(path, 'base64'))
      .sort();
  const use = async (isMade: () => boolean) => {
    const opened = await openCarrel();
    await finds();
    await expect.poll(isMade, { timeout: 30_000 }).toBe(true);
    await finds();
    await opened.app.close();
  };
  await use(() => contents().length === 2);
  const whole = contents();
  // Damages the part that is checked at the start, and the part that is read only when needed.
  for (const from of [24, -8]) {
    for (const path of filesBesideIndex(profileOf(account, library))) {
      const bytes = readFileSync(path);
      // Keeps the length and the beginning; changes all further bytes.
      bytes.subarray(from).forEach((byte, i, damaged) => {
        damaged[i] = byte ^ 1;
      });
      writeFileSync(path, bytes);
    }
    expect(contents()).not.toEqual(whole);
    await use(() => contents().join() === whole.join());
  }
});
