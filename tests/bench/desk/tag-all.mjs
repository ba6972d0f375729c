// A tag that is set on every article of the list: how soon something is seen, when all have it, and the
// CPU of all processes until none of them works on it any more.
import { readdirSync, readFileSync } from 'node:fs';

const quietMs = 3_000;

/** @returns milliseconds until a sign is shown, until all articles have the tag, and of CPU */
export async function tagAll(app, page, articles, tag) {
  const { pid } = app.process();
  // A state with another index makes it anew first.
  const before = await cpuAtRest(page, pid);
  await page.locator('[role=option]').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('t');
  await page.getByRole('combobox').last().fill(tag);
  const measuring = page.evaluate(watchTag, { articles, tag });
  await page.keyboard.press('Enter');
  const { shownMs, doneMs } = await measuring;
  await page.keyboard.press('Escape');
  return { shownMs, doneMs, cpuMs: (await cpuAtRest(page, pid)) - before };
}

/** Runs in the page. */
async function watchTag({ articles, tag }) {
  const { timeStamp } = await new Promise((resolve) => {
    window.addEventListener('keydown', resolve, { capture: true, once: true });
  });
  const hint = () => document.querySelector('.tag-hint')?.textContent;
  const first = hint();
  let shownMs = null;
  const look = () => {
    const isShown =
      hint() !== first ||
      document.querySelector('.changing') !== null ||
      document.querySelector('.rows').textContent.includes(tag);
    if (isShown) shownMs = performance.now() - timeStamp;
    else requestAnimationFrame(look);
  };
  look();
  const database = await new Promise((resolve) => {
    indexedDB.open('carrel').onsuccess = ({ target }) => resolve(target.result);
  });
  for (let tagged = 0; tagged < articles || shownMs === null; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    tagged = await new Promise((resolve) => {
      const table = database.transaction('articles').objectStore('articles');
      table.index('tags').count(tag).onsuccess = ({ target }) => resolve(target.result);
    });
    window.taggedMs = performance.now() - timeStamp;
  }
  database.close();
  return { shownMs, doneMs: window.taggedMs };
}

/** The CPU of a process and its children once they have been quiet for some seconds. */
async function cpuAtRest(page, pid) {
  for (let last = cpuOf(pid); ; ) {
    await page.waitForTimeout(quietMs);
    const now = cpuOf(pid);
    if (now - last < quietMs / 20) return last;
    last = now;
  }
}

/** Milliseconds of CPU of a process and its children, as Linux counts them. */
function cpuOf(root) {
  const all = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      all.set(Number(name), { parent: Number(words[1]), ticks: +words[11] + +words[12] });
    } catch {
      // It has just ended.
    }
  }
  const isOfRoot = (pid) => pid === root || (all.has(pid) && isOfRoot(all.get(pid).parent));
  const own = [...all].filter(([pid]) => isOfRoot(pid));
  return own.reduce((sum, [, { ticks }]) => sum + ticks * 10, 0);
}
