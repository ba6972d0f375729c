import { expect, it } from 'vitest';
import { readFields } from '../../../../../renderer/core/importers/markdown/fields';
import { readPostName } from '../../../../../renderer/core/importers/markdown/file-name';
import { splitFrontMatter } from '../../../../../renderer/core/importers/markdown/front-matter';

const read = (text: string, isJekyll = false) => {
  const { values, body } = splitFrontMatter(text);
  return { ...readFields(values, isJekyll), body };
};

const forms: Record<string, string> = {
  'YAML between dashes': '---\ntitle: The nets\ndate: 2024-03-05\ntags: [sea]\n---\nWords.',
  'YAML with a title that is not YAML':
    '---\ntitle: The nets: "a list"\ndate: 2024-03-05\ntags:\n  - sea\n---\nWords.',
  'TOML (Hugo, Zola)':
    '+++\ntitle = "The nets"\ndate = 2024-03-05\n[taxonomies]\ntags = ["sea"]\n+++\nWords.',
  'TOML that is named':
    '---toml\ntitle = "The nets"\ndate = "2024-03-05"\ntags = ["sea"]\n---\nWords.',
  'JSON in braces (Hugo)':
    '{\n  "title": "The nets",\n  "date": "2024-03-05",\n  "tags": ["sea"]\n}\nWords.',
  'JSON that is named (Eleventy)':
    '---json\n{"title": "The nets", "date": "2024-03-05", "tags": ["sea"]}\n---\nWords.',
  'JSON with semicolons (Hexo)':
    '"title": "The nets",\n"date": "2024-03-05",\n"tags": ["sea"]\n;;;\nWords.',
  'YAML without the first fence (Hexo)':
    'title: The nets\ndate: 2024-03-05\ntags:\n- sea\n---\nWords.',
  'fields up to an empty line (Pelican)':
    'Title: The nets\nDate: 2024-03-05 10:20\nCategory: sea\n\nWords.',
  'a comment (Nikola)':
    '<!--\n.. title: The nets\n.. slug: nets\n.. date: 2024-03-05\n.. tags: sea\n-->\nWords.',
  'properties (Logseq)': 'title:: The nets\ndate:: 2024-03-05\ntags:: [[sea]]\n\nWords.',
};
for (const [form, text] of Object.entries(forms)) {
  it(`reads ${form}`, () => {
    const { title, published, tags, body } = read(text);
    expect([published?.slice(0, 10), tags, body.trim()]).toEqual(['2024-03-05', ['sea'], 'Words.']);
    expect(title).toMatch(/^The nets/);
  });
}

it.each([
  '---\n- a list\n---\nWords.',
  '---\nNothing here: is a field\nof any: kind\n---\n[never closed',
  'Dear reader: a letter\n\nWords.',
  'Note: this is prose.\nAnd so is: this.\n\nWords.',
  '{ not json }\nWords.',
  '+++\n= = =\n+++\nWords.',
  'A heading: with a colon\n---\nWords.',
])('leaves a text as it is that only looks like front matter: %j', (text) => {
  const { body, title } = read(text);
  expect(title).toBeNull();
  expect(text.endsWith(body)).toBe(true);
  expect(body).toContain('Words.'.slice(0, text.includes('Words') ? 6 : 0));
});

it.each([
  ['publishedAt: 2024-05-01T10:20:30+09:00', '2024-05-01T10:20:30+09:00'],
  ['publishDate: 2024-05-01', '2024-05-01'],
  ['date-published: May 1, 2024', '2024-05-01'],
  ['published: true\ndate: 2024-05-01', '2024-05-01'],
  ['date: soon\npubDate: Wed, 01 May 2024 10:20:30 GMT', '2024-05-01T10:20:30Z'],
  ['작성일: 2024년 5월 1일', '2024-05-01'],
])('reads the date of %j', (yaml, date) => {
  expect(read(`---\ntitle: a\n${yaml}\n---\n`).published).toBe(date);
});

it.each([
  ['url_original: https://quay.example/om', 'https://quay.example/om', null],
  ['source: The Quay Times', null, 'The Quay Times'],
  [
    'source: The Quay Times\nurl: https://quay.example/a',
    'https://quay.example/a',
    'The Quay Times',
  ],
  ['source: "[The nets](https://quay.example/a)"', 'https://quay.example/a', null],
  ['url: /posts/nets/\ncanonicalURL: https://quay.example/a', 'https://quay.example/a', null],
  ['출처: https://quay.example/a', 'https://quay.example/a', null],
])('reads the address of %j', (yaml, source, site) => {
  expect(read(`---\ntitle: a\n${yaml}\n---\n`)).toMatchObject({ source, site });
});

it('reads tags and categories together, people by name', () => {
  const { tags, authors } = read(
    '---\ntags: [a, "b, c"]\ncategories:\n  - [바다, 기록]\ncategory: a\nauthors:\n  - name: Mina Harrow\n    url: https://quay.example\n  - Ole Brandt\n---\n',
  );
  expect(tags).toEqual(['a', 'b', 'c', '바다', '기록']);
  expect(authors).toEqual(['Mina Harrow', 'Ole Brandt']);
  expect(read('---\ntags: sea salt\n---\n', true).tags).toEqual(['sea', 'salt']);
  expect(read('---\ntags: sea salt\n---\n').tags).toEqual(['sea salt']);
});

it.each([
  ['_posts/2024-05-07-weir-at-night.md', 'Weir At Night', '2024-05-07', null],
  ['content/post/2024-05-07-the-weir/index.ko.md', 'The Weir', '2024-05-07', 'ko'],
  ['2024_05_07_방파제의_밤.md', '방파제의 밤', '2024-05-07', null],
  ['2024-05-07.md', '2024-05-07', '2024-05-07', null],
  ['2024-05-07 The weir.md', 'The weir', '2024-05-07', null],
  ['2024-99-07-weir.md', '2024-99-07-weir', null, null],
  ['The weir.textbundle/text.md', 'The weir', null, null],
  ['weir-at-night.md', 'weir-at-night', null, null],
])('reads the file name %s', (name, title, day, lang) => {
  expect(readPostName(name)).toMatchObject({ title, day, lang });
});

it("reads Pandoc's title block, with authors in lines, and takes no comment for one", () => {
  expect(
    read('% The nets\n  of Skarn\n% Ines Moor; Ole Brandt\n  Ada Penn\n% March 5, 2024\n\nWords.'),
  ).toMatchObject({
    title: 'The nets of Skarn',
    authors: ['Ines Moor', 'Ole Brandt', 'Ada Penn'],
    published: '2024-03-05',
    body: '\nWords.',
  });
  expect(read('% The nets\n\nWords.').title).toBe('The nets');
  expect(read('100 % of it\n\nWords.').title).toBe(null);
});

it('reads the day of a date that is an object (MkDocs)', () => {
  expect(
    read('---\ntitle: Nets\ndate:\n  created: 2024-03-05\n  updated: 2024-04-01\n---\nWords.')
      .published,
  ).toBe('2024-03-05');
});
