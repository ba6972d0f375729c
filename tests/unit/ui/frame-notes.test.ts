// @vitest-environment happy-dom
// Which links are marks of footnotes, in the ways that pages, books and documents write them.
import { expect, it } from 'vitest';
import { copyOfNote, noteOf } from '../../../renderer/ui/reader/frame-notes';

/** What the pop-up of the first link shows; null when it is no mark. */
function noteIn(html: string): string | null {
  document.body.innerHTML = `<article class="article-body">${html}</article>`;
  const note = noteOf(document.querySelector('a[href]')!);
  return note && copyOfNote(note).textContent.replace(/\s+/g, ' ').trim();
}

it.each([
  [
    'Markdown',
    '<p>Sea<sup><a href="#fn-1">1</a></sup></p><hr><ol><li id="fn-1"><p>A note. <a href="#fnref-1">↩</a></p></li></ol>',
    'A note.',
  ],
  [
    'Wikipedia',
    '<p>Sea<sup id="r1"><a href="#n1">[1]</a></sup></p><ol><li id="n1"><span><a href="#r1">^</a></span> <span>Smith 2001.</span></li></ol>',
    'Smith 2001.',
  ],
  [
    'Wikipedia, named several times',
    '<p>Sea<sup><a href="#n1">[1]</a></sup></p><ol><li id="n1"><span>^ <a href="#r1"><sup>a</sup></a> <a href="#r2"><sup>b</sup></a></span> <span>Smith.</span></li></ol>',
    '^ Smith.',
  ],
  [
    'a book',
    '<p>Sea<a id="r1" href="#n1">[1]</a> and land.</p><p><a id="n1" href="#r1">[1]</a> Smith.</p>',
    'Smith.',
  ],
  [
    'an aside of a book',
    '<p>Sea<a href="#n1">*</a></p><aside id="n1"><p>Smith.</p></aside>',
    'Smith.',
  ],
  [
    'Korean',
    '<p>바다<sup><a href="#n1">1)</a></sup></p><ol><li id="n1">주석이다.</li></ol>',
    '주석이다.',
  ],
  [
    'a list of definitions',
    '<p>Sea<a href="#n1">[1]</a></p><dl><dt id="n1">[1]</dt><dd>Smith.</dd></dl>',
    'Smith.',
  ],
])('shows the note of %s', (_, html, text) => {
  expect(noteIn(html)).toBe(text);
});

it.each([
  [
    'a link back',
    '<ol><li id="n1"><a href="#r1">1</a> Note.</li></ol><p>The sea<a id="r1" href="#n1">1</a> is wide.</p>',
  ],
  ['a chapter', '<p><a href="#c1">1</a></p><h2 id="c1">One</h2><p>Text.</p>'],
  ['a link by words', '<p><a href="#n1">the sea</a></p><p id="n1">Text.</p>'],
  ['a note that is missing', '<p>Sea<a href="#n1">[1]</a></p>'],
  ['an empty note', '<p>Sea<a href="#n1">[1]</a></p><p id="n1"><a href="#r1">↩</a></p>'],
  ['itself', '<p id="n1">Sea<a href="#n1">[1]</a></p>'],
  ['another page', '<p>Sea<a href="https://a.example/#n1">[1]</a></p><p id="n1">Note.</p>'],
])('does not take %s for a mark', (_, html) => {
  expect(noteIn(html)).toBeNull();
});

it('copies no id, which would be there twice', () => {
  document.body.innerHTML = '<p id="n1">Note <b id="b" tabindex="0">one</b></p>';
  const holder = document.createElement('div');
  holder.append(copyOfNote(document.querySelector('#n1')!));
  expect(holder.innerHTML).toBe('Note <b>one</b>');
});
