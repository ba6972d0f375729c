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
const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOwAA';

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
  const others = `<header>${picture('logo')}</header><main><article><h1>Tides</h1>${sentences(0, 2)}<aside>${picture('aside')}</aside><div class="ad-banner">${picture('advert')}</div>${picture('icon', 'width="16" height="16"')}<ul><li><img src="https://paper.example/item.png"></li></ul><p><a href="https://cruises.example/book"><img src="https://paper.example/sold.png"></a></p><div>${sentences(2, 6)}</div></article></main><footer>${picture('foot')}</footer>`;
  const shown = await picturesOf(others);
  for (const name of ['aside', 'advert', 'icon', 'item', 'sold', 'foot'])
    expect(shown).not.toContain(name);
});

const pictures = {
  'whose address is relative': (name: string) => `<img src="img/${name}.png" alt="${name}">`,
  'that is written into the page': (name: string) =>
    `<img src="${dot}${name === 'pier' ? 'AAAA' : 'AAAB'}" alt="${name}">`,
  'whose address has no scheme': (name: string) =>
    `<img src="//paper.example/${name}.png" alt="${name}">`,
};

for (const [what, image] of Object.entries(pictures))
  test(`a picture ${what} stands once between paragraphs, as on the page`, async () => {
    const html = `<!DOCTYPE html><meta charset="utf-8"><title>Tides</title><main><article><h1>Tides</h1>
      ${sentences(0, 2)}<p>${image('pier')}</p><div>${sentences(2, 4)}<p>${image('buoy')}</p>${sentences(4, 6)}</div></article></main>`;
    const [draft] = await draftsInPage(page, 'tides.html', html);
    const shown = [...draft!.html.matchAll(/<p>In part (\d)|alt="(\w+)"/g)];
    expect(shown.map(([, part, alt]) => part ?? alt)).toEqual([
      '0',
      '1',
      'pier',
      '2',
      '3',
      'buoy',
      '4',
      '5',
    ]);
  });

test('a picture that the text shows already is not put back from beside it', async () => {
  const shown = await picturesOf(
    `<main><article><h1>Tides</h1>${sentences(0, 2)}${picture('tide')}<div>${sentences(2, 4)}${picture('tide')}${sentences(4, 6)}</div></article></main>`,
  );
  expect(shown.filter((each) => each === 'tide')).toHaveLength(1);
});
