// Pages that misuse the window in which their scripts may run.
import { createSocket } from 'node:dgram';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { LedgerEntry } from '../../electron/ipc/fetching';
import { longTestMs, profileOf, test } from './carrel';

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

async function listen(server: { listen(port: number, host: string, done: () => void): unknown }) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

const story = `<article><h1>TITLE</h1>${'<p>The lamps are lit at dusk, one by one, by the keeper.</p>'.repeat(30)}</article>`;

/** A page that shows its text only by script, after the script has done something else. */
const page = (title: string, script: string) =>
  `<!doctype html><title>${title}</title><div id="root"></div><script>
    const show = (more = '') => {
      document.getElementById('root').innerHTML =
        ${JSON.stringify(story)}.replace('TITLE', ${JSON.stringify(title)}) + '<p>Found: ' + more + '.</p>';
    };
    ${script}
  </script>`;

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('a page in the capture window reaches nothing but its own site, and keeps nothing', async ({
  carrel,
  library,
  account,
}) => {
  test.setTimeout(longTestMs);
  const reached: string[] = [];
  const inside: Server = createServer((request, response) => {
    reached.push(`inside ${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('secret');
  });
  const raw = createTcpServer((socket) => {
    reached.push('tcp');
    socket.destroy();
  });
  const udp = createSocket('udp4');
  udp.on('message', () => reached.push('udp'));
  await listen(inside);
  await listen(raw);
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const secret = `http://127.0.0.1:${portOf(inside)}`;
  const tcp = `127.0.0.1:${portOf(raw)}`;

  const pages: Record<string, string> = {
    '/ways-out': page(
      'Every way out',
      `
      const quietly = async (work) => { try { await work(); } catch {} };
      (async () => {
        await quietly(() => fetch('${secret}/fetch', { mode: 'no-cors' }));
        await quietly(() => fetch('http://localhost:${portOf(inside)}/name'));
        await quietly(() => fetch('http://[::ffff:127.0.0.1]:${portOf(inside)}/mapped'));
        await quietly(() => navigator.sendBeacon('${secret}/beacon', 'x'));
        await quietly(() => new WebSocket('ws://${tcp}/'));
        await quietly(() => new EventSource('${secret}/events'));
        await quietly(() => fetch('file:///etc/passwd'));
        await quietly(() => fetch('app://carrel/index.html'));
        for (const tag of ['img', 'script', 'iframe', 'video']) {
          const element = document.createElement(tag);
          element.src = '${secret}/' + tag;
          document.body.append(element);
        }
        const file = document.createElement('iframe');
        file.src = 'file:///etc/passwd';
        document.body.append(file);
        for (const rel of ['dns-prefetch', 'preconnect', 'prefetch']) {
          document.head.insertAdjacentHTML('beforeend', '<link rel="' + rel + '" href="http://${tcp}/">');
        }
        await quietly(() => {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udp.address().port}' }] });
          peer.createDataChannel('x');
          return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        });
        window.open('${secret}/popup');
        const link = document.createElement('a');
        link.href = 'data:application/octet-stream,x';
        link.download = 'stolen.bin';
        document.body.append(link);
        link.click();
        alert('stop');
        const place = await navigator.permissions.query({ name: 'geolocation' });
        show([typeof window.carrel, typeof require, place.state].join(' '));
        location.href = 'file:///etc/passwd';
      })();`,
    ),
    '/first': page(
      'The first visit',
      `localStorage.setItem('who', 'you'); document.cookie = 'who=you; max-age=9999'; show('set');`,
    ),
    '/second': page(
      'The second visit',
      `show([localStorage.getItem('who'), document.cookie || 'no cookie'].join(' '));`,
    ),
    '/growing': page(
      'A page that grows',
      `show('grows'); setInterval(() => document.body.append(document.createElement('p')), 20);`,
    ),
    '/busy': page('A page that never ends', 'for (;;) {}'),
    '/closing': page(
      'A page that closes',
      `show('closes'); setTimeout(() => window.close(), 100);`,
    ),
    '/leaving': page(
      'A page that asks to stay',
      `show('stays'); onbeforeunload = (event) => event.preventDefault();`,
    ),
  };
  const site = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pages[request.url ?? ''] ?? '');
  });
  await listen(site);
  const at = (path: string) => `http://127.0.0.1:${portOf(site)}${path}`;
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  const allowedHosts = [new URL(at('/')).host];
  writeFileSync(join(profile, 'network.json'), JSON.stringify({ allowedHosts }));
  try {
    const { stdout } = await carrel(['add', ...Object.keys(pages).map(at), '--json']);
    const report: { failed: { file: string; reason: string }[] } = JSON.parse(stdout);
    const listed: { id: string; title: string }[] = JSON.parse(
      (await carrel(['list', '--json'])).stdout,
    );
    const textOf = async (title: string) => {
      const id = listed.find((article) => article.title === title)?.id;
      if (id === undefined) return 'not taken';
      const { text } = JSON.parse((await carrel(['show', id, '--format', 'json'])).stdout);
      return /Found: (.*)\./.exec(text)?.[1] ?? 'taken';
    };
    const table = [];
    for (const [path, html] of Object.entries(pages)) {
      const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
      const failure = report.failed.find(({ file }) => file === at(path))?.reason;
      table.push({ page: title, outcome: failure ?? (await textOf(title)) });
    }
    console.table(table);
    expect(Object.fromEntries(table.map(({ page, outcome }) => [page, outcome]))).toEqual({
      'Every way out': 'undefined undefined denied',
      'The first visit': 'set',
      'The second visit': 'no cookie',
      'A page that grows': 'grows',
      'A page that never ends': expect.stringContaining('not there in time'),
      'A page that closes': expect.stringMatching(/closes|closed its window/),
      'A page that asks to stay': 'stays',
    });
    expect(reached).toEqual([]);
    expect(readdirSync(profile)).not.toContain('captured-page');

    // What was refused is in the ledger, with the page that asked for it.
    const ledger: LedgerEntry[] = JSON.parse(
      (await carrel(['ledger', '--json', '--limit', '1000'])).stdout,
    );
    const refused = ledger.find(({ url }) => url === `${secret}/fetch`);
    expect(refused).toMatchObject({ why: 'window', for: at('/ways-out'), status: null });
    expect(ledger.filter(({ url }) => !url.startsWith('http'))).toEqual([]);
  } finally {
    for (const server of [site, inside]) server.closeAllConnections();
    for (const server of [site, inside, raw]) server.close();
    udp.close();
  }
});

test('a proxy of the system is used', async ({ carrel, account }) => {
  const asked: string[] = [];
  const system = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<title>Lamps</title>${story.replace('TITLE', 'Lamps')}`);
  });
  await listen(system);
  Object.assign(account, { http_proxy: `http://127.0.0.1:${portOf(system)}`, no_proxy: '' });
  try {
    const { stdout } = await carrel(['add', 'http://news.example/lamps', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ imported: 1, failed: [] });
    expect(asked).toEqual(['GET http://news.example/lamps']);
  } finally {
    system.closeAllConnections();
    system.close();
  }
});
