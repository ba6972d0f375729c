// Novels in plain text: one article with headings.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

async function novel(name: string, text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const [item] = await readInPage(page, name, bytes);
  if (!item?.ok) throw new Error(`${name} is not read`);
  return item.draft;
}

const headings = (html: string) => [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);

test('a novel is one article with the headings of its chapters, its title and its author', async () => {
  const paragraph =
    'The river ran past the mill in those days, and the miller counted the boats by\ntheir bells because the fog hid their sails, which nobody in the village believed.\n\n';
  const chapters = ['CHAPTER I.', 'CHAPTER II. The Fog', 'CHAPTER III.', 'EPILOGUE'];
  const draft = await novel(
    'bells.txt',
    `THE MILLER'S BELLS\n\nby Ines Moor\n\n\nContents\n\n${chapters.join('\n')}\n\n\n${chapters.map((each) => `${each}\n\n${paragraph.repeat(40)}`).join('\n\n')}`,
  );
  expect(draft).toMatchObject({
    title: "THE MILLER'S BELLS",
    byline: ['Ines Moor'],
    format: 'text',
  });
  expect(headings(draft.html)).toEqual(chapters);
  expect(draft.text.match(/counted the boats/g)).toHaveLength(160);
  for (const chapter of chapters) expect(draft.text.split(chapter)).toHaveLength(3);
});

test('a Korean novel keeps its chapters, and a text of many thousand lines is read', async () => {
  const paragraph =
    '    강은 물레방아 곁을 지나 흘렀고 방앗간 주인은 안개가 돛을 가렸기 때문에 종소리로 배를 세었다.\n\n';
  const chapters = ['프롤로그', '제1장 안개', '제2장 물레방아', '에필로그'];
  const text = `방앗간의 종\n\n${chapters.map((each) => `${each}\n\n${paragraph.repeat(20)}`).join('\n')}`;
  const draft = await novel('종.txt', text);
  expect(draft.title).toBe('방앗간의 종');
  expect(headings(draft.html)).toEqual(chapters);
  const long = await novel(
    'long.txt',
    `The bells\n\n${`Chapter 1\n\n${paragraph}\n\n`.repeat(3_000)}`,
  );
  expect(headings(long.html).length).toBe(3_000);
});
