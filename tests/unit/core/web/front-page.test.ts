import { expect, it } from 'vitest';
import { namesFrontPage } from '../../../../renderer/core/web/front-page';

const site = 'https://spa.example';

it.each([
  [`${site}/`, `${site}/post/1`],
  [site, `${site}/?p=7`],
  [`http://www.spa.example/index.html?utm_source=x`, `${site}/post/1#part`],
  [`${site}/ko`, `${site}/ko/post/1`],
  [`${site}/en-us/`, `${site}/en-us/post/1`],
  ['https://other.example/', `${site}/post/1`],
  [`${site}/`, `${site}/#/post/1`],
])('%s is not the address of %s', (stated, saved) => {
  expect(namesFrontPage(stated, saved)).toBe(true);
});

it.each([
  [`${site}/post/1`, `${site}/post/1?ref=x`],
  [`${site}/post`, `${site}/post/1`],
  [`${site}/`, `${site}/?utm_source=mail`],
  [`${site}/ko`, `${site}/`],
  [`${site}/`, `http://m.spa.example/index.html`],
  [`${site}/?p=7`, `${site}/post/1`],
  ['not an address', `${site}/post/1`],
])('%s may be the address of %s', (stated, saved) => {
  expect(namesFrontPage(stated, saved)).toBe(false);
});
