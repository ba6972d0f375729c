import { expect, it } from 'vitest';
import type { Article } from '../../../../renderer/core/article/article';
import { listTrash } from '../../../../renderer/library/actions/list-trash';
import { readTrashed } from '../../../../renderer/library/actions/read-trashed';
import {
  isFoundInTrash,
  readTrashTexts,
  trashWords,
} from '../../../../renderer/library/actions/search-trash';
import type { Library } from '../../../../renderer/library/library';
import { toHtmlFile, toJsonFile } from '../../../../renderer/vault/article-files';
import { article } from '../../article';

const text = 'Die Straße führt zum Hafen.';
const record = {
  ...{
    article: article({ id: '1'.padStart(26, '0'), title: '밤의 항구', tags: ['Sea'] }),
    html: `<p>${text}</p>`,
    text,
  },
  ...{ leftOut: [], highlights: [], assets: [], originals: [] },
};
const json = toJsonFile(record, 'f'.repeat(64));
const files: Record<string, { html: string | null; json: string | null }> = {
  whole: { html: toHtmlFile(record), json },
  'without-page': { html: null, json },
  damaged: { html: '<p>', json: '{' },
};
const vault = {
  listTrash: async () =>
    Object.entries(files).map(([name, file]) => ({
      ...{ name, folder: 'articles/2025/01/article-1', trashedAt: 1, daysKept: 0, json: file.json },
    })),
  readTrashed: async (name: string) => files[name] ?? { html: null, json: null },
} as unknown as Library['vault'];

it('reads the page of an article in the trash, or its text where the page is lost', async () => {
  const entries = await listTrash({ vault });
  const read = await Promise.all(entries.map((entry) => readTrashed({ vault }, entry)));
  const bodies = Object.fromEntries(entries.map(({ name }, at) => [name, read[at]?.html]));
  expect(bodies).toEqual({
    ...{ whole: `<p>${text}</p>`, 'without-page': `<p>${text}</p>`, damaged: undefined },
  });
});

it('finds words in what the list knows and in the text, and reads each text once', async () => {
  const entries = await listTrash({ vault });
  const texts = new Map<string, string>();
  let times = 0;
  const read = () =>
    readTrashTexts({ vault }, entries, texts, new AbortController().signal, () => times++);
  await read();
  await read();
  expect(times).toBe(1);
  expect(texts.get('damaged')).toBe('');
  const finds = (query: string) =>
    isFoundInTrash(record.article as Article, trashWords(query), texts.get('whole'));
  expect(['항구', 'sea STRASSE', 'hafen 밤', 'hafen quay'].map(finds)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
