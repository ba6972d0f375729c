// carrel extract: what is read from pages, without a library.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './carrel';
import { simplePage } from './simple-page';

test('extract --explain says of each line why it was kept or left out', async ({
  carrel,
  library,
}) => {
  mkdirSync(join(library, 'pages'));
  const file = join(library, 'pages', 'a.html');
  const text = 'Words enough to be an article. '.repeat(20);
  writeFileSync(file, simplePage('One', `${text}</p><p>All rights reserved.`));
  const { stdout, code } = await carrel(['extract', '--explain', file]);
  expect(stdout).toMatch(/^kept +paragraph +Words enough/m);
  expect(stdout).toMatch(/^dropped +copyright +All rights reserved/m);
  expect(code).toBe(0);
});

test('extract says what is kept beside the article, and why it is not in it', async ({
  carrel,
  library,
}) => {
  mkdirSync(join(library, 'pages'));
  const file = join(library, 'pages', 'a.html');
  const text = 'Words enough to be an article. '.repeat(20);
  const outside =
    'The ferry was late again, so the pupils walked home along the river that evening.';
  writeFileSync(
    file,
    simplePage(
      'One',
      `${text}</p><p>All rights reserved.</p><nav><a href="/">Home</a></nav><aside class="related"><p>${outside}`,
    ),
  );
  const { stdout } = await carrel(['extract', '--explain', file]);
  expect(stdout).toMatch(
    /^left out \(links\):\n +copyright +All rights .*\n +outside the article: <nav> +Home$/m,
  );
  expect(stdout).toMatch(
    /^left out \(prose\):\n +outside the article: <aside\.related> +The ferry/m,
  );
  const [answer] = (await carrel(['extract', file])).stdout.split('\n');
  expect(JSON.parse(answer ?? '')).toMatchObject({
    leftOut: [
      { kind: 'links', text: 'All rights reserved.\nHome' },
      { kind: 'prose', text: outside },
    ],
    mayMissParts: false,
  });
});

test('extract prints a line a page, touches no library, and reads paths from stdin', async ({
  carrel,
  library,
}) => {
  mkdirSync(join(library, 'pages'));
  const file = join(library, 'pages', 'a.html');
  writeFileSync(
    file,
    `<!-- saved from url=(0024)https://quay.example/one -->${simplePage(
      'One',
      `${'Words enough to be an article. '.repeat(20)}<a href="/more">More</a></p><p><img src="//quay.example/a.png" width="600">${'And more of them. '.repeat(20)}</p><figure><figcaption>A caption</figcaption></figure><p>End.`,
    )}`,
  );
  const { stdout, code } = await carrel(['extract', '-'], { stdin: `${file}\n/no/such/file\n` });
  const [found, missing] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(found).toMatchObject({ file, title: 'One', encoding: 'utf-8' });
  expect(found.text).not.toContain('A caption');
  // Addresses are relative to the page's own, and not to that of the program.
  expect(found.html).toContain('href="https://quay.example/more"');
  expect(found.html).toContain('data-src="https://quay.example/a.png"');
  expect(missing.error).toBeTruthy();
  expect(code).toBe(3);
  expect(JSON.parse((await carrel(['stats', '--json'])).stdout).articles).toBe(0);
});
