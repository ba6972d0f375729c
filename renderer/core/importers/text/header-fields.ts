/**
 * A block of "Name: value" lines at the top of a text, as mail programs and clipping tools write it:
 * "Subject: …", "보낸 사람: …", "発信日時: …".
 */

import { parseDate } from '../../metadata/dates';
import { statedNames } from '../../metadata/names';

export interface HeaderFields {
  title: string;
  byline: string[];
  publishedAt: string | null;
  url: string | null;
  /** The numbers of the lines whose values stand in these fields. */
  lines: ReadonlySet<number>;
}

type FieldName = 'title' | 'author' | 'date' | 'url' | 'other';

const NAMES: Record<FieldName, string> = {
  title:
    'subject|title|headline|betreff|titel|objet|titre|asunto|título|assunto|oggetto|titolo|onderwerp|ämne|тема|제목|件名|タイトル|主题|主旨|標題|标题|题目|題目',
  author:
    'from|author|by|writer|von|autor|autore|auteur|de|da|van|från|от|автор|보낸\\s?사람|발신인?|글쓴이|작성자|저자|기자|差出人|送信者|著者|筆者|发件人|寄件者|寄件人|作者',
  date: 'date|sent|published|posted|datum|gesendet|envoyé(?: le)?|fecha|enviado(?: el)?|data|verzonden|skickat|дата|отправлено|날짜|보낸\\s?날짜|작성일|등록일|게시일|입력일?|日付|日時|送信日時|公開日|发送时间|日期|时间|發送時間|寄件日期|传送日期',
  url: 'url|link|address|source|원문|출처|주소|링크|リンク|出典|链接|連結|来源',
  other:
    'to|cc|bcc|reply-to|an|à|para|a|till|aan|кому|копия|받는\\s?사람|수신|참조|숨은\\s?참조|宛先|宛名|收件人|收件者|抄送|副本|tags?|keywords?|태그|attachments?|첨부(?:파일)?|添付|附件',
};
const FIELDS = Object.entries(NAMES).map(
  ([name, names]) =>
    [
      name as FieldName,
      new RegExp(`^[*_]{0,2}(?:${names})[*_]{0,2}\\s?[:：][*_]{0,2}\\s*(.*)$`, 'iu'),
    ] as const,
);
const MOST_LINES = 12;

/** Null without such a block: it has a title and one more field, and begins within the first two lines. */
export function readHeaderFields(lines: readonly string[]): HeaderFields | null {
  const found = new Map<FieldName, { at: number; value: string }>();
  for (const [at, line] of lines.slice(0, MOST_LINES).entries()) {
    const field = fieldOf(line);
    if (field) {
      if (!found.has(field.name)) found.set(field.name, { at, value: field.value });
    } else if (found.size > 0) break;
    else if (at > 0) return null;
  }
  const title = found.get('title');
  if (!title?.value || found.size < 2) return null;
  return valuesOf(found);
}

function fieldOf(line: string): { name: FieldName; value: string } | null {
  for (const [name, pattern] of FIELDS) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return { name, value: value.trim() };
  }
  return null;
}

/** The values of header lines. A line whose value cannot be read is not in `lines`, so it stays text. */
function valuesOf(found: ReadonlyMap<FieldName, { at: number; value: string }>): HeaderFields {
  const said = (name: FieldName) => found.get(name)?.value ?? '';
  const byline = statedNames([said('author')]);
  const publishedAt = parseDate(said('date'));
  const url = /^https?:\/\/\S+$/.test(said('url')) ? said('url') : null;
  const read: FieldName[] = ['title'];
  if (byline.length > 0) read.push('author');
  if (publishedAt !== null) read.push('date');
  if (url !== null) read.push('url');
  const lines = new Set(read.flatMap((name) => found.get(name)?.at ?? []));
  return { title: said('title'), byline, publishedAt, url, lines };
}
