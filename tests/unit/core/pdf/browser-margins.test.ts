import { expect, test } from 'vitest';
import { withoutBrowserMargins } from '../../../../renderer/core/pdf/browser-margins';
import type { Line } from '../../../../renderer/core/pdf/lines';

const line = (text: string, left: number, y: number, size = 8): Line => ({
  ...{ text, left, right: left + text.length * 4, y, size },
  ...{ font: 'f', page: 1, endsWithSpace: false },
});
const body = [
  line('The first sentence of it.', 50, 100, 12),
  line('See https://a.example/b', 50, 500, 12),
];
const printed = (page: number) => [
  line('2024. 5. 6. 오전 7:08', 30, 20),
  line('The weir', 200, 20),
  ...body,
  line('https://a.example/weir', 30, 820),
  line(`${page}/2`, 550, 820),
];

test('takes off what a browser prints around a page, and keeps its address', () => {
  const { pages, url } = withoutBrowserMargins([printed(1), printed(2)]);
  expect(pages).toEqual([body, body]);
  expect(url).toBe('https://a.example/weir');
});

test('does not take the address of a file, or one that was cut, for the page’s', () => {
  for (const address of ['file:///home/a/weir.html', 'https://a.example/wei…']) {
    const page = [...body, line(address, 30, 820), line('1/1', 550, 820)];
    const { pages, url } = withoutBrowserMargins([page]);
    expect(pages).toEqual([body]);
    expect(url).toBeNull();
  }
});

test('leaves a last line with an address, and a diary that begins with a day', () => {
  const pages = [
    [line('2024. 5. 6.', 50, 60, 12), ...body],
    [line('2024. 5. 7.', 50, 60, 12), ...body],
  ];
  expect(withoutBrowserMargins(pages).pages).toEqual(pages);
});
