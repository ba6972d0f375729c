/** Gmail's labels, as its export writes them in `X-Gmail-Labels`. */

/** Labels of the program itself, in English, Korean, Japanese and Chinese. */
const SYSTEM = new Set(
  [
    'inbox,unread,opened,important,sent,archived,drafts,spam,trash,chat,muted,snoozed,scheduled,starred',
    '받은편지함,읽지않음,열어봄,중요,보낸편지함,보관됨,임시보관함,스팸,휴지통,별표편지함',
    '受信トレイ,未読,開封済み,重要,送信済み,アーカイブ済み,下書き,迷惑メール,ゴミ箱,スター付き',
    '收件箱,未读,已打开,重要,已发送,已归档,草稿,垃圾邮件,已删除邮件,已加星标,收件匣,未讀,已開啟,寄件備份,已封存,已加星號',
  ].flatMap((each) => each.split(',')),
);
const STARRED = /^(?:starred|별표편지함|スター付き|已加星标|已加星號)$/;
const CATEGORY = /^(?:category |카테고리 |カテゴリ|类别|類別)/i;

/** The reader's own labels as tags, and whether the mail has a star. */
export function labelsOf(field: string): { tags: string[]; isStarred: boolean } {
  const labels = [...field.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '').trim(),
  );
  const plain = (label: string) => label.toLowerCase().replace(/\s+/g, '');
  const tags = labels.filter(
    (label) => label !== '' && !SYSTEM.has(plain(label)) && !CATEGORY.test(label),
  );
  return { tags, isStarred: labels.some((label) => STARRED.test(plain(label))) };
}
