import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { draftsInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const sentence = (part: number) =>
  `<p>In part ${part} the harbour kept its own book of tides, in which every keeper wrote what the wind had done to the water.</p>`;
const sentences = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => sentence(from + at)).join('');
const picture = (name: string, attributes = 'width="600" height="400"') =>
  `<figure><img src="https://paper.example/${name}.png" ${attributes}></figure>`;

async function picturesOf(content: string): Promise<string[]> {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tides</title></head><body>${content}</body></html>`;
  const [draft] = await draftsInPage(page, 'tides.html', html);
  return [...draft!.html.matchAll(/<p>In part (\d)|paper\.example\/([\w-]+)\.png/g)].map(
    ([, part, name]) => part ?? name ?? '',
  );
}

test('a picture without a caption stays between paragraphs of which Readability takes only one part as a block', async () => {
  const beside = `<main><article><h1>Tides</h1>${sentences(0, 2)}${picture('tide')}<div>${sentences(2, 6)}</div></article></main>`;
  expect(await picturesOf(beside)).toEqual(['0', '1', 'tide', '2', '3', '4', '5']);
  const linked = `<main><article><h1>Tides</h1>${sentences(0, 2)}<div><a href="https://paper.example/tide-large"><img src="https://paper.example/tide.png"></a></div><section>${sentences(2, 6)}</section></article></main>`;
  expect(await picturesOf(linked)).toEqual(['0', '1', 'tide', '2', '3', '4', '5']);
});

test('icons, and pictures beside, above and below the text, are not taken for pictures of it', async () => {
  const others = `<header>${picture('logo')}</header><main><article><h1>Tides</h1>${sentences(0, 2)}<aside>${picture('aside')}</aside><div class="ad-banner">${picture('advert')}</div>${picture('icon', 'width="16" height="16"')}<ul><li><img src="https://paper.example/item.png"></li></ul><div>${sentences(2, 6)}</div></article></main><footer>${picture('foot')}</footer>`;
  const shown = await picturesOf(others);
  for (const name of ['aside', 'advert', 'icon', 'item', 'foot']) expect(shown).not.toContain(name);
});
