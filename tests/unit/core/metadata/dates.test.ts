import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datesIn, parseDate } from '../../../../renderer/core/metadata/dates';

test.each([
  ['2025-02-20', '2025-02-20'],
  ['2025-02-20T18:07:00+09:00', '2025-02-20T18:07:00+09:00'],
  ['2025-02-20T18:07:00.123+0900', '2025-02-20T18:07:00+09:00'],
  ['2025-02-20T09:07Z', '2025-02-20T09:07:00Z'],
  ['20250220T180700', '2025-02-20T18:07:00'],
  ['20250220180700', '2025-02-20T18:07:00'],
  ['20250220', '2025-02-20'],
  ['1740042420', '2025-02-20T09:07:00Z'],
  ['1740042420000', '2025-02-20T09:07:00Z'],
  ['입력 2025.02.20. 오후 6:07', '2025-02-20T18:07:00'],
  ['기사입력 2025.02.20. 오전 12:07', '2025-02-20T00:07:00'],
  ['입력 : 2025. 02. 20(목) 18:07', '2025-02-20T18:07:00'],
  ['2025년 2월 20일', '2025-02-20'],
  ['2025년 2월 20일 목요일 오후 6시 7분', '2025-02-20T18:07:00'],
  ['등록 2025/02/20 18:07:32', '2025-02-20T18:07:32'],
  ['25.02.20 18:07', '2025-02-20T18:07:00'],
  ['2025年2月20日 18時7分', '2025-02-20T18:07:00'],
  ['2025年2月20日(木) 午後6時07分', '2025-02-20T18:07:00'],
  ['令和7年2月20日', '2025-02-20'],
  ['2025年02月20日18:07', '2025-02-20T18:07:00'],
  ['2025年2月20日 下午6:07', '2025-02-20T18:07:00'],
  ['民國114年2月20日', '2025-02-20'],
  ['２０２５年２月２０日', '2025-02-20'],
  ['February 20, 2025', '2025-02-20'],
  ['Feb. 20th, 2025 at 6:07 p.m.', '2025-02-20T18:07:00'],
  ['20 February 2025, 18:07 GMT', '2025-02-20T18:07:00Z'],
  ['Thu, 20 Feb 2025 18:07:00 +0900', '2025-02-20T18:07:00+09:00'],
  ['Thu, 20 Feb 2025 18:07:00 EST', '2025-02-20T18:07:00-05:00'],
  ['02/20/2025', '2025-02-20'],
  ['20/02/2025', '2025-02-20'],
  ['20.02.2025, 18:07 Uhr', '2025-02-20T18:07:00'],
  ['20 février 2025 à 18h07', '2025-02-20T18:07:00'],
  ['20 de febrero de 2025', '2025-02-20'],
  ['20. März 2025', '2025-03-20'],
])('reads %s', (text, expected) => {
  expect(parseDate(text)).toBe(expected);
});

test.each([
  '',
  'yesterday',
  '2025-13-40',
  '2025-02-30',
  'version 1.2.3',
  '010-1234-5678',
  '3.14159',
])('finds no date in "%s"', (text) => {
  expect(parseDate(text)).toBeNull();
});

test('never throws, and what it finds is a day', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const date = parseDate(`${text} 2025`);
      if (date !== null) expect(Number.isNaN(Date.parse(date.slice(0, 10)))).toBe(false);
    }),
  );
});

