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
  [
    '<iframe src="https://cards.example/card#3" data-content="https%3A%2F%2Fboats.example%2Fferry%3Fday%3D1"></iframe>',
    'https://boats.example/ferry?day=1',
  ],
  [
    '<iframe src="https://cards.example/card#4" data-content="100%25 javascript%3A"></iframe>',
    'https://cards.example/card#4',
  ],
])('links a film whose address is kept until a script sets it: %s', (html, address) => {
  document.body.innerHTML = `<p>The ferry.</p>${html}`;
  linkMedia(document);
  expect(document.querySelector('a')?.getAttribute('href')).toBe(address);
});
