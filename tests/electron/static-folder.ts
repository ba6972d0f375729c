// A folder by http from this machine, as a static host has it.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  ...{ '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' },
  ...{ '.png': 'image/png', '.json': 'application/json' },
};

export async function serveFolder(folder: string): Promise<{ origin: string; close(): void }> {
  const server = createServer(async (request, response) => {
    // Browsers ask for it beside any page.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': types[extname(file)] ?? '' }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
