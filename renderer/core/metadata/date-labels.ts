/** What the words around a date say that it is: of the publication, of a change, of a member. */
import { remembered } from '../text/remembered';
import type { DateInText } from './dates';

export type Label = 'published' | 'changed' | 'other';

/** By language: en de fr es/pt it nl sv/da/nb fi pl cs/sk ru/uk/bg hu ro el tr vi id ar/fa he hi th ko ja zh. */
const PUBLISHED = new RegExp(
  'publi(?:sh|c|é|q)|posted|created|written on|released|issued|\\bdate\\b|first appeared|' +
    'veröffentlicht|erstellt|erschienen|publiziert|datum|mis en ligne|paru|publié|rédigé|' +
    'pubblicat|fecha|\\bdata\\b|geplaatst|gepubliceerd|julkaistu|publicer|publiser|udgivet|opprettet|skapad|' +
    'opublikowan|dodan|utworzon|publikován|vydán|zverejnen|опублик|публик|дата|közzét|megjelen|' +
    'δημοσίευ|δημοσιεύ|yayın|eklenme|giriş|tarih|ngày đăng|đăng|terbit|dipublikasi|نشر|منتشر|פורסם|प्रकाशित|เผยแพร่|' +
    '입력|등록|승인|작성|게시|발행|송고|배포|公開|掲載|配信|投稿|発表|発行|发布|發布|发表|發表|刊登',
  'giu',
);
const CHANGED = new RegExp(
  'updat|modif|edited|revised|reviewed|changed|aktualis|geändert|überarbeitet|bearbeitet|\\bstand\\b|mis à jour|mise à jour|' +
    'actuali[sz]|aggiornat|atualiz|bijgewerkt|uppdater|oppdater|opdater|päivitet|muokattu|zaktualiz|aktualiz|' +
    'обновл|измен|оновл|змінен|frissít|módosít|ενημέρωσ|ενημερώθ|güncel|cập nhật|diperbarui|تحديث|به.?روز|עודכן|अपडेट|आख़िरी|อัปเดต|' +
    '수정|최종|업데이트|更新|修改|改訂|변경',
  'giu',
);
/** Dates of members, copyright, events, of what comes to its end, and of the moment at which a forum was saved. */
const OTHER = new RegExp(
  '(?:current(?:ly)?|aktuelle[sr]?|heutiges) (?:date|time|datum|zeit)(?: (?:and|und) (?:time|uhrzeit|zeit))?|' +
    '(?:the )?time (?:is )?now(?: is)?|it is currently|date et heure actuelles|fecha y hora actual|現在の日時|当前时间|現在時間|현재 시간|' +
    'join|regist(?:ered|riert)|member since|user since|redditor|last (?:seen|active|visit|login)|\\bborn\\b|copyright|©|expire|valid (?:until|till|through)|available until|deadline|' +
    'beigetreten|mitglied seit|dabei seit|angemeldet|anmeldedatum|registrierung|verfügbar bis|gültig bis|geboren|' +
    'inscri[pt]|membre depuis|registrad|miembro desde|membro (?:dal|desde)|lid sinds|geregistreerd|lid geworden|medlem|liittynyt|' +
    'dołączył|rejestracj|zarejestrowan|регистрац|зарегистрирован|на сайте с|katılım|kayıt|üyelik|tham gia|bergabung|انضم|عضو|' +
    '가입|登録日|入会|注册|註冊|加入',
  'giu',
);
const CHANGE_AFTER =
  /^[^.\d]{0,3}(?:\d{1,2}[:時时]\d\d\S{0,3}\s*)?(?:에 )?(?:수정|최종|변경|(?:last )?updated)/iu;

/** What the nearest word before a date says that it is. */
export const labelIn = (text: string) => labelInTail(text.slice(-60));

export const labelInTail = remembered((tail): Label | null => {
  // "Current date" ends where "date" does, and says more.
  const labels = [
    ['other', lastAt(tail, OTHER)],
    ['published', lastAt(tail, PUBLISHED)],
    ['changed', lastAt(tail, CHANGED)],
  ] as const;
  const [label, at] = labels.reduce((best, each) => (each[1] > best[1] ? each : best));
  return at === -1 ? null : label;
});

/** Where the last of the words ends; -1 without one. */
function lastAt(text: string, words: RegExp): number {
  let at = -1;
  words.lastIndex = 0;
  for (let match = words.exec(text); match; match = words.exec(text)) at = words.lastIndex;
  return at;
}

/** Neither of a change nor of something else; a date without a label is taken for the publication's. */
export function isPublished({ before, after }: DateInText, above: string): boolean {
  const label = labelIn(before) ?? (before.trim() ? null : labelIn(above));
  return label === 'published' || (label === null && !CHANGE_AFTER.test(after));
}
