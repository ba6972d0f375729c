import { describe, expect, it, test } from 'vitest';
import type { Article } from '../../../../renderer/core/article/article';
import { followsOn, joinedInto } from '../../../../renderer/core/article/join-pages';
import { differByPage, withoutPageOne } from '../../../../renderer/core/web/page-address';
import { article } from '../../article';

const at = 'https://news.example';

const withoutLinks = ({ pageLinks: _, ...rest }: Article): Article => rest;

describe('the address of a page', () => {
  it.each([
    ['/a', '/a?page=2'],
    ['/a?id=7', '/a?id=7&page=2'],
    ['/a?id=7&page=3', '/a?id=7&page=2'],
    ['/a/2', '/a/3'],
    ['/a', '/a/page/2'],
    ['/a.html', '/a_2.html'],
    ['/covid-19', '/covid-19-2'],
    ['/a?page=all', '/a?page=2'],
  ])('%s and %s are pages of one article', (one, other) => {
    expect(differByPage(at + one, at + other)).toBe(true);
    expect(differByPage(at + other, at + one)).toBe(true);
  });

  it.each([
    ['/a', '/b'],
    ['/12', '/13'],
    ['/2025001', '/2025002'],
    ['/a?id=1', '/a?id=2'],
    ['/a?page=2', '/b?page=3'],
  ])('%s and %s are not', (one, other) => {
    expect(differByPage(at + one, at + other)).toBe(false);
  });

  it('is the bare one for the first', () => {
    expect(withoutPageOne(`${at}/a?id=7&page=1`)).toBe(`${at}/a?id=7`);
    expect(withoutPageOne(`${at}/a/page/1`)).toBe(`${at}/a`);
    expect(withoutPageOne(`${at}/a?page=12`)).toBe(`${at}/a?page=12`);
  });
});

describe('the page after another', () => {
  const left = article({
    id: 'A',
    title: 'The long report',
    canonicalUrl: `${at}/a`,
    pageLinks: { pages: [`${at}/a`], next: `${at}/a?page=2`, previous: null },
  });
  const right = article({
    id: 'B',
    title: 'The long report - Page 2',
    canonicalUrl: `${at}/a?page=2`,
    pageLinks: { pages: [`${at}/a?page=2`], next: null, previous: `${at}/a` },
  });
  const linked = (given: Partial<Article>) => followsOn(left, { ...right, ...given });
  const alone = { pages: [`${at}/a?page=2`], next: null, previous: null };

  it('is told by either of them', () => {
    expect(followsOn(left, right)).toBe(true);
    expect(linked({ pageLinks: alone })).toBe(true);
    expect(followsOn(withoutLinks(left), right)).toBe(true);
    expect(followsOn(withoutLinks(left), { ...right, pageLinks: alone })).toBe(false);
  });

  it('is none that names another', () => {
    expect(linked({ pageLinks: { ...alone, previous: `${at}/b` } })).toBe(false);
  });

  it('is none of another title, day, kind or host', () => {
    expect(linked({ title: 'The next report' })).toBe(false);
    expect(linked({ title: 'The long report (2)' })).toBe(false);
    expect(linked({ kind: 'page' })).toBe(false);
    const [first, second] = ['2025-02-20T09:00+09:00', '2025-02-21'];
    expect(followsOn({ ...left, publishedAt: first }, { ...right, publishedAt: second })).toBe(
      false,
    );
    const elsewhere = 'https://other.example/a?page=2';
    expect(
      followsOn(
        { ...left, pageLinks: { ...left.pageLinks!, next: elsewhere } },
        { ...right, pageLinks: { ...alone, pages: [elsewhere] } },
      ),
    ).toBe(false);
  });

  it('is none that stands in it already', () => {
    const cycle = { pages: [`${at}/a?page=2`, `${at}/a`], next: null, previous: null };
    expect(linked({ pageLinks: cycle })).toBe(false);
  });

  it("is not a column's next day, were it called the same", () => {
    const column = (name: string, publishedAt: string | null): Article =>
      article({
        id: name,
        title: "Today's weather",
        canonicalUrl: `${at}/${name}`,
        publishedAt,
        pageLinks: { pages: [`${at}/${name}`], next: `${at}/tue`, previous: null },
      });
    const next = (publishedAt: string | null) => withoutLinks(column('tue', publishedAt));
    expect(followsOn(column('mon', null), next(null))).toBe(false);
    expect(followsOn(column('mon', '2025-02-20'), next('2025-02-21'))).toBe(false);
  });
});

test('the article that a page went into is found by the address of the page', () => {
  const pageAt = (id: string, ...pages: string[]) =>
    article({ id, canonicalUrl: pages[0]!, pageLinks: { pages, next: null, previous: null } });
  const page = pageAt('B', `${at}/a?page=2`);
  const whole = pageAt('A', `${at}/a`, `${at}/a?page=2`);
  expect(joinedInto(page, [article(), pageAt('C', `${at}/c`, `${at}/d`), whole])).toBe(whole);
  expect(joinedInto(page, [pageAt('C', `${at}/a?page=2`)])).toBeUndefined();
  expect(joinedInto(article(), [whole])).toBeUndefined();
});
