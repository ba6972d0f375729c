// Measures rate, memory, start and query times at a thousand, ten thousand and a hundred thousand made-
// up articles.
import { existsSync } from 'node:fs';
import { median, printTable } from '../carrel.mjs';
import { newProfile, openPage } from './window.mjs';

const kinds = ['word', 'two words', 'prefix', 'phrase', 'question'];
const bars = { word: 10, 'two words': 10, prefix: 10, phrase: 10, question: 30 };

/**
 * Returns the figures by number of articles.
 *
 * @param keep a folder for the library of the largest scale; an existing one is used again
 */
export async function measureScale(folder, largest, keep) {
  const measured = new Map();
  if (keep) {
    const made = existsSync(keep) ? null : await make(folder, keep, largest);
    return measured.set(largest, await measure(folder, keep, largest, made));
  }
  for (const articles of [1_000, 10_000, 100_000].filter((count) => count <= largest)) {
    const { profile, remove } = newProfile();
    try {
      const made = await make(folder, profile, articles);
      measured.set(articles, await measure(folder, profile, articles, made));
    } finally {
      remove();
    }
  }
  return measured;
}

/** Returns how long indexing took, in milliseconds. */
async function make(folder, profile, articles) {
  let window = await openPage(folder, profile);
  for (let from = 0; from < articles; from += 5_000) {
    await window.run('fill', from, Math.min(from + 5_000, articles));
  }
  await window.close();

  window = await openPage(folder, profile);
  const { ms } = await window.run('catchUp');
  await window.run('save');
  await window.run('settle');
  await window.close();
  return ms;
}

async function measure(folder, profile, articles, indexingMs) {
  let window;
  const starts = [];
  for (let i = 0; i < 3; i++) {
    window = await openPage(folder, profile, '12');
    starts.push((await window.run('firstAnswer')).ms);
    if (i < 2) await window.close();
  }
  const { indexed } = await window.run('catchUp');
  await window.run('settle');
  const times = {};
  // Warms up with other queries, so that the code is compiled; the cost of that is part of the start.
  for (const kind of kinds) await window.run('times', kind, 40, articles, 10_000);
  for (const kind of kinds) times[kind] = await window.run('times', kind, 200, articles);
  const adding = [];
  // New articles, also in a library that was kept.
  for (let i = 0; i < 10; i++) adding.push(await window.run('addOne', 1_000_000 + indexed + i));
  const { snapshotBytes, terms } = await window.run('size');
  const memory = await window.memory();
  await window.close();
  const bare = await openPage(folder, `${profile}/bare`);
  const bareMemory = await bare.memory();
  await bare.close();

  console.log(`\n${indexed} of ${articles} articles, ${terms} terms in all parts`);
  const rows = [
    ['', 'bar', 'Carrel'],
    [
      'articles indexed a second',
      '700',
      indexingMs === null ? 'kept' : Math.round((articles / indexingMs) * 1000),
    ],
    ['index in memory and on disk', '250 MB', `${(snapshotBytes / 1e6).toFixed(0)} MB`],
    ['window and worker beyond an empty window', '', `${Math.round(memory - bareMemory)} MB`],
    ['first result after the page begins to load', '1000 ms', `${Math.round(median(starts))} ms`],
    ['an article added until it is found', '50 ms', `${median(adding).toFixed(0)} ms`],
  ];
  for (const kind of kinds) {
    const sorted = times[kind].sort((a, b) => a - b);
    const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(1);
    rows.push([`${kind}: median / 95 %`, `${bars[kind]} ms`, `${at(0.5)} / ${at(0.95)} ms`]);
  }
  printTable(rows);
  const slowest = (kind) => times[kind][Math.floor(times[kind].length * 0.95)];
  return {
    rate: indexingMs === null ? null : (articles / indexingMs) * 1000,
    megabytes: snapshotBytes / 1e6,
    word: slowest('word'),
    question: slowest('question'),
  };
}
