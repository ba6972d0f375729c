import { expect, test } from 'vitest';
import { labelledLine, shortLine } from '../../../../renderer/core/metadata/published';

test.each([
  ['en', 'Last updated: 5 May 2021 | First published: 12 March 2020'],
  ['en', 'First published: 12 March 2020, last updated: 5 May 2021'],
  ['en', 'Last modified on May 5, 2021. Originally posted on March 12, 2020'],
  ['de', 'Aktualisiert am 05.05.2021, veröffentlicht am 12.03.2020'],
  ['fr', 'Mis à jour le 05/05/2021 – Publié le 12/03/2020'],
  ['es', 'Actualizado el 05/05/2021 · Publicado el 12/03/2020'],
  ['it', 'Aggiornato il 5 maggio 2021 | Pubblicato il 12 marzo 2020'],
  ['nl', 'Bijgewerkt op 5 mei 2021, gepubliceerd op 12 maart 2020'],
  ['sv', 'Uppdaterad 5 maj 2021. Publicerad 12 mars 2020'],
  ['pl', 'Aktualizacja: 5 maja 2021, opublikowano: 12 marca 2020'],
  ['ru', 'Обновлено: 5 мая 2021. Опубликовано: 12 марта 2020'],
  ['tr', 'Güncelleme: 05.05.2021, Yayınlanma: 12.03.2020'],
  ['tr', 'Giriş: 12.03.2020 Güncelleme: 05.05.2021'],
  ['vi', 'Cập nhật: 05/05/2021 - Đăng: 12/03/2020'],
  ['ko', '수정 2021.05.05. 입력 2020.03.12.'],
  ['ja', '更新日：2021年5月5日　公開日：2020年3月12日'],
  ['zh', '更新时间：2021-05-05　发布时间：2020-03-12'],
])('takes the date of publication, whichever comes first (%s)', (lang, line) => {
  expect(labelledLine(['The ledger of the harbour', line], lang)).toBe('2020-03-12');
});

test('reads a label that stands on the line before its date', () => {
  expect(labelledLine(['Updated', '5 May 2021', 'Published', '12 March 2020'], 'en')).toBe(
    '2020-03-12',
  );
});

test.each([
  ['en', 'Joined: 02 Mar 2001 07:58'],
  ['en', 'Member since March 2, 2001'],
  ['en', 'redditor since 2008-01-25'],
  ['de', 'Registriert: 02.03.2001'],
  ['de', 'Dabei seit: 2. März 2001'],
  ['fr', 'Inscrit le 02/03/2001'],
  ['ru', 'Зарегистрирован: 2 марта 2001'],
  ['ko', '가입일 2001.03.02'],
  ['en', '© 2001-03-02 The harbour office'],
  ['de', 'Video verfügbar bis 14.10.2020'],
  ['de', 'Aktuelles Datum: 02.03.2001'],
  ['en', 'The time now is 02 Mar 2001 07:58'],
  ['en', 'It is currently 02 Mar 2001 07:58'],
])('does not take the day on which a member joined for the date (%s): %s', (lang, line) => {
  expect(shortLine([line, '10 Sep 2018 08:18'], lang)).toBe('2018-09-10T08:18:00');
  expect(labelledLine([line], lang)).toBeNull();
});
