import { createSocket } from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type {} from '../../renderer/bridge';
import { test } from './carrel';
import { hostilePage } from './hostile-page';
import { packetsIn, questionsIn } from './net-log';

// Reserved for never resolving (RFC 2606); the log would still show the query.
const host = 'canary.invalid';

let server: Server;
let requests: string[];

test.beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterEach(() => server.close());

test('a page that tries every way out makes no request, in the reader and in the original view', async ({
  openCarrel,
  library,
}) => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = join(library, 'hostile.html');
  const netLog = join(library, 'net-log.json');
  writeFileSync(file, hostilePage(address, host));

  const { app, page } = await openCarrel({ args: [`--log-net-log=${netLog}`, file] });
  const row = page.getByRole('option', { name: 'A page that wants out' });
  await row.click();
  const frame = page.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(frame.getByText('There is enough text').first()).toBeVisible();
  // Hints and refreshes take effect after the page is drawn.
  await page.waitForTimeout(1_500);
  expect(await frame.locator('html').getAttribute('data-ran')).toBeNull();

  await page.keyboard.press('o');
  await expect(frame.getByRole('heading', { name: 'A page that wants out' })).toBeVisible();
  await page.waitForTimeout(1_500);
  expect(await frame.locator('html').getAttribute('data-ran')).toBeNull();
  expect(await frame.locator('body').getAttribute('data-ran')).toBeNull();
  expect(await page.title()).not.toBe('owned');
  expect(page.url()).toMatch(/^app:\/\/carrel\//);
  await app.close();

  expect(requests).toEqual([]);
  const log = readFileSync(netLog, 'utf8');
  expect(log.length, 'the log was written').toBeGreaterThan(1_000);
  expect(log).not.toContain(host);
  expect(log).not.toContain(address);
  expect(questionsIn(log)).toEqual([]);
});

test('no window can navigate, open another one, or get a permission', async ({ openCarrel }) => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { app, page } = await openCarrel();
  await page.waitForLoadState();
  await page.waitForTimeout(500);
  const windows = app.windows().length;
  const answers = await page.evaluate(async (there) => {
    const outcome = async (work: () => unknown) => {
      try {
        return String(await work());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      opened: await outcome(() => window.open(there)),
      fetched: await outcome(() => fetch(there)),
      node: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      injected: await outcome(() => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
        return 'injected' in window;
      }),
      place: await outcome(
        async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
      ),
      notice: await outcome(() => Notification.requestPermission()),
      unknown: await outcome(() => window.carrel.request('openExternal', 'file:///etc/passwd')),
      wrong: await outcome(() => window.carrel.request('openExternal', 7 as never)),
      notMine: await outcome(() => window.carrel.request('nextCommand')),
      // Nobody has clicked.
      written: await outcome(() => navigator.clipboard.writeText('x')),
      read: await outcome(() => navigator.clipboard.readText()),
    };
  }, address);
  expect(answers).toEqual({
    opened: 'null',
    fetched: 'TypeError',
    node: 'undefined',
    process: 'undefined',
    injected: 'false',
    place: 'denied',
    notice: 'denied',
    unknown: 'false',
    wrong: 'Error',
    notMine: 'Error',
    written: 'NotAllowedError',
    read: 'NotAllowedError',
  });
  await page.evaluate((there) => {
    location.href = there;
  }, address);
  await page.waitForTimeout(500);
  expect(page.url()).toMatch(/^app:\/\/carrel\//);
  expect(app.windows()).toHaveLength(windows);
  expect(requests).toEqual([]);
});

