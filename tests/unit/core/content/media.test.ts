// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { linkMedia } from '../../../../renderer/core/content/media';

it.each([
  ['<video src="films/ferry.mp4"></video>', 'films/ferry.mp4'],
  ['<video data-src="films/ferry.mp4"></video>', 'films/ferry.mp4'],
  [
    '<video><source data-lazy-src="//films.example/ferry.webm"></video>',
    'https://films.example/ferry.webm',
  ],
  ['<audio data-original="ferry.mp3"></audio>', 'ferry.mp3'],
  ['<object data="ferry.ogv"></object>', 'ferry.ogv'],
  ['<iframe data-cfsrc="https://films.example/embed/7"></iframe>', 'https://films.example/embed/7'],
])('links a film whose address is kept until a script sets it: %s', (html, address) => {
  document.body.innerHTML = `<p>The ferry.</p>${html}`;
  linkMedia(document);
  expect(document.querySelector('a')?.getAttribute('href')).toBe(address);
});
