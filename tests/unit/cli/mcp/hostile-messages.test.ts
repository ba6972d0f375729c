import { expect, it } from 'vitest';
import { serveShelf } from './served-client';

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

it.each<[string, string, number]>([
  ['words that are not JSON', 'hello', -32700],
  ['half a message', '{"jsonrpc":"2.0","id":1', -32700],
  ['a number', '7', -32600],
  ['null', 'null', -32600],
  ['an empty object', '{}', -32600],
  ['a list of requests', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', -32600],
  ['another protocol', '{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600],
  ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"ping"}', -32600],
  ['a method that is a number', '{"jsonrpc":"2.0","id":1,"method":7}', -32600],
  ['200,000 brackets', deep(200_000), -32600],
])('answers %s with an error, and the next request as ever', async (_what, line, code) => {
  const client = await serveShelf();
  const before = client.answers.length;
  client.say(line);
  expect((await client.ask('ping')).result).toEqual({});
  expect(client.answers[before]).toMatchObject({ id: null, error: { code } });
  await client.end();
});

it('answers a line that was too long, and passes over empty ones', async () => {
  const client = await serveShelf();
  const before = client.answers.length;
  client.say('');
  client.say('  ');
  client.sayLine({ kind: 'too-long' });
  await client.ask('ping');
  expect(client.answers.slice(before).map(({ error }) => error?.code)).toEqual([-32600, undefined]);
  await client.end();
});

it.each<[string, object]>([
  ['no arguments', {}],
  ['a query that is no text', { query: { $ne: '' } }],
  ['an endless query', { query: 'x'.repeat(2_001) }],
  ['a limit of a million', { query: 'x', limit: 1_000_000 }],
  ['a limit of 0', { query: 'x', limit: 0 }],
  ['a negative offset', { query: 'x', offset: -1 }],
])('refuses a search with %s', async (_what, args) => {
  const client = await serveShelf();
  const { result, error } = await client.call('search', args);
  expect(error !== undefined || result?.isError === true).toBe(true);
  expect((await client.call('search', { query: 'one' })).result?.isError).toBeFalsy();
  await client.end();
});

it('names no article for ids that are none, patterns among them', async () => {
  const client = await serveShelf();
  for (const id of ['NONE', '../../etc', '%%%%', 'ART_', '____', 'constructor', '__proto__']) {
    const { result } = await client.call('read', { id });
    expect(result?.isError, id).toBe(true);
    expect(result?.content[0].text, id).toContain('no such article');
  }
  for (const uri of ['carrel://article/NONE', 'file:///etc/passwd', 'carrel://article/../x', '']) {
    expect((await client.ask('resources/read', { uri })).error, uri).toBeDefined();
  }
  await client.end();
});

it('knows no way to change anything unless it was started for it', async () => {
  const client = await serveShelf();
  const { result } = await client.ask('tools/list');
  const tools = result?.tools as { name: string; annotations: { readOnlyHint: boolean } }[];
  expect(tools.map(({ name }) => name)).toEqual(['search', 'read', 'list_tags', 'cite']);
  expect(tools.every(({ annotations }) => annotations.readOnlyHint)).toBe(true);
  for (const [name, args] of [
    ['tag', { ids: ['ART1'], add: ['x'] }],
    ['note', { id: 'ART1', text: 'x' }],
    ['__proto__', {}],
    ['constructor', {}],
  ] as const) {
    const { result: made, error } = await client.call(name, args);
    expect(error !== undefined || made?.isError === true, name).toBe(true);
  }
  expect(await client.database.articles.get('ART1')).toMatchObject({
    ...{ tags: ['kept', 'desk'], note: 'My note' },
  });
  await client.end();
});

it('refuses more requests at once than it can work on, and answers each', async () => {
  const client = await serveShelf();
  const asked = Array.from({ length: 200 }, () => client.call('search', { query: 'one' }));
  const answers = await Promise.all(asked);
  const refused = answers.filter(({ error }) => error?.code === -32000).length;
  expect(answers.filter(({ result }) => result !== undefined)).toHaveLength(200 - refused);
  expect((await client.ask('ping')).result).toEqual({});
  await client.end();
});

it('answers what came before the end of stdin, and a cancelled request does not hold the end up', async () => {
  const client = await serveShelf();
  const last = client.call('read', { id: 'ART1' });
  const end = client.end();
  expect((await last).result?.content[0].text).toContain('[1] One paragraph.');
  await end;
  const slow = await serveShelf({ library: () => new Promise(() => {}) });
  slow.say({ jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name: 'list_tags' } });
  slow.say({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 7 } });
  await slow.end();
});

it('ends at once when the command is ended, whatever it waits for', async () => {
  const client = await serveShelf({ library: () => new Promise(() => {}) });
  client.say({ jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name: 'list_tags' } });
  client.abort();
  await client.ended;
});

it('says why when the library cannot be opened', async () => {
  const client = await serveShelf({ library: () => Promise.reject(new Error('it is damaged')) });
  const { result } = await client.call('list_tags', {});
  expect(result).toMatchObject({ isError: true, content: [{ text: 'it is damaged' }] });
  await client.end();
});
