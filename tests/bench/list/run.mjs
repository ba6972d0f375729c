// Scrolls a list of 10,000 articles in the real window. Bar: under 8 ms of script a frame. The baseline
// is a page of 10,000 plain rows without virtualization, scrolled in the same way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, openWindow, printTable } from '../carrel.mjs';

const articles = 10_000;
const frames = 240;

const library = mkdtempSync(join(tmpdir(), 'carrel-bench-list-'));
let opened = await openWindow(library);
await opened.page.waitForTimeout(1_500);
await opened.page.evaluate(fill, articles);
await opened.app.close();

opened = await openWindow(library);
const { app, page } = opened;
await page.locator('[role=option]').first().waitFor();
const firstRowMs = await page.evaluate(() => performance.now());
await page.waitForFunction(
  (count) =>
    document.querySelector('[role=option]')?.getAttribute('aria-setsize') === String(count),
  articles,
);
const allRowsMs = await page.evaluate(() => performance.now());

const devtools = await page.context().newCDPSession(page);
await devtools.send('Performance.enable');
const ours = await scroll('.rows');
await page.evaluate(plainRows, articles);
const plain = await scroll('#plain-rows');
await app.close();
rmSync(library, { recursive: true, force: true });

console.log(`${articles} articles, ${frames} frames, 500 px a frame`);
printTable([
  ['', 'script a frame', 'longest frame', 'all work a frame'],
  ['list of Carrel', ...cells(ours)],
  ['plain rows, no virtualisation', ...cells(plain)],
]);
console.log(
  `first rows after ${Math.round(firstRowMs)} ms, all of them after ${Math.round(allRowsMs)} ms`,
);
console.log(`bar (8 ms of script a frame): ${ours.script < 8 ? 'met' : 'MISSED'}`);

function cells({ script, longest, work }) {
  return [`${script.toFixed(2)} ms`, `${longest.toFixed(1)} ms`, `${work.toFixed(2)} ms`];
}

/** For each frame: milliseconds of script and of all main-thread work, and the longest frame. */
async function scroll(selector) {
  const before = await metrics();
  const times = await page.evaluate(
    async ([where, count]) => {
      const box = document.querySelector(where);
      const gaps = [];
      for (let frame = 0; frame < count; frame++) {
        const startedAt = await new Promise(requestAnimationFrame);
        box.scrollTop += 500;
        const next = await new Promise(requestAnimationFrame);
        gaps.push(next - startedAt);
      }
      return gaps;
    },
    [selector, frames],
  );
  const after = await metrics();
  const spent = (name) => ((after[name] - before[name]) * 1000) / frames;
  return {
    script: spent('ScriptDuration'),
    work: spent('TaskDuration'),
    longest: Math.max(median(times), ...times),
  };
}

async function metrics() {
  const { metrics: list } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** Runs in the page: writes records directly into its database. */
async function fill(count) {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('carrel');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(['articles', 'texts', 'html'], 'readwrite');
  for (let number = 0; number < count; number++) {
    const id = `01BENCH${String(number).padStart(19, '0')}`;
    const title = `${number}번째 기사: the article of number ${number}`;
    transaction.objectStore('articles').put({
      id,
      title,
      byline: ['김민수'],
      site: `site-${number % 40}.example`,
      url: `https://site-${number % 40}.example/${number}`,
      canonicalUrl: `https://site-${number % 40}.example/${number}`,
      lang: number % 2 ? 'ko' : 'en',
      publishedAt: '2025-02-20',
      savedAt: 1_700_000_000_000 + number * 60_000,
      excerpt: `${title}. 이 글은 목록을 재기 위해 지어낸 것이며 두 줄에 걸쳐 보인다. `.repeat(2),
      wordCount: number % 3000,
      readingMinutes: 1 + (number % 12),
      tags: [`tag-${number % 25}`],
      state: 'unread',
      starred: number % 9 === 0,
      progress: 0,
      source: { format: 'html', fileName: `${number}.html`, importedAt: 1_700_000_000_000 },
      originals: [],
      textSha256: String(number),
    });
    transaction.objectStore('texts').put({ id, text: title });
    transaction.objectStore('html').put({ id, html: `<p>${title}</p>` });
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}

/** Runs in the page: draws a list without virtualization. */
function plainRows(count) {
  const box = document.createElement('div');
  box.id = 'plain-rows';
  box.style.cssText = 'position:fixed;inset:0;overflow:auto;background:white;z-index:99';
  for (let number = 0; number < count; number++) {
    const row = document.createElement('div');
    row.style.cssText = 'height:106px;padding:8px;border-bottom:1px solid #ccc';
    row.innerHTML = `<b>Article ${number}</b><p>이 글은 목록을 재기 위해 지어낸 것이다.</p><small>site · 1 min</small>`;
    box.append(row);
  }
  document.body.append(box);
}
