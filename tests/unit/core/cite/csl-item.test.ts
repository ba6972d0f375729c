import { describe, expect, it } from 'vitest';
import { cslItem } from '../../../../renderer/core/cite/csl-item';
import { cslName, nameOfCsl } from '../../../../renderer/core/cite/csl-name';
import { article } from '../../article';

describe('the parts of a name', () => {
  it.each([
    ['Hedda Lindqvist', 'en', { family: 'Lindqvist', given: 'Hedda' }],
    ['J. R. R. Tolkien', 'en', { family: 'Tolkien', given: 'J. R. R.' }],
    ['Martin Luther King, Jr.', 'en', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    [
      'Hedda van der Lind',
      'nl',
      { family: 'Lind', given: 'Hedda', 'non-dropping-particle': 'van der' },
    ],
    [
      'Alexander von Humboldt',
      'de',
      { family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' },
    ],
    [
      'Simone de Beauvoir',
      'fr',
      { family: 'Beauvoir', given: 'Simone', 'dropping-particle': 'de' },
    ],
    ['Анна Петрова', 'ru', { family: 'Петрова', given: 'Анна' }],
    ['김하나', 'ko', { family: '김', given: '하나' }],
    ['남궁민수', 'ko', { family: '남궁', given: '민수' }],
    ['선우진', 'ko', { family: '선우', given: '진' }],
    ['김 하나', 'en', { family: '김', given: '하나' }],
    ['버락 오바마', 'ko', { literal: '버락 오바마' }],
    ['파도소리일기', 'ko', { literal: '파도소리일기' }],
    ['王小明', 'zh', { family: '王', given: '小明' }],
    ['欧阳明', 'zh-Hans', { family: '欧阳', given: '明' }],
    ['山田 太郎', 'ja', { family: '山田', given: '太郎' }],
    ['山田太郎', 'ja', { literal: '山田太郎' }],
    ['マラ リンド', 'ja', { literal: 'マラ リンド' }],
    ['Associated Press', 'en', { literal: 'Associated Press' }],
    ['항구일보', 'ko', { literal: '항구일보' }],
    ['quayside', 'en', { literal: 'quayside' }],
    ['@quay', 'en', { literal: '@quay' }],
  ])('%s (%s)', (name, lang, parts) => {
    expect(cslName(name, [], lang)).toEqual(parts);
  });

  it('takes those that a list states, and keeps the name', () => {
    const people = [
      { family: 'García Márquez', given: 'Gabriel' },
      { family: '山田', given: '太郎' },
      { literal: 'Mara and Sons' },
    ];
    const named = (name: string) => cslName(name, people, 'es');
    expect(named('Gabriel García Márquez')).toEqual({
      family: 'García Márquez',
      given: 'Gabriel',
    });
    expect(named('山田太郎')).toEqual({ family: '山田', given: '太郎' });
    expect(named('Mara and Sons')).toEqual({ literal: 'Mara and Sons' });
    expect(nameOfCsl(named('Gabriel García Márquez'))).toBe('Gabriel García Márquez');
  });
});

describe('the item of an article', () => {
  it('has what a newspaper article is cited by', () => {
    const night = article({
      ...{ title: '밤의 항구', byline: ['김하나', '항구일보'], site: '항구일보', lang: 'ko' },
      url: 'https://www.harbour.example/night?id=7&utm_source=x#p2',
      publishedAt: '2025-02-20T23:30:00+09:00',
      section: '경제',
      savedAt: new Date(2025, 2, 1, 12).getTime(),
      publication: { pages: 'A12', archive: 'Internet Archive', archiveUrl: 'https://a.example/' },
    });
    expect(cslItem(night)).toEqual({
      id: 'A',
      type: 'article-newspaper',
      title: '밤의 항구',
      author: [{ family: '김', given: '하나' }],
      'container-title': '항구일보',
      section: '경제',
      page: 'A12',
      issued: { 'date-parts': [[2025, 2, 20]] },
      accessed: { 'date-parts': [[2025, 3, 1]] },
      language: 'ko',
      URL: 'https://www.harbour.example/night?id=7#p2',
      archive: 'Internet Archive',
      archive_location: 'https://a.example/',
    });
  });

  it('names the publisher of a book once, and no container', () => {
    const book = article({
      ...{ title: 'Quays', byline: ['Mara Lind'], site: 'Quay Press', publishedAt: '2019' },
      publication: { type: 'book', isbn: '9780000000002', place: 'Kiel', areEditors: true },
    });
    expect(cslItem(book)).toEqual({
      ...{ id: 'A', type: 'book', title: 'Quays', language: 'en', ISBN: '9780000000002' },
      editor: [{ family: 'Lind', given: 'Mara' }],
      ...{ publisher: 'Quay Press', 'publisher-place': 'Kiel' },
      issued: { 'date-parts': [[2019]] },
    });
  });

  const typeOf = (given: Parameters<typeof article>[0]) => cslItem(article(given)).type;

  it.each([
    ['https://quay.example/1', 'The Harbour Times', 'article-newspaper'],
    ['https://quay.example/1', 'Le Monde', 'article-newspaper'],
    ['https://quay.example/1', '港湾新聞', 'article-newspaper'],
    ['https://quay.example/1', '江岸晚报', 'article-newspaper'],
    ['https://quay.example/1', 'The New Yorker', 'article-magazine'],
    ['https://quay.example/1', '週刊みなと', 'article-magazine'],
    ['https://quay.example/1', '한겨레21', 'article-magazine'],
    ['https://mara.tistory.com/12', '파도', 'post-weblog'],
    ['https://quay.example/blog/12', 'Quay', 'post-weblog'],
    ['https://social.example/@mara/112345678', 'Mastodon', 'post'],
    ['https://old.reddit.com/r/quay/comments/1', 'reddit', 'post'],
    ['https://quay.example/1', 'Quay', 'webpage'],
    ['https://times.example/1', 'times.example', 'webpage'],
  ] as const)('%s, %s: %s', (url, site, type) => {
    expect(typeOf({ url, site })).toBe(type);
  });

  it('tells books, papers and reports by what the file is and states', () => {
    const source = (format: string) => ({ format, fileName: 'a', importedAt: 0 });
    expect(typeOf({ source: source('epub') })).toBe('chapter');
    expect(typeOf({ source: source('pdf'), kind: 'document' })).toBe('report');
    const doi = { doi: '10.1000/1' };
    expect(typeOf({ source: source('pdf'), kind: 'document', publication: doi })).toBe(
      'article-journal',
    );
    expect(typeOf({ url: 'https://x.com/1', publication: { type: 'thesis' } })).toBe('thesis');
  });
});

it('has no date where only that of the file is known', () => {
  const made = '2019-05-10T18:07:00+09:00';
  const ofFile = article({ publishedAt: made, publication: { created: made } });
  expect(cslItem(ofFile)).not.toHaveProperty('issued');
  const stated = article({ publishedAt: '2018-01-02', publication: { created: made } });
  expect(cslItem(stated).issued).toEqual({ 'date-parts': [[2018, 1, 2]] });
});

it('takes an article of a newspaper that states its ISSN for what it is', () => {
  const typeOf = (site: string, publication: Parameters<typeof article>[0] = {}) =>
    cslItem(article({ site, url: 'https://paper.example/1', ...publication })).type;
  const issn = '1234-5679';
  expect(typeOf('항구일보', { publication: { issn } })).toBe('article-newspaper');
  expect(typeOf('Harbour Studies', { publication: { issn } })).toBe('article-journal');
  expect(typeOf('Harbour News', { publication: { issn, volume: '12' } })).toBe('article-journal');
  expect(typeOf('항구일보', { publication: { doi: '10.1000/1' } })).toBe('article-journal');
});