// The twelfth of a month in the middle of a sentence's worth of other words, as pages print it.
test.each([
  ['af', '12 Maart 2020', 3],
  ['ar', '١٢ مارس ٢٠٢٠', 3],
  ['ar', '12 كانون الثاني 2020', 1],
  ['ar', '12 غشت 2020', 8],
  ['az', '12 avqust 2020', 8],
  ['be', '12 сакавіка 2020 г.', 3],
  ['bg', '12 юни 2020 г.', 6],
  ['bn', '১২ মার্চ, ২০২০', 3],
  ['ca', '12 d’abril del 2020', 4],
  ['cs', '12. března 2020', 3],
  ['cy', '12 Rhagfyr 2020', 12],
  ['da', '12. marts 2020', 3],
  ['de', '12. Jänner 2020', 1],
  ['el', '12 Μαρτίου 2020', 3],
  ['el', '12 ΙΟΥΛΙΟΥ 2020', 7],
  ['es', '12 de setiembre de 2020', 9],
  ['et', '12. märts 2020', 3],
  ['eu', '2020ko martxoaren 12a', 3],
  ['fa', '۲۲ اسفند ۱۳۹۸', 3],
  ['fi', '12. toukokuuta 2020', 5],
  ['fi', 'toukokuu 12, 2020', 5],
  ['fr', '12 août 2020', 8],
  ['fr', '12 AOUT 2020', 8],
  ['fr', '12 févr. 2020', 2],
  ['ga', '12 Meán Fómhair 2020', 9],
  ['gl', '12 de xullo de 2020', 7],
  ['he', '12 במרץ 2020', 3],
  ['hi', '12 मार्च 2020', 3],
  ['hr', '12. listopada 2020.', 10],
  ['hu', '2020. március 12.', 3],
  ['hy', '12 մարտի, 2020', 3],
  ['id', '12 Agustus 2020', 8],
  ['is', '12. júní 2020', 6],
  ['it', '12 gennaio 2020', 1],
  ['ka', '12 მარტი, 2020', 3],
  ['kk', '12 наурыз 2020', 3],
  ['lt', '2020 m. kovo 12 d.', 3],
  ['lv', '2020. gada 12. martā', 3],
  ['mk', '12 јануари 2020', 1],
  ['ms', '12 Mac 2020', 3],
  ['nl', '12 maart 2020', 3],
  ['nl', '12 mrt. 2020', 3],
  ['nb', '12. desember 2020', 12],
  ['pl', '12 marca 2020', 3],
  ['pl', '12 listopada 2020 r.', 11],
  ['pt', '12 de março de 2020', 3],
  ['ro', '12 martie 2020', 3],
  ['ru', '12 марта 2020', 3],
  ['ru', 'март 12, 2020', 3],
  ['sk', '12. júla 2020', 7],
  ['sl', '12. marec 2020', 3],
  ['sq', '12 qershor 2020', 6],
  ['sr', '12. март 2020.', 3],
  ['sr', '12. avgust 2020.', 8],
  ['sv', '12 maj 2020', 5],
  ['sw', '12 Machi 2020', 3],
  ['ta', '12 மார்ச், 2020', 3],
  ['th', '12 มีนาคม 2563', 3],
  ['th', '12 มี.ค. 2563', 3],
  ['tr', '12 Ağustos 2020', 8],
  ['tr', '12 KASIM 2020', 11],
  ['uk', '12 березня 2020', 3],
  ['ur', '12 مارچ، 2020', 3],
  ['uz', '12-mart, 2020', 3],
  ['vi', '12 tháng 3 năm 2020', 3],
  ['zh', '二〇二〇年三月十二日', 3],
])('reads a month in words (%s): %s', (lang, text, month) => {
  const day = `2020-${String(month).padStart(2, '0')}-12`;
  expect(parseDate(text, lang)).toBe(day);
  expect(parseDate(`— ${text} |`, lang)).toBe(day);
  // Polish and Croatian have one word for two months: without the language the larger one wins.
  if (lang !== 'hr') expect(parseDate(text)).toBe(day);
});

test.each([
  ['en', '03/04/2020', '2020-03-04'],
  ['en-US', '03/04/2020', '2020-03-04'],
  ['en-GB', '03/04/2020', '2020-04-03'],
  ['en-IN', '03-04-2020', '2020-04-03'],
  ['fr', '03/04/2020', '2020-04-03'],
  ['fr-CA', '03/04/2020', '2020-04-03'],
  ['es-MX', '03/04/2020', '2020-04-03'],
  ['nl', '03-04-2020', '2020-04-03'],
  ['vi', '03/04/2020', '2020-04-03'],
  ['sv', '03/04/2020', '2020-04-03'],
  ['fil', '03/04/2020', '2020-03-04'],
  ['ko', '03/04/2020', '2020-03-04'],
  ['fr', '03/14/2020', '2020-03-14'],
  ['en', '14/03/2020', '2020-03-14'],
  ['en', '03.04.2020', '2020-04-03'],
  ['th', '12/3/2563', '2020-03-12'],
  ['fa', '۱۳۹۸/۱۲/۲۲', '2020-03-12'],
  ['de', '31.10.23', '2023-10-31'],
  ['en-GB', '03/04/20', '2020-04-03'],
  ['not a language', '03/04/2020', '2020-03-04'],
])('reads figures as the language does (%s): %s', (locale, text, day) => {
  expect(parseDate(text, locale)).toBe(day);
});

test.each([
  ['12 марта 2020 г. в 14:30'],
  ['12 марта 2020 года, 14:30'],
  ['12 mars 2020 kl. 14.30'],
  ['12 Mart 2020 Perşembe 14:30'],
  ['12.3.2020 klo 14:30'],
  ['12 Μαρτίου 2020, στις 14:30'],
  ['12 marca 2020 o godz. 14:30'],
  ['12 marzo 2020 alle ore 14:30'],
])('reads the time behind the words that lead to it: %s', (text) => {
  expect(parseDate(text)).toBe('2020-03-12T14:30:00');
});

test('reads an offset of one digit', () => {
  expect(parseDate('Thứ năm, 12/3/2020, 14:30 (GMT+7)', 'vi')).toBe('2020-03-12T14:30:00+07:00');
});

test('takes neither versions nor counted things for dates', () => {
  for (const text of ['macOS 10.12.15', 'v12.10.20', '12 boats 2020', '5 Ships 2019', '1450/10/12'])
    expect(parseDate(text, 'en'), text).toBeNull();
});

test('finds all dates with the words around them', () => {
  expect(datesIn('Updated 5 May 2021 | Published 12 March 2020 by Ole', 'en')).toEqual([
    { iso: '2021-05-05', before: 'Updated ', after: ' | Published ' },
    { iso: '2020-03-12', before: ' | Published ', after: ' by Ole' },
  ]);
});
