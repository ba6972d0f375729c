// Thirty made-up articles of nine kinds in four languages.
import type { Article } from '../../../../renderer/core/article/article';
import { article } from '../../article';

const day = (text: string) => new Date(`${text}T12:00:00`).getTime();
const from = (format: string): Partial<Article> => ({
  source: { format, fileName: `a.${format}`, importedAt: 0 },
});
let count = 0;
/** Ids in the order of the list: `a01`, `a02` … */
function made(given: Partial<Article>): Article {
  count += 1;
  const id = `a${String(count).padStart(2, '0')}`;
  const url = `https://quay.example/${count}`;
  return article({ id, url, savedAt: day('2025-03-01'), ...given });
}

export const thirtyArticles: readonly Article[] = [
  // Newspapers
  made({
    ...{ title: 'The harbour at night: a city waits', byline: ['Mara Lind', 'Jan van den Berg'] },
    ...{ site: 'The Harbour Times', lang: 'en', section: 'Business' },
    ...{ publishedAt: '2025-02-20T18:07:00+00:00', publication: { pages: 'A12' } },
  }),
  made({
    ...{ title: '밤의 항구, 불이 꺼지다', byline: ['김하나', '남궁민수'], site: '항구일보' },
    ...{ lang: 'ko', section: '경제', publishedAt: '2025-02-20', publication: { pages: '12' } },
  }),
  made({
    ...{ title: '港の夜、明かりが消える', byline: ['山田 太郎'], site: '港湾新聞', lang: 'ja' },
    ...{ section: '社会', publishedAt: '2024-11-03' },
  }),
  made({
    ...{ title: '夜色中的港口', byline: ['王小明', '欧阳明'], site: '江岸晚报', lang: 'zh' },
    ...{ publishedAt: '2024-01-09' },
  }),
  made({
    ...{ title: 'No one signed this “report” & that', byline: [], site: 'The Quay Gazette' },
    ...{ lang: 'en', publishedAt: '2023-07-04' },
  }),
  made({
    ...{ title: '기명 없는 기사', byline: ['항구일보'], site: '항구일보', lang: 'ko' },
    publishedAt: null,
  }),
  // Magazines
  made({
    ...{ title: 'What the crane saw', byline: ['Hedda Lindqvist'], site: 'The New Yorker' },
    ...{ lang: 'en', publishedAt: '2022-05-16', publication: { pages: '34–41' } },
  }),
  made({
    ...{ title: '항구의 사람들', byline: ['이서연'], site: '한겨레21', lang: 'ko' },
    ...{ publishedAt: '2021-08', publication: { issue: '1375' } },
  }),
  made({
    ...{ title: '潮の記録', byline: ['佐藤 花子', '鈴木 一郎'], site: '週刊みなと' },
    lang: 'ja',
  }),
  // Journals
  made({
    ...{
      title: 'Tides of the “Quay”',
      byline: ['Alexander von Humboldt', 'Martin Luther King Jr.'],
    },
    ...{ site: 'Harbour Studies', lang: 'en', publishedAt: '2019' },
    publication: {
      volume: '12',
      issue: '3',
      pages: '45–67',
      doi: '10.1000/quay.7',
      issn: '1234-5679',
    },
  }),
  made({
    ...{
      title: 'Measuring salt',
      site: 'Journal of Harbours',
      lang: 'en',
      publishedAt: '2020-06-01',
    },
    byline: 'Ann Ash,Ben Birch,Cy Cedar,Dee Dale,Eve Elm,Flo Fir'.split(','),
    publication: { volume: '4', pages: '1–9', doi: '10.1000/salt' },
  }),
  made({
    ...{
      title: '조석과 하역의 상관관계',
      byline: ['박지훈', '최유나'],
      site: '항만학회지',
      lang: 'ko',
    },
    ...{ publishedAt: '2018-12', publication: { volume: '42', issue: '4', pages: '101–120' } },
  }),
  made({
    ...{ title: '潮汐研究', byline: ['李华'], site: '港口学报', lang: 'zh', publishedAt: '2017' },
    publication: { volume: '9', issue: '2', pages: '3–15' },
  }),
  made({
    ...{ title: '港湾の塩分濃度', byline: ['高橋 健'], site: '港湾学会誌', lang: 'ja' },
    ...{ publishedAt: '2016-04', publication: { volume: '7', issue: '1', pages: '20–31' } },
  }),
  // Books
  made({
    ...{ url: null, title: 'Quays of the north', byline: ['Gabriel García Márquez'] },
    ...{ site: 'Quay Press', lang: 'en', publishedAt: '1985' },
    publication: {
      ...{ type: 'book', isbn: '9780000000002', place: 'Kiel', publisher: 'Quay Press' },
      people: [{ family: 'García Márquez', given: 'Gabriel' }],
    },
  }),
  made({
    ...{ url: null, title: '항구의 역사', byline: ['정약용'], site: '부두출판사', lang: 'ko' },
    ...{
      publishedAt: '2001',
      publication: { type: 'book', place: '부산', publisher: '부두출판사' },
    },
  }),
  made({
    ...{ url: null, title: 'Essays on rope', byline: ['Lena Ost', 'Karl West'], lang: 'en' },
    ...{ site: 'Mole & Sons', publishedAt: '1999' },
    publication: { type: 'book', areEditors: true, edition: '2', publisher: 'Mole & Sons' },
  }),
  // Chapters
  made({
    ...{ url: null, title: 'Chapter one', byline: ['Hedda van der Lind'], site: 'The long pier' },
    ...{ lang: 'en', publishedAt: '2010', section: 'The long pier' },
    ...from('epub'),
  }),
  made({
    ...{ url: null, title: '1장 물때', byline: ['한강'], site: '긴 방파제', lang: 'ko' },
    ...{ publishedAt: '2011' },
    ...from('epub'),
  }),
  made({
    ...{ url: null, title: 'Knots', byline: ['Ada Ash'], site: 'Essays on rope', lang: 'en' },
    publishedAt: '1999',
    publication: { type: 'chapter', pages: '11–30', publisher: 'Mole & Sons', place: 'London' },
  }),
  // Blogs
  made({
    ...{ title: 'Notes from the mole', byline: ['quayside'], site: 'Quay Diary', lang: 'en' },
    ...{ url: 'https://quayside.wordpress.com/2024/notes', publishedAt: '2024-09-30' },
  }),
  made({
    ...{ title: '부두 산책', byline: ['파도소리'], site: '파도소리의 블로그', lang: 'ko' },
    ...{ url: 'https://pado.tistory.com/12', publishedAt: '2023-03-05' },
  }),
  made({
    ...{ title: '波止場日記', byline: ['みなと'], site: 'みなとブログ', lang: 'ja' },
    ...{ url: 'https://minato.hatenablog.com/entry/1', publishedAt: '2022-10-10' },
  }),
  // Posts
  made({
    ...{
      title: 'Has anyone seen the ferry?',
      byline: ['ferryman'],
      site: 'Hacker News',
      lang: 'en',
    },
    ...{ url: 'https://news.ycombinator.com/item?id=1', publishedAt: '2020-02-29' },
  }),
  made({
    ...{ title: '오늘 부두 상황', byline: ['갈매기'], site: '클리앙', lang: 'ko' },
    ...{ url: 'https://www.clien.net/service/board/park/1', publishedAt: '2024-06-07' },
  }),
  // Web pages
  made({
    ...{ title: 'About the harbour', site: 'Port of Kiel', lang: 'en', byline: [] },
    publication: {
      archive: 'Internet Archive',
      archiveUrl: 'https://web.archive.org/web/20200101000000/https://quay.example/26',
    },
  }),
  made({
    ...{ title: '항만공사 안내', byline: ['부산항만공사'], site: '부산항', lang: 'ko' },
    ...{ publishedAt: '2025-01-02' },
  }),
  made({ ...{ title: '港口简介', byline: [], site: '上海港', lang: 'zh', publishedAt: '2022' } }),
  // Reports
  made({
    ...{ url: null, title: 'State of the ports 2021', byline: ['World Harbour Agency'] },
    ...{ site: null, kind: 'document', lang: 'en', publishedAt: '2021-11' },
    ...from('pdf'),
    publication: { publisher: 'World Harbour Agency', place: 'Geneva' },
  }),
  made({
    ...{ title: '항만 물동량 보고서', byline: ['해양수산부'], site: null, kind: 'document' },
    ...{ lang: 'ko', publishedAt: '2020' },
    ...from('pdf'),
  }),
];
