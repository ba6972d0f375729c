// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { pairImages } from '../../../../renderer/core/images/pair-images';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;
const asset = (letter: string) => `asset:${letter.repeat(64)}`;
const first = '<p>In the evening the lamps of the harbour go on, one after the other.</p>';
const second = '<p>그리고 바다는 아주 조용했고 아무도 말을 하지 않았으며 배만 천천히 들어왔다.</p>';

/** The ids of the page's images, each with the letter of its file. */
function pairs(page: string, body: string): string {
  const found = pairImages(parse(page), parse(body));
  return Array.from(found, ([image, sha256]) => `${image.id}=${sha256[0]}`).join(' ');
}

it('finds images again by the words between which they are', () => {
  const page = `<header><img id="logo"></header>${first}<figure><img id="lamps"></figure><script>x</script>${second}<img id="ship">`;
  const body = `${first}<figure><img src="${asset('a')}"></figure>${second}<img src="${asset('b')}">`;
  expect(pairs(page, body)).toBe('lamps=a ship=b');
});

it('tells images between the same words apart by their alternative text and their size', () => {
  const page = `${first}<img id="icon"><img id="lamps" alt="Lamps  at night"><img id="big" width="640" height="480"><img id="dot" width="1">${second}`;
  const body = `${first}<img alt="Lamps at night" src="${asset('a')}"><img src="${asset('b')}" width="640" height="480">${second}`;
  expect(pairs(page, body)).toBe('lamps=a big=b');
});

it('gives no picture where it may be the wrong one', () => {
  const page = `${first}<img id="one"><img id="other">${second}`;
  expect(pairs(page, `${first}<img src="${asset('a')}">${second}`)).toBe('');
  expect(pairs(page, `${first}<img src="https://a.example/a.png"><img>${second}`)).toBe('');
});
