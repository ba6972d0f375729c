import { expect, test } from 'vitest';
import { namesOf, statedNames } from '../../../../renderer/core/metadata/names';

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
  ['（社会部　佐伯みどり、山田太郎）', ['佐伯みどり', '山田太郎']],
  ['学術部 山田太郎', ['山田太郎']],
  ['Tekst: Hedda Lindqvist', ['Hedda Lindqvist']],
  ['责任编辑：牛镛、岳弘彬', ['牛镛', '岳弘彬']],
  ['作者：許淑真', ['許淑真']],
  ['Di Ada Merrow (Genova, inviata)', ['Ada Merrow']],
  ['كتبت: ليلى منصور', ['ليلى منصور']],
  ['構成・文／佐伯みどり 写真／田中一郎', ['佐伯みどり']],
  ['Авторы: Илья Громов, Вера Лисицына', ['Илья Громов', 'Вера Лисицына']],
  ['Von Hedda Lindqvist (Text) und Ole Brandt (Fotos)', ['Hedda Lindqvist']],
  ['本报记者 李　明', ['李明']],
  ['La Rédaction', []],
  ['Redazione', []],
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

test.each([
  ['By Anna K. Lindqvist', ['Anna K. Lindqvist']],
  ['By E.J. Dionne Jr.', ['E.J. Dionne Jr.']],
  ['By J. R. R. Harrow', ['J. R. R. Harrow']],
  ['By Dr. Mina Harrow', ['Dr. Mina Harrow']],
  ['By Prof. Dr. Rainer Brandt', ['Prof. Dr. Rainer Brandt']],
  ['By Edward St. Aubyn', ['Edward St. Aubyn']],
  ['By Ludwig van der Berg and Jan ten Brink', ['Ludwig van der Berg', 'Jan ten Brink']],
  ['Luis Ortega y Campos', ['Luis Ortega y Campos']],
  ['Por Ana Ruiz y Luis Ortega y Campos', ['Ana Ruiz', 'Luis Ortega y Campos']],
  ['Par Anne Moreau et Luc Petit', ['Anne Moreau', 'Luc Petit']],
  ['Von Hedda Lindqvist und Ole Brandt', ['Hedda Lindqvist', 'Ole Brandt']],
  ['av Hedda Lindqvist og Ole Brandt', ['Hedda Lindqvist', 'Ole Brandt']],
  ['By Kim Ja Young', ['Kim Ja Young']],
  ['Di Wu', ['Di Wu']],
  ['By Di Wu', ['Di Wu']],
  ['Por Chaiyasit', ['Por Chaiyasit']],
  ['By Eyal Press', ['Eyal Press']],
  ['JUAN RUIZ Y LUIS ORTEGA', ['JUAN RUIZ', 'LUIS ORTEGA']],
  ['AuthorAndreas', ['AuthorAndreas']],
  ['Post author By Helge Brandt', ['Helge Brandt']],
  ['Text und Interview: Helge Brandt', ['Helge Brandt']],
  ['Words & Photos: Mina Harrow and Helge Brandt', ['Mina Harrow', 'Helge Brandt']],
  ['Staff and news service reports', ['Staff and news service reports']],
  ['Staff and wire reports', ['Staff and wire reports']],
  ['David Brandt, NDR KIEL', ['David Brandt']],
  ['Mina Harrow, QPN', ['Mina Harrow']],
  ['SWR Studio', ['SWR Studio']],
  ['DAVID BRANDT, OLE HARROW', ['DAVID BRANDT', 'OLE HARROW']],
  ['Mina Symbolbild agentur', ['Mina']],
  ['Mina Harrow Foto: Ole Brandt', ['Mina Harrow']],
  ['View all posts by Mina Harrow →', ['Mina Harrow']],
  ['Zeige alle Beiträge von Mina Harrow', ['Mina Harrow']],
  ['Voir tous les articles de Mina Harrow', ['Mina Harrow']],
  ['Ver todas las entradas de Mina Harrow', ['Mina Harrow']],
  ['Все записи автора Мина Харроу', ['Мина Харроу']],
  ['홍길동의 모든 글 보기', ['홍길동']],
  ['홍길동님의 다른 글 보기', ['홍길동']],
  ['佐伯みどりの投稿をすべて表示', ['佐伯みどり']],
  ['查看王小明的所有文章', ['王小明']],
])('finds the people in "%s" whatever words they are named by', (text, names) => {
  expect(namesOf(text)).toEqual(names);
});

