import { expect, test } from 'vitest';
import { namesOf } from '../../../../renderer/core/metadata/byline';

test.each([
  ['By Jane Doe', ['Jane Doe']],
  ['Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
  ['By Jane Doe, John Roe & Ann Poe', ['Jane Doe', 'John Roe', 'Ann Poe']],
  ['Jane Doe, Senior Reporter', ['Jane Doe']],
  ['Jane Doe (jane@news.example)', ['Jane Doe']],
  ['JANE DOE', ['JANE DOE']],
  ['Posted by Jane O’Hara-Smith', ['Jane O’Hara-Smith']],
  ['홍길동 기자', ['홍길동']],
  ['홍길동 기자 hong@news.example', ['홍길동']],
  ['[하늘일보=홍길동 기자]', ['홍길동']],
  ['서울=홍길동 특파원', ['홍길동']],
  ['홍길동 베이징 특파원', ['홍길동']],
  ['홍길동·김철수 기자', ['홍길동', '김철수']],
  ['홍길동 기자, 김철수 기자', ['홍길동', '김철수']],
  ['글·사진 홍길동 기자', ['홍길동']],
  ['글쓴이 : 홍길동', ['홍길동']],
  ['記者 山田太郎', ['山田太郎']],
  ['山田太郎記者', ['山田太郎']],
  ['文・佐伯みどり', ['佐伯みどり']],
  ['记者 王小明 李华', ['王小明', '李华']],
  ['责任编辑：牛镛、岳弘彬', ['牛镛', '岳弘彬']],
  ['作者：許淑真', ['許淑真']],
  ['Staff', []],
  ['Reuters', []],
  ['온라인뉴스팀', []],
  ['hong@news.example', []],
  ['https://news.example/authors/1', []],
])('finds the people in "%s"', (text, names) => {
  expect(namesOf(text)).toEqual(names);
});

test('does not take the site for a person', () => {
  expect(namesOf('Lamp Room', ['Lamp Room'])).toEqual([]);
});
