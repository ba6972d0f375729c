import { expect, it } from 'vitest';
import { initialize, serveShelf } from './served-client';

const textOf = async (asked: ReturnType<Awaited<ReturnType<typeof serveShelf>>['call']>) =>
  (await asked).result?.content[0].text ?? '';

it('gives an article with the number of each paragraph, its facts and its note', async () => {
  const client = await serveShelf();
  const text = await textOf(client.call('read', { id: 'art1' }));
  expect(text).toContain('title: First\nauthors: Kim, Lee\n');
  expect(text).toContain('tags: kept, desk');
  expect(text).toContain('note: My note');
  expect(text).toContain(
    'paragraphs: 1 to 3 of 3\n\n[1] One paragraph.\n\n[2] Two.\n\n[3] Three [9]',
  );
  await client.end();
});

it('says that only the beginning of an article is there', async () => {
  const client = await serveShelf();
  await client.database.articles.update('ART1', { onlyBeginning: true });
  expect(await textOf(client.call('read', { id: 'ART1' }))).toContain('remark: only the beginning');
  expect(await textOf(client.call('read', { id: 'ART2', count: 1 }))).not.toContain('remark');
  await client.end();
});

it('gives a long article in parts that make the whole', async () => {
  const client = await serveShelf();
  const paragraphs: string[] = [];
  for (let from: number | null = 1; from !== null; ) {
    const text = await textOf(client.call('read', { id: 'ART2', from }));
    expect(text.length).toBeLessThan(45_000);
    paragraphs.push(...text.split('\n\n').slice(1));
    const [, next] = /go on with from: (\d+)/.exec(text) ?? [];
    from = next === undefined ? null : Number(next);
  }
  expect(paragraphs).toHaveLength(60);
  expect(paragraphs.every((text, at) => text.startsWith(`[${at + 1}] ${at + 1} xxx`))).toBe(true);
  const part = await textOf(client.call('read', { id: 'ART2', from: 59, count: 1 }));
  expect(part).toContain('paragraphs: 59 to 59 of 60; go on with from: 60');
  const behind = await textOf(client.call('read', { id: 'ART2', from: 61 }));
  expect(behind).toContain('paragraphs: none from 61 on, of 60');
  await client.end();
});

it('finds articles, lists tags and cites, as values and as text', async () => {
  const client = await serveShelf();
  const found = await client.call('search', { query: 'paragraph' });
  expect(found.result?.structuredContent).toMatchObject({
    ...{ total: 1, indexed: 2, articles: 2 },
    hits: [{ id: 'ART1', title: 'First', authors: ['Kim', 'Lee'], snippet: 'One paragraph' }],
  });
  expect(JSON.parse(found.result?.content[0].text ?? '')).toEqual(found.result?.structuredContent);
  const tags = await client.call('list_tags', {});
  expect(tags.result?.structuredContent).toEqual({
    tags: [
      { tag: 'kept', articles: 2 },
      { tag: 'desk', articles: 1 },
    ],
  });
  const some = await client.call('list_tags', { containing: 'DES' });
  expect(some.result?.structuredContent).toEqual({ tags: [{ tag: 'desk', articles: 1 }] });
  const bibtex = await textOf(client.call('cite', { ids: ['ART1', 'ART2'], format: 'bibtex' }));
  expect(bibtex.match(/^@/gm)).toHaveLength(2);
  const unknown = await client.call('cite', { ids: ['ART1'], style: 'none such' });
  expect(unknown.result?.isError).toBe(true);
  await client.end();
});

it('lists the articles page by page', async () => {
  const client = await serveShelf();
  const { articles } = client.database;
  const one = await articles.get('ART1');
  await articles.bulkPut(
    Array.from({ length: 248 }, (_, at) => ({ ...one!, id: `MANY${at}`, savedAt: at })),
  );
  const uris = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;
  do {
    const { result } = await client.ask('resources/list', cursor === undefined ? {} : { cursor });
    for (const { uri } of (result?.resources ?? []) as { uri: string }[]) uris.add(uri);
    cursor = result?.nextCursor as string | undefined;
    pages += 1;
  } while (cursor !== undefined);
  expect([pages, uris.size]).toEqual([3, 250]);
  const { error } = await client.ask('resources/list', { cursor: 'first' });
  expect(error?.message).toContain('cursor');
  await client.end();
});

it('changes tags and notes when it was started for it', async () => {
  const client = await serveShelf({ write: true });
  const tagged = await client.call('tag', {
    ids: ['ART1', 'ART2'],
    add: ['#new'],
    remove: ['desk'],
  });
  expect(tagged.result?.structuredContent).toEqual({ changed: 2, isSaved: true });
  await client.call('note', { id: 'ART1', text: 'More.' });
  await client.call('note', { id: 'ART2', text: 'Only.' });
  const [first, second] = await client.database.articles.bulkGet(['ART1', 'ART2']);
  expect(first).toMatchObject({ tags: ['kept', 'new'], note: 'My note\n\nMore.' });
  expect(second).toMatchObject({ tags: ['kept', 'new'], note: 'Only.' });
  await client.call('note', { id: 'ART1', text: 'Other.', mode: 'replace' });
  expect((await client.database.articles.get('ART1'))?.note).toBe('Other.');
  // One id that is none: nothing is changed.
  const failed = await client.call('tag', { ids: ['ART1', 'NONE'], add: ['half'] });
  expect(failed.result?.isError).toBe(true);
  expect((await client.database.articles.get('ART1'))?.tags).not.toContain('half');
  await client.end();
});

it.each(['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25', '1999-01-01'])(
  'agrees with a client of revision %s on one that both know',
  async (protocolVersion) => {
    const client = await serveShelf();
    const { result } = await client.ask('initialize', { ...initialize, protocolVersion });
    const wanted = protocolVersion.startsWith('1') ? /^2025-/ : new RegExp(protocolVersion);
    expect(result?.protocolVersion).toMatch(wanted);
    expect(result?.serverInfo).toMatchObject({ name: 'carrel', version: '1.2.3' });
    await client.end();
  },
);
