import { expect } from '@playwright/test';
import { exhaustive, inElectron } from '../exhaustive';
import { test } from './engine-page';
import { handlerNames } from './hostile/running';
import { type Snippet, snippets } from './hostile/snippets';
import { openStage } from './stage';
import type { Harm, Piece } from './stage-frames';
import { survivors } from './survivors';

const acts: readonly Harm[] = ['ran', 'asked'];
const stands: readonly Harm[] = ['scheme', 'clobbered', 'control', 'styled'];

const pieceOf = ({ html, as }: Snippet, at: number, stage: string): Piece => ({
  name: `${stage}${at}`,
  content: html,
  as,
});

/** The names of pieces that have done one of these harms, without those whose kind allows it. */
function culprits(harms: Map<string, Set<Harm>>, stage: string, which: readonly Harm[]): string[] {
  return snippets.flatMap(({ kind, html, as }, at) => {
    const done = which.filter((harm) => harms.get(`${stage}${at}`)?.has(harm));
    // An SVG image may contain styles, which affect nothing outside it.
    if (as === 'svg' && done.length === 1 && done[0] === 'styled') return [];
    return done.length > 0 ? [`${kind}: ${html.slice(0, 300)} → ${done}`] : [];
  });
}

test('there are more than 300 snippets, none twice', () => {
  const all = snippets.map(({ html, as }) => `${as} ${html}`);
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((each, at) => all.indexOf(each) !== at)).toEqual([]);
});

// The tests below rely on this in each engine; the next test shows it for every snippet.
test('detects a script, a request and a DNS hint of a page that is not cleaned', async () => {
  const stage = await openStage();
  try {
    const contents = [
      '<img src=x onerror=alert(1)>',
      '<img src="https://e.example/a">',
      '<link rel="dns-prefetch" href="//e.example">',
      '<p>text</p>',
    ];
    await stage.show(contents.map((content, at) => ({ name: `live${at}`, content, as: 'page' })));
    expect(Object.fromEntries(await stage.harms())).toEqual({
      live0: new Set(['ran']),
      live1: new Set(['asked']),
      live2: new Set(['asked']),
    });
  } finally {
    await stage.close();
  }
});

// Shows more about the snippets than about the engine or Carrel: one engine is enough, now and then.
const tag = ['@electron', exhaustive.tag];
test('shows the harm of each live snippet that is not cleaned', { tag }, async () => {
  const stage = await openStage();
  try {
    await stage.show(snippets.map((each, at) => pieceOf(each, at, 'raw')));
    // Some need a program that parses HTML, serializes it, and parses it again.
    const again = await stage.page.evaluate(
      (pages) =>
        pages.map(
          (html) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML,
        ),
      snippets.map(({ html, as }) => (as === 'page' ? html : '')),
    );
    await stage.show(
      snippets.flatMap(({ kind, as }, at) =>
        as === 'page' && /^mutation|^text that/.test(kind)
          ? [{ name: `again${at}`, content: again[at] as string, as }]
          : [],
      ),
    );
    const harms = await stage.harms();
    const dead = snippets.filter(({ isLive, isStanding }, at) => {
      const done = new Set([...(harms.get(`raw${at}`) ?? []), ...(harms.get(`again${at}`) ?? [])]);
      return isLive && ![...acts, ...(isStanding ? stands : [])].some((harm) => done.has(harm));
    });
    expect(dead.map(({ kind, html }) => `${kind}: ${html}`)).toEqual([]);
  } finally {
    await stage.close();
  }
});

test('lets nothing of a cleaned snippet run, ask, or stand in the reader’s way', async () => {
  const stage = await openStage();
  try {
    const cleaned = await stage.page.evaluate(async (all) => {
      const results: string[] = [];
      for (const { html, as } of all) {
        const bytes = Uint8Array.from(html, (each) => each.charCodeAt(0));
        const text = as === 'bytes' ? (await core.decodeBytes(bytes, 'html')).text : html;
        results.push(
          as === 'svg'
            ? (core.context.cleanSvg(html) ?? '')
            : core.context.clean(text, 'https://site.example/a/b.html'),
        );
      }
      return results;
    }, snippets);
    await stage.show(
      cleaned.map((content, at) => ({
        name: `clean${at}`,
        content,
        as: snippets[at]?.as === 'svg' && content !== '' ? 'svg' : 'page',
      })),
    );
    const harms = await stage.harms();
    expect(culprits(harms, 'clean', [...acts, ...stands])).toEqual([]);
  } finally {
    await stage.close();
  }
});

// In the app the page's own policy is a second barrier; DNS hints ignore a policy.
const inOriginal =
  'lets nothing of a page in the original view run or ask, even without its policy';
test(inOriginal, inElectron, async () => {
  const stage = await openStage();
  try {
    const inert = await stage.page.evaluate(
      (pages) =>
        pages.map((html) =>
          core.makeInert(html).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
        ),
      snippets.map(({ html, as }) => (as === 'page' ? html : '')),
    );
    await stage.show(
      inert.map((content, at) => ({ name: `inert${at}`, content, as: 'page' as const })),
    );
    expect(culprits(await stage.harms(), 'inert', acts)).toEqual([]);
  } finally {
    await stage.close();
  }
});

test('removes every event handler that this engine or another knows', async ({ engine }) => {
  const page = await engine.emptyPage();
  const known = await page.evaluate(() => {
    const names = new Set<string>();
    for (const owner of [
      window,
      document,
      document.body,
      document.createElement('video'),
      document.createElementNS('http://www.w3.org/2000/svg', 'svg'),
      document.createElementNS('http://www.w3.org/1998/Math/MathML', 'mi'),
    ]) {
      for (const name in owner) if (name.startsWith('on')) names.add(name.slice(2));
    }
    return [...names];
  });
  expect(known.length).toBeGreaterThan(100);
  const all = [...new Set([...known, ...handlerNames])];
  const elements = [
    'p',
    'svg',
    'math',
    'img src=x',
    'details',
    'x-y',
    'body',
    'video',
    'a href=#x',
  ];
  const handled = all.flatMap((name) =>
    elements.map((element) => `<${element} on${name}=alert(1)>x`),
  );
  expect(await survivors(page, handled)).toEqual([]);
  const inInert = await page.evaluate(
    (pages) => pages.filter((html) => /\son\w+=/i.test(core.makeInert(html))),
    handled,
  );
  expect(inInert).toEqual([]);
});
