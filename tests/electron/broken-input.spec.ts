import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { isExhaustive } from '../exhaustive';
import { longTestMs, test } from './carrel';
import { searchFor } from './search-for';

test.setTimeout(longTestMs);

/** How many tags the absurd pages have. `tests/dom/broken-files.spec.ts` reads larger ones, too. */
const tags = isExhaustive ? 1_000_000 : 100_000;

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('broken files get a reason each, and the batch goes on', async ({ carrel, library }) => {
  const folder = join(library, 'broken');
  mkdirSync(folder);
  const write = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(folder, name), content);
  const page = (body: string) =>
    `<!doctype html><html><head><title>Title</title></head><body>${body}</body></html>`;
  const words = (seed: number) =>
    `<p>${`Sentence number ${seed} has some words in it. `.repeat(30)}</p>`;

  write('a-good.html', page(words(1)));
  write(
    'binary.html',
    Uint8Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 251),
  );
  write('deep.html', page(`${'<div>'.repeat(tags)}${words(2)}`));
  write('empty.html', '');
  write('flat.html', page(`${'<div>x</div>'.repeat(tags)}${words(3)}`));
  write('huge.html', page('<p>A hundred megabytes of this.</p>'.repeat(3_200_000)));
  write(
    'image.html',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  );
  write('spaces.html', '  \n\t ');
  // "한국어 문장입니다. " in EUC-KR; the declared charset is wrong.
  const eucKr = [
    0xc7, 0xd1, 0xb1, 0xb9, 0xbe, 0xee, 0x20, 0xb9, 0xae, 0xc0, 0xe5, 0xc0, 0xd4, 0xb4, 0xcf, 0xb4,
    0xd9, 0x2e, 0x20,
  ];
  write(
    'lying.html',
    Buffer.concat([
      Buffer.from('<html><head><meta charset="utf-8"><title>Lie</title></head><body><p>'),
      Buffer.from(Array.from({ length: 40 }, () => eucKr).flat()),
      Buffer.from('</p></body></html>'),
    ]),
  );
  write('z-good.html', page(words(4)));

  const startedAt = Date.now();
  const { stdout, code } = await carrel(['import', folder, join(library, 'gone.html'), '--json']);
  const seconds = (Date.now() - startedAt) / 1000;
  const { items, failed } = JSON.parse(stdout);
  const outcomes = Object.fromEntries(
    items.map((item: { file: string; outcome: string }) => [
      item.file.split('/').at(-1),
      item.outcome,
    ]),
  );
  expect(outcomes).toEqual({
    'a-good.html': 'imported',
    'binary.html': 'failed',
    'deep.html': expect.stringMatching(/imported|failed/),
    'empty.html': 'failed',
    'flat.html': expect.stringMatching(/imported|failed/),
    'gone.html': 'failed',
    'huge.html': 'failed',
    'image.html': 'failed',
    'lying.html': 'imported',
    'spaces.html': 'failed',
    'z-good.html': 'imported',
  });
  for (const { reason } of failed) expect(reason).toMatch(/[a-z]/);
  expect(code).toBe(3);
  expect(seconds).toBeLessThan(120);

  expect((await searchFor(carrel, '문장입니다')).hits).toHaveLength(1);
});
