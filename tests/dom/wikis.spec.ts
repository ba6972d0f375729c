// Wikis and manuals: headings with edit links, folded text, tabs, labels for screen readers.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const before =
  '<p>The ferry crosses the strait twice a day, and the timetable has not changed since the pier was built in the year of the great frost.</p><p>Whoever misses the second boat sleeps in the old customs house, where the keeper lends blankets and asks for nothing but the news.</p>';
const after =
  '<p>In winter the strait freezes, and the mail comes over the ice on a sledge that two men pull and a third one steers from behind.</p><p>The islanders say that the ice has never broken under the mail, and they touch the wood of the door frame when they say it.</p>';

async function read(body: string, lang = 'en') {
  const html = `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>Ferry</title></head><body>${body}</body></html>`;
  const [item] = await readInPage(page, 'ferry.html', new TextEncoder().encode(html));
  expect(item).toMatchObject({ ok: true });
  return (item as Extract<ReadItem, { ok: true }>).draft;
}
const readArticle = (content: string) =>
  read(`<article><h1>Ferry</h1>${before}${content}${after}</article>`);

test('leaves out the marks that link to terms and headings', async () => {
  const { text, title } = await read(
    `<h1>Ferry lines<a class="headerlink" href="#ferry">\uf0c1</a></h1>${before}<dl><dt>cross(boat)<a href="#cross">¶</a></dt><dd><p>Takes the boat over.</p></dd></dl><p>The sign ¶ <a href="#pilcrow">¶ in a text</a> stays.</p>${after}`,
  );
  expect(text).toContain('cross(boat)\n');
  expect(text).toContain('The sign ¶ ¶ in a text stays.');
  expect(text).not.toContain('\uf0c1');
  expect(title).not.toContain('\uf0c1');
});

test.describe('headings keep their words and not the link that edits them', () => {
  const headings: Record<string, string> = {
    'in the heading (Namuwiki)':
      '<h2 class="wiki-heading"><a id="s-1" href="#toc">1.</a> <span id="Piers">Piers<span class="wiki-edit-section"><a href="/edit/1" rel="nofollow">[편집]</a></span></span></h2>',
    'without names': '<h3>Piers <small>[<a href="/w/edit?section=2">編集</a>]</small></h3>',
    'two links (MediaWiki)':
      '<h2><span class="mw-headline" id="P">Piers</span><span>[</span><a href="/w/index.php?title=Ferry&amp;action=edit">Bearbeiten</a><span> | </span><a href="/w/index.php?title=Ferry&amp;veaction=edit">Quelltext bearbeiten</a><span>]</span></h2>',
    'beside the heading (MediaWiki 1.43)':
      '<div class="mw-heading mw-heading2"><h2 id="P">Piers</h2><span class="x">[<a href="/w/index.php?action=edit&amp;section=1">edit</a>]</span></div>',
    'a pencil': '<h2>Piers <a href="/pages/edit/7" title="Edit"><i class="pencil"></i></a></h2>',
  };
  for (const [name, heading] of Object.entries(headings)) {
    test(name, async () => {
      const { html } = await readArticle(heading);
      const found = /<h[23][^>]*>([\s\S]*?)<\/h[23]>/.exec(html)?.[1] ?? '';
      expect(
        found
          .replace(/<[^>]+>/g, '')
          .replace(/^1\.\s/, '')
          .trim(),
      ).toBe('Piers');
      expect(html).not.toMatch(/편집|編集|earbeiten|\bedit\b/);
    });
  }

  test('a heading about editing stays', async () => {
    const { text } = await readArticle(
      '<h2><a href="#edit">Edit</a></h2><p>Press the key twice to edit the line.</p>',
    );
    expect(text).toContain('\nEdit\n');
  });

  test('short sections of a Korean wiki stay', async () => {
    const section = (name: string, text: string) =>
      `<h2 class="wiki-heading"><a href="#toc">1.</a> <span id="${name}">${name}<span class="wiki-edit-section"><a href="/edit/1">[편집]</a></span></span></h2><div class="wiki-heading-content"><div class="wiki-paragraph">${text}</div></div>`;
    const { text } = await read(
      `<article><h1><a href="/w/x">나루터</a></h1><div class="wiki-content">${section('위치', '강 하류의 작은 나루로, 장이 서는 날에만 배가 다닌다. 물이 불면 사흘씩 묶인다.')}${section('유래', '옛날에 소금 장수가 처음 배를 대었다고 한다. 지금은 표지석만 남아 있다.')}</div></article>`,
      'ko',
    );
    for (const each of ['위치', '유래', '소금 장수가']) expect(text).toContain(each);
    expect(text).not.toContain('편집');
  });
});

