import { expect, test } from 'vitest';
import { companionsAround, indexNames } from '../../../../renderer/core/files/companions';

const files = ['m/a.example/img/x.png', 'm/b.example/y.png', 'm/a.example/p/z 1.png'];
const beside = companionsAround('m/a.example/p/page.html', (name) =>
  files.includes(name) ? { name, read: async () => null } : null,
);

test.each([
  ['../img/x.png', files[0]],
  ['/img/x.png?v=2', files[0]],
  ['https://a.example/img/x.png', files[0]],
  ['//b.example/y.png', files[1]],
  ['z%201.png#part', files[2]],
  ['../../../../etc/passwd', undefined],
  ['/../../x.png', undefined],
  ['https://a.example', undefined],
  ['data:image/png;base64,AA', undefined],
])('%s', (address, name) => {
  expect(beside.find(address)?.name).toBe(name);
});

test('finds a picture whose name has other capitals, behind one that has the same', () => {
  const names = ['v/images/quay.png', 'v/IMAGES/Quay.png', 'v/site/Boat.JPG'];
  const found = companionsAround(
    'v/page.html',
    (name) => (names.includes(name) ? { name, read: async () => null } : null),
    () => indexNames(names),
  );
  const addresses = ['Images/QUAY.PNG?v=2', 'IMAGES/Quay.png', './site/boat.jpg', 'site/boats.jpg'];
  expect(addresses.map((each) => found.find(each)?.name)).toEqual([
    'v/images/quay.png',
    'v/IMAGES/Quay.png',
    'v/site/Boat.JPG',
    undefined,
  ]);
});

test('finds the nearest file by the end of its path', () => {
  const names = ['v/files/quay.png', 'v/notes/files/quay.png', 'v/static/img/a b.png', 'v/b.png'];
  const found = companionsAround(
    'v/notes/deep/note.md',
    (name) => (names.includes(name) ? { name, read: async () => null } : null),
    () => indexNames(names),
  );
  const addresses = ['quay.png', '/img/a%20b.png', '../files/quay.png?v=1', 'img/b.png', '', '/'];
  expect(addresses.map((each) => found.findByEnd?.(each)?.name)).toEqual([
    'v/notes/files/quay.png',
    'v/static/img/a b.png',
    'v/notes/files/quay.png',
    undefined,
    undefined,
    undefined,
  ]);
});