test.each([
  '글자크기',
  '글자 크기 조절',
  '기사 더보기',
  '댓글 보기',
  '編集部オススメ',
  'スタッフ募集',
  'おすすめ記事',
  '编辑推荐',
  '字号',
  '退出',
  'View my complete profile',
  'Follow us on Twitter',
  'Share this',
  'Read more',
  'Alle Beiträge',
  'Kommentare',
  'Lire la suite',
  'Compartir',
  'Подписаться',
  'Foto: Mads Rasmussen',
  'Photo by Mads Rasmussen: Getty',
  'Image: Getty Images',
  '(Bild: Ole Brandt)',
  '사진=홍길동',
  '摄影：王小明',
  'name, email@gmail.com',
  'Your Name',
  'Author',
  '王某',
  '责任编辑: 王某',
  '佚名',
  '익명',
])('takes "%s" for nobody', (text) => {
  expect(namesOf(text)).toEqual([]);
});

test.each([
  [['Lindqvist, Hedda'], ['Hedda Lindqvist']],
  [
    ['Lindqvist, Hedda', 'Brandt, Ole'],
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  [['Lindqvist, Hedda; Brandt, Ole'], ['Hedda Lindqvist', 'Ole Brandt']],
  [['Lindqvist, Hedda and Brandt, Ole'], ['Hedda Lindqvist', 'Ole Brandt']],
  [['Lindqvist, H., Brandt, O. K.'], ['H. Lindqvist', 'O. K. Brandt']],
  [['van der Berg, Jan'], ['Jan van der Berg']],
  [
    ['Ortega y Campos, Luis', 'Brandt, Ole'],
    ['Luis Ortega y Campos', 'Ole Brandt'],
  ],
  [
    ['García Márquez, Gabriel', 'Brandt, Ole'],
    ['Gabriel García Márquez', 'Ole Brandt'],
  ],
  [['홍, 길동'], ['홍길동']],
  [
    ['山田, 太郎', '佐伯, みどり'],
    ['山田太郎', '佐伯みどり'],
  ],
  [['王, 小明'], ['王小明']],
  [['Hedda Lindqvist, Ole Brandt'], ['Hedda Lindqvist', 'Ole Brandt']],
  [
    ['Hedda Lindqvist, PhD', 'Ole Brandt, MD'],
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  [['Hedda Lindqvist, Senior Reporter'], ['Hedda Lindqvist']],
  [['Wang Xiaoming'], ['Wang Xiaoming']],
  [['Nagy Péter'], ['Nagy Péter']],
  [['Di Wu'], ['Di Wu']],
  [['von Neumann'], ['von Neumann']],
  [['Von Miller'], ['Von Miller']],
  [['Eyal Press'], ['Eyal Press']],
  [['Simon Lees'], ['Simon Lees']],
  [['Associated Press'], ['Associated Press']],
  [['Hedda Lindqvist', 'Associated Press'], ['Hedda Lindqvist']],
  [['MND Staff'], ['MND Staff']],
  [['Lamp Room', 'Hedda Lindqvist'], ['Hedda Lindqvist']],
  [['Lamp Room'], ['Lamp Room']],
  [['hong@news.example (Hong Gil-dong)'], ['Hong Gil-dong']],
  [['admin'], []],
  [['name, email@gmail.com'], []],
])('reads the authors stated as %j', (fields, names) => {
  expect(statedNames(fields, { sites: ['Lamp Room'] })).toEqual(names);
});

test('takes "di" and "von" for "by" on pages of their language', () => {
  expect(namesOf('Di Carlo Bianchi', [], 'it')).toEqual(['Carlo Bianchi']);
  expect(namesOf('Von Hedda Lindqvist', [], 'de')).toEqual(['Hedda Lindqvist']);
  expect(namesOf('Di Wu', [], 'it')).toEqual(['Di Wu']);
});

test.each([
  ['Von Anneliese Roth-Brandt und Karl Groß, Hamburg', ['Anneliese Roth-Brandt', 'Karl Groß']],
  ['By Jane Doe and John Smith, London', ['Jane Doe', 'John Smith']],
  ['Par Claire Dubois et Luc Martin, à Paris', ['Claire Dubois', 'Luc Martin']],
  // Whole names, and people of one name.
  ['Petra Lang, Ömer Kaya', ['Petra Lang', 'Ömer Kaya']],
  ['Solvei, Petra Lang und Marek', ['Solvei', 'Petra Lang', 'Marek']],
  ['Mina, Solvei', ['Mina', 'Solvei']],
])('reads no place where they write from as a name: %s', (text, names) => {
  expect(namesOf(text)).toEqual(names);
});