test.describe('the whole text of a wiki page', () => {
  const pages: Record<string, string> = {
    MediaWiki: `<div id="content" class="mw-body"><h1 id="firstHeading">Ferry</h1><div id="bodyContent"><div id="siteSub">From Isle Wiki</div><div id="mw-content-text"><div class="mw-parser-output"><table class="infobox"><tr><th colspan="2">Ferry</th></tr><tr><th>Boats</th><td>2</td></tr></table><p>The ferry links the two piers.<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p><div id="toc" class="toc"><h2>Contents</h2><ul><li><a href="#p">1 Piers</a></li></ul></div><h2><span id="p">Piers</span></h2><p>Both are of oak.</p><h2>References</h2><ol class="references"><li id="cite_note-1">Isle almanac, 1912.</li></ol><div class="navbox" role="navigation"><a href="/w">Boats of the north</a></div></div></div><div id="catlinks"><a href="/c">Boats</a></div></div></div>`,
    DokuWiki: `<div id="dokuwiki__site"><div class="dokuwiki"><div id="dokuwiki__content"><div class="pageId"><span>isle:ferry</span></div><div class="page group"><div id="dw__toc"><h3 class="toggle">Table of Contents</h3><div><ul class="toc"><li><a href="#piers">Piers</a></li></ul></div></div><h1 class="sectionedit1" id="ferry">Ferry</h1><div class="level1"><div class="table"><table class="inline"><tr><th>Boats</th><td>2</td></tr></table></div><p>The ferry links the two piers.</p></div><div class="secedit editbutton_section"><form class="button btn_secedit"><div><button type="submit">Edit</button></div></form></div><h2 id="piers">Piers</h2><div class="level2"><p>Both are of oak.</p></div><h2>References</h2><div class="level2"><p>Isle almanac, 1912.</p></div></div><div class="docInfo"><bdi>isle/ferry.txt</bdi> · Last modified: 2021/03/04 by mira</div></div></div></div>`,
    MoinMoin: `<div id="header"><ul id="username"><li>Login</li></ul><h1 id="locationline"><span id="pagelocation"><a href="/Ferry">Ferry</a></span></h1></div><div id="page" lang="en"><div dir="ltr" id="content" lang="en"><span class="anchor" id="top"></span><div class="table-of-contents"><p>Contents</p><ol><li><a href="#piers">Piers</a></li></ol></div><div><table><tr><td><p class="line862">Boats</p></td><td><p class="line862">2</p></td></tr></table></div><p class="line874">The ferry links the two piers.</p><h2 id="piers">Piers</h2><p class="line874">Both are of oak.</p><h2>References</h2><p class="line874">Isle almanac, 1912.</p></div><p id="pageinfo" class="info" lang="en">Ferry  (last edited 2021-03-04 by mira)</p></div>`,
    Confluence: `<div id="main"><h1 id="title-text"><a href="/x">Ferry</a></h1><div class="page-metadata">Created by Mira, last modified on 4 March 2021</div><div id="main-content" class="wiki-content"><div class="toc-macro"><ul><li><a href="#Piers">Piers</a></li></ul></div><div class="table-wrap"><table class="confluenceTable"><tr><th>Boats</th><td>2</td></tr></table></div><p>The ferry links the two piers.</p><h2 id="Piers">Piers</h2><p>Both are of oak.</p><h2>References</h2><p>Isle almanac, 1912.</p></div></div>`,
  };
  for (const [name, html] of Object.entries(pages)) {
    test(name, async () => {
      const { text } = await read(html);
      for (const each of [
        'Boats',
        'links the two piers',
        '\nPiers\nBoth are of oak.',
        '\nReferences\nIsle almanac',
      ])
        expect(text).toContain(each);
      for (const each of ['Contents', 'Boats of the north', 'Mira', 'mira', 'Edit', 'From Isle'])
        expect(text).not.toContain(each);
    });
  }
});

