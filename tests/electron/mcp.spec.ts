// Carrel as a server of the Model Context Protocol, with a client of the official SDK.
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect } from '@playwright/test';
import { begin, processesOf } from './begun-command';
import { type Account, commandWords, electronPath, test } from './carrel';
import { writePages } from './shelf';

interface Place {
  library: string;
  account: Account;
}

async function connect({ library, account }: Place, ...words: string[]): Promise<Client> {
  const transport = new StdioClientTransport({
    command: electronPath,
    args: commandWords(['mcp', ...words, '--library', library]),
    env: { ...(process.env as Record<string, string>), ...account },
    stderr: 'ignore',
  });
  const client = new Client({ name: 'carrel-test', version: '1.0.0' });
  await client.connect(transport);
  return client;
}

type Call = Parameters<Client['callTool']>[0]['arguments'];
const textOf = async (client: Client, name: string, args: Call) => {
  const { content } = await client.callTool({ name, arguments: args });
  return (content as { text: string }[])[0]?.text ?? '';
};

test('serves several clients beside a window and without one', async ({
  carrel,
  openCarrel,
  library,
  account,
}) => {
  const place = { library, account };
  const { app, page } = await openCarrel();
  await carrel(['import', writePages(library, 3), '--tag', 'kept']);

  const reader = await connect(place);
  const writer = await connect(place, '--write');
  const names = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name);
  expect(await names(reader)).toEqual(['search', 'read', 'list_tags', 'cite']);
  expect(await names(writer)).toEqual(['search', 'read', 'list_tags', 'cite', 'tag', 'note']);

  const { structuredContent } = await reader.callTool({
    name: 'search',
    arguments: { query: 'tag:kept', limit: 2 },
  });
  const { total, hits } = structuredContent as { total: number; hits: { id: string }[] };
  expect([total, hits.length]).toEqual([3, 2]);
  const [{ id }] = hits as [{ id: string }];
  expect(await textOf(reader, 'read', { id })).toMatch(/paragraphs: 1 to \d+ of \d+\n\n\[1\] \S/);
  expect(await textOf(reader, 'cite', { ids: [id] })).toMatch(/\S{5}/);
  const { resources } = await reader.listResources();
  expect(resources).toHaveLength(3);
  const { contents } = await reader.readResource({ uri: `carrel://article/${id}` });
  expect((contents[0] as { text: string }).text).toContain('tags:\n  - "kept"');

  // The window shows at once what a client changes.
  await writer.callTool({ name: 'tag', arguments: { ids: [id], add: ['by a client'] } });
  await expect(page.locator('.sidebar-name', { hasText: 'by a client' })).toBeVisible();
  expect(await textOf(reader, 'list_tags', {})).toContain('by a client');

  // A client that sends nonsense costs itself an answer each, and no other client anything.
  const rude = begin(place, ['mcp']);
  rude.child.stdin?.write('nonsense\n');
  rude.child.stdin?.write(`"${'x'.repeat(3_000_000)}"\n`);
  rude.child.stdin?.end('{"jsonrpc":"2.0","id":"last","method":"tools/list"}\n');
  const { stdout, code } = await rude.ended;
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map((answer) => answer.error?.code ?? answer.id)).toEqual([
    -32700,
    -32600,
    'last',
  ]);
  expect(code).toBe(0);

  // Its own process may be killed; the window and the other clients stay.
  const killed = begin(place, ['mcp']);
  const answered = new Promise((resolve) => killed.child.stdout?.once('data', resolve));
  killed.child.stdin?.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
  await answered;
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(await textOf(writer, 'list_tags', { containing: 'kept' })).toContain('"articles":3');

  // With the window closed, the owner goes on for its clients, and ends with the last one.
  await page.close();
  expect(await textOf(reader, 'list_tags', { containing: 'kept' })).toContain('"articles":3');
  await Promise.all([reader.close(), writer.close()]);
  await app.close().catch(() => {});
  await expect.poll(() => processesOf(account)).toEqual([]);

  // Without an owner a client's process starts one, which outlives its kill and then ends by itself.
  const alone = await connect(place);
  expect(await textOf(alone, 'list_tags', { containing: 'client' })).toContain('by a client');
  await alone.close();
  await expect.poll(() => processesOf(account)).toEqual([]);
});