test('foreign script in our page sends no packet and no DNS query', async ({
  openCarrel,
  library,
}) => {
  const udp = createSocket('udp4');
  const packets: string[] = [];
  udp.on('message', (bytes) => packets.push(bytes.toString('hex')));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const connections: string[] = [];
  const tcp = createTcpServer((socket) => {
    connections.push('connected');
    socket.destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const netLog = join(library, 'net-log.json');
  const { app, page } = await openCarrel({
    args: [`--log-net-log=${netLog}`, '--net-log-capture-mode=Everything'],
  });
  await page.waitForLoadState();
  try {
    // Removes the page's policy by DevTools' protocol.
    const devtools = await page.context().newCDPSession(page);
    for (const bypass of [false, true]) {
      await devtools.send('Page.setBypassCSP', { enabled: bypass });
      await page.evaluate(tryEveryWayOut, {
        udp: `127.0.0.1:${udp.address().port}`,
        tcp: `127.0.0.1:${(tcp.address() as AddressInfo).port}`,
        host,
      });
      await page.waitForTimeout(3_000);
    }
    expect(page.url()).toMatch(/^app:\/\/carrel\//);
  } finally {
    await app.close();
    udp.close();
    tcp.close();
  }
  expect(packets).toEqual([]);
  expect(connections).toEqual([]);
  const log = readFileSync(netLog, 'utf8');
  expect(log.length, 'the log was written').toBeGreaterThan(1_000);
  expect(questionsIn(log)).toEqual([]);
  expect(packetsIn(log)).toEqual([]);
});

/** Runs in the page: uses every interface that reaches the network, plain requests included. */
async function tryEveryWayOut(to: { udp: string; tcp: string; host: string }): Promise<void> {
  const attempt = async (work: () => unknown) => {
    try {
      await work();
    } catch {
      // The interface is expected to refuse.
    }
  };
  const names = (hint: string) => `${hint}.${to.host}`;
  const link = (rel: string, href: string) => {
    const element = document.createElement('link');
    Object.assign(element, { rel, href });
    document.head.append(element);
  };
  document.head.insertAdjacentHTML(
    'beforeend',
    '<meta http-equiv="x-dns-prefetch-control" content="on">',
  );
  for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'prerender', 'icon']) {
    link(rel, `https://${names(rel)}/`);
    link(rel, `http://${to.tcp}/${rel}`);
    link(rel, `https://${to.tcp}/${rel}`);
  }
  const rules = document.createElement('script');
  rules.type = 'speculationrules';
  rules.textContent = JSON.stringify({
    prefetch: [{ source: 'list', urls: [`https://${names('rules')}/`, `https://${to.tcp}/rules`] }],
    prerender: [{ source: 'list', urls: [`https://${names('rendered')}/`] }],
  });
  document.head.append(rules);
  const anchor = document.createElement('a');
  anchor.href = `https://${names('anchor')}/`;
  anchor.textContent = 'anchor';
  document.body.append(anchor);
  await attempt(async () => {
    const servers = [
      { urls: `stun:${to.udp}` },
      { urls: `stun:${names('stun')}:3478` },
      { urls: `turn:${to.udp}?transport=udp`, username: 'a', credential: 'b' },
      { urls: `turn:${to.tcp}?transport=tcp`, username: 'a', credential: 'b' },
      { urls: `turns:${to.tcp}?transport=tcp`, username: 'a', credential: 'b' },
      { urls: `turn:${names('turn')}?transport=tcp`, username: 'a', credential: 'b' },
    ];
    const [one, other] = [0, 1].map(() => new RTCPeerConnection({ iceServers: servers }));
    if (!one || !other) return;
    one.createDataChannel('out');
    one.onicecandidate = ({ candidate }) => candidate && other.addIceCandidate(candidate);
    other.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate);
    await one.setLocalDescription(await one.createOffer());
    await other.setRemoteDescription(one.localDescription!);
    await other.setLocalDescription(await other.createAnswer());
    await one.setRemoteDescription(other.localDescription!);
    const [address, port] = to.udp.split(':');
    await one.addIceCandidate({
      candidate: `candidate:1 1 udp 2122260223 ${address} ${port} typ host`,
      sdpMid: '0',
      sdpMLineIndex: 0,
    });
  });
  await attempt(() => new WebSocket(`ws://${to.tcp}/`));
  await attempt(() => new WebSocket(`ws://${names('socket')}/`));
  await attempt(() => new EventSource(`http://${to.tcp}/`));
  await attempt(() => navigator.sendBeacon(`http://${to.tcp}/`, 'x'));
  await attempt(() => fetch(`http://${to.tcp}/`, { mode: 'no-cors' }));
  await attempt(() => fetch(`https://${names('fetch')}/`, { mode: 'no-cors', keepalive: true }));
  await attempt(() => new WebTransport(`https://${to.udp}/`).ready);
  await attempt(() => new WebTransport(`https://${names('transport')}/`).ready);
  await attempt(() => new Worker(`http://${to.tcp}/worker.js`));
  await attempt(() => navigator.serviceWorker.register(`http://${to.tcp}/sw.js`));
  await attempt(() => {
    new Image().src = `http://${to.tcp}/image`;
    const frame = document.createElement('iframe');
    frame.src = `http://${to.tcp}/frame`;
    document.body.append(frame);
    const script = document.createElement('script');
    script.src = `http://${to.tcp}/script`;
    document.body.append(script);
    const form = document.createElement('form');
    Object.assign(form, { action: `http://${to.tcp}/form`, method: 'post' });
    document.body.append(form);
    form.submit();
  });
  await attempt(() => window.open(`http://${to.tcp}/window`, '_blank', 'noopener'));
  location.href = `http://${to.tcp}/location`;
}
