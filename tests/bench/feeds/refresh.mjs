// Refreshes many feeds of a local server in the real window, with the button "Refresh all": items a
// second, peak memory, and the longest task of the page meanwhile.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrel, openWindow, printTable, profileOf } from '../carrel.mjs';
import { watchMemory } from '../memory.mjs';

const hosts = 10;
const sentences = 40;

/** @param {{ feeds: number, items: number }} size */
export async function measureRefresh({ feeds, items }) {
  const servers = await Promise.all(Array.from({ length: hosts }, () => serve(items)));
  const library = mkdtempSync(join(tmpdir(), 'carrel-bench-feeds-'));
  const list = join(library, 'feeds.opml');
  writeFileSync(list, opml(feeds, servers));
  await carrel(library, ['feeds', 'import', list]);
  const allowedHosts = servers.map(({ host }) => host);
  const settings = { fetching: 'on', allowedHosts };
  writeFileSync(join(profileOf(library), 'network.json'), JSON.stringify(settings));

  const { app, page } = await openWindow(library);
  const stopWatching = watchMemory(groupOf(app.process().pid));
  const first = await refreshAll(page, feeds * items);
  const again = await refreshAll(page, feeds * items);
  const memory = stopWatching();
  await app.close();
  for (const server of servers) server.close();
  rmSync(library, { recursive: true, force: true });

  console.log(`${feeds} feeds with ${items} items each, from ${hosts} ports of this machine`);
  printTable([
    ['', 'seconds', 'items a second', 'longest task of the page'],
    ['all new', ...cells(first, feeds * items)],
    ['nothing new (304)', ...cells(again, feeds * items)],
  ]);
  console.log(`peak memory: main ${memory.main} MiB, largest window ${memory.importer} MiB`);
}

const cells = ({ seconds, longest }, items) => [
  seconds.toFixed(1),
  Math.round(items / seconds),
  `${Math.round(longest)} ms`,
];

/** Refreshes all feeds by the menu; resolves when every visit has ended and the library has all items. */
async function refreshAll(page, articles) {
  await page.evaluate(() => {
    window.longest = 0;
    window.observer?.disconnect();
    window.observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        window.longest = Math.max(window.longest, duration);
      }
    });
    window.observer.observe({ type: 'longtask' });
  });
  const begunAt = await page.evaluate(() => Date.now());
  await page.getByRole('button', { name: 'Menu for all feeds' }).click();
  await page.getByRole('menuitem', { name: 'Refresh all' }).click();
  for (;;) {
    await page.waitForTimeout(500);
    const { count, waiting } = await page.evaluate(progress, begunAt);
    if (count >= articles && waiting === 0) break;
  }
  const [seconds, longest] = await page.evaluate(
    (since) => [(Date.now() - since) / 1000, window.longest],
    begunAt,
  );
  return { seconds, longest };
}

/** Runs in the page: the number of articles, and of feeds that are not refreshed yet. */
async function progress(begunAt) {
  const ask = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await ask(indexedDB.open('carrel'));
  const tables = database.transaction(['articles', 'feeds', 'feedStates']);
  const count = await ask(tables.objectStore('articles').count());
  const feeds = await ask(tables.objectStore('feeds').count());
  const states = await ask(tables.objectStore('feedStates').getAll());
  database.close();
  return { count, waiting: feeds - states.filter(({ goodAt }) => goodAt >= begunAt).length };
}

async function serve(items) {
  const http = createServer((request, response) => {
    const feed = /^\/(\d+)\.xml$/.exec(request.url ?? '')?.[1];
    if (feed === undefined) response.statusCode = 404;
    else if (request.headers['if-none-match'] === '"1"') response.statusCode = 304;
    else {
      response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
      response.setHeader('etag', '"1"');
      response.end(rss(feed, items, request.headers.host));
      return;
    }
    response.end();
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${http.address().port}`;
  return {
    host,
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };
}

function rss(feed, items, host) {
  const text = (at) =>
    Array.from(
      { length: sentences },
      (_, line) => `<p>Feed ${feed}, item ${at}: 항구에서 배 ${line * at + line}척을 세었다.</p>`,
    ).join('');
  const item = (at) =>
    `<item><guid isPermaLink="false">${feed}-${at}</guid><link>http://${host}/${feed}/${at}</link><title>Item ${at} of feed ${feed}</title><description><![CDATA[${text(at)}]]></description></item>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${feed}</title><link>http://${host}/${feed}</link>${Array.from({ length: items }, (_, at) => item(at)).join('')}</channel></rss>`;
}

function opml(feeds, servers) {
  const outlines = Array.from({ length: feeds }, (_, at) => {
    const { host } = servers[at % servers.length];
    return `<outline type="rss" text="Feed ${at}" xmlUrl="http://${host}/${at}.xml"/>`;
  });
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
}

/** The process group of a process. */
function groupOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
}
