// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { makeAbsolute } from '../../../../renderer/core/importers/html/frame-addresses';
import { LATE_ADDRESSES } from '../../../../renderer/core/web/late-address';

function inFrame(body: string): Element {
  const document = new DOMParser().parseFromString(body, 'text/html');
  makeAbsolute(document, 'https://diary.example/2026/entry.html');
  return document.body.firstElementChild as Element;
}

describe('the address of a picture in a frame', () => {
  it.each(['src', ...LATE_ADDRESSES, 'data-pic'])('is resolved by the frame’s own: %s', (name) => {
    expect(inFrame(`<img ${name}="sea.jpg">`).getAttribute(name)).toBe(
      'https://diary.example/2026/sea.jpg',
    );
  });

  it.each(['srcset', 'data-srcset', 'data-lazy-srcset'])('is resolved among sizes: %s', (name) => {
    expect(inFrame(`<img ${name}="a.jpg 1x, /b.jpg 2x">`).getAttribute(name)).toBe(
      'https://diary.example/2026/a.jpg 1x, https://diary.example/b.jpg 2x',
    );
  });

  it('stays as it is where it is the picture itself, and no other word of the page is taken for one', () => {
    const picture = inFrame('<img src="data:image/gif;base64,R0" data-caption="The sea.">');
    expect(picture.getAttribute('src')).toBe('data:image/gif;base64,R0');
    expect(picture.getAttribute('data-caption')).toBe('The sea.');
  });

  it('is looked for in little time, whatever an attribute holds', () => {
    const startedAt = performance.now();
    inFrame(`<img data-a="${'a.gif?'.repeat(200_000)} x">`);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