test.describe('text that a click opens is kept', () => {
  const secret = 'The list of all captains since the first boat hangs behind the stove.';
  const folds: Record<string, string> = {
    'a definition list (Namuwiki)': `<dl class="wiki-folding"><dt>[ 펼치기 · 접기 ]</dt><dd style="display:none"><div class="wiki-paragraph">${secret}</div></dd></dl>`,
    'a button and the next element': `<button type="button">Captains</button><div hidden><p>${secret}</p></div>`,
    'a heading with a button': `<h3><button aria-expanded="false" aria-controls="c">Captains</button></h3><div id="c" hidden><p>${secret}</p></div>`,
    'a control elsewhere': `<div><a href="#c" data-toggle="collapse">Captains of the ferry</a> are known.</div><div id="c" style="display: none"><p>${secret}</p></div>`,
    'NavFrame (MediaWiki)': `<div class="NavFrame"><div class="NavHead">Captains</div><div class="NavContent" style="display:none">${secret}</div></div>`,
    'a spoiler of a forum': `<div class="spoiler"><a onclick="open()">Spoiler</a><div style="display: none;">${secret}</div></div>`,
    'a saved page of SingleFile': `<p><a href="javascript:void(0)">[더 보기]</a></p><div class="sf-hidden"><p>${secret}</p></div>`,
  };
  for (const [name, fold] of Object.entries(folds)) {
    test(`a fold: ${name}`, async () => {
      const { text } = await readArticle(fold);
      expect(text.split(secret)).toHaveLength(2);
    });
  }

  const sets: Record<string, string> = {
    Docusaurus:
      '<div class="tabs-container tabList"><ul role="tablist" class="tabs"><li role="tab" aria-selected="true" class="tabs__item">npm</li><li role="tab" aria-selected="false">Yarn</li></ul><div class="margin-top--md"><div role="tabpanel"><pre><code>npm run ferry</code></pre></div><div role="tabpanel" hidden=""><pre><code>yarn ferry</code></pre></div></div></div>',
    'Sphinx tabs':
      '<div class="sphinx-tabs"><div role="tablist"><button role="tab" aria-controls="p1">npm</button><button role="tab" aria-controls="p2">Yarn</button></div><div id="p1" role="tabpanel"><p>Run <code>npm run ferry</code> in the folder.</p></div><div id="p2" role="tabpanel" hidden="true"><p>Run <code>yarn ferry</code> in the folder.</p></div></div>',
    Bootstrap:
      '<ul class="nav nav-tabs" role="tablist"><li><a role="tab" href="#a">npm</a></li><li><a role="tab" href="#b">Yarn</a></li></ul><div class="tab-content"><div class="tab-pane active" id="a">Run <code>npm run ferry</code> first.</div><div class="tab-pane" id="b" style="display:none">Run <code>yarn ferry</code> first.</div></div>',
  };
  for (const [name, set] of Object.entries(sets)) {
    test(`all tabs below their names: ${name}`, async () => {
      const { text } = await readArticle(set);
      expect(text).toMatch(/npm\n[^\n]*npm run ferry[^\n]*\nYarn\n[^\n]*yarn ferry/);
    });
  }

  test('menus, dialogs and forms that a click opens stay out', async () => {
    const { text } = await readArticle(
      `<button aria-controls="m">Menu</button><div id="m" hidden><a href="/a">Timetable of boats</a> <a href="/b">Prices of tickets</a></div>
       <button>Write to us</button><div hidden><form><p>Tell us what is wrong with this page.</p><input type="text"><textarea></textarea></form></div>
       <button>Sign in</button><div role="dialog" style="display:none"><p>Members read this page without waiting.</p></div>`,
    );
    for (const each of ['Timetable of boats', 'what is wrong', 'without waiting'])
      expect(text).not.toContain(each);
  });
});

test.describe('labels for screen readers are no text', () => {
  const labels: Record<string, string> = {
    'above verse (Substack)':
      '<div class="preformatted-block"><label class="hide-text">This block keeps its spacing</label><pre class="text">The ice\n   holds</pre></div>',
    'in a link':
      '<p>See <a href="/t">the table<span class="sr-only"> keeps its spacing</span></a>, which says: The ice holds.</p>',
    'a name of another program':
      '<p><span class="screen-reader-text">keeps its spacing</span>The ice holds until the sun is over the church again.</p>',
    'a style':
      '<p><span style="position:absolute;width:1px;clip:rect(0 0 0 0)">keeps its spacing</span>The ice holds until the sun is over the church.</p>',
    Naver:
      '<p><em class="u_txt blind">keeps its spacing</em>The ice holds until the sun is over the church again in spring.</p>',
  };
  for (const [name, content] of Object.entries(labels)) {
    test(name, async () => {
      const { text } = await readArticle(content);
      expect(text).not.toContain('keeps its spacing');
      expect(text).toContain('The ice');
    });
  }

  test('a table beside a chart and the word of drawn letters stay', async () => {
    const { text } = await readArticle(
      `<table class="visually-hidden"><caption>Ice</caption><tr><td>Ice days</td><td>41</td></tr></table>
       <p><span class="sr-only">Frost</span><span aria-hidden="true"><i>F</i><i>r</i></span> came early that year and stayed until the end of March.</p>`,
    );
    expect(text).toContain('Ice days 41');
    expect(text).toContain('Frost');
  });
});
