/** The people named by a byline or by an author field. */

const MOST_NAMES = 30;
const LONGEST_NAME = 60;

const E_MAIL = /[(<[（]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)*\s*[)>\]）]?/g;
const ADDRESS = /https?:\/\/\S+|(?<![\w@])@\w{2,}|(?:www\.)\S+|\b[\w-]+(?:\.[\w-]+)+\/\S*/gi;

/** Labels that are no names in any language. */
const LABEL =
  /^[\s\p{P}]*(?:written by|posted by|reported by|story by|words by|text by|published by|submitted by|post author|by|authors?|autore?s?|auteurs?|autorzy|forfatter|författare|kirjoittajat?|szerzők?|автор(?:ы|и|ка)?|yazar(?:lar)?|yazan|haber(?=\s*:)|autor(?:en|innen|ka|zy|ky)|tác giả|penulis|الكاتب|بقلم|كتبت?|מאת|tekst|texto?|testo|текст|글쓴이|작성자|지은이|저자|등록자|취재|글|문|著者|執筆者?|筆者|文責|文|取材|作者|撰文|责任编辑|責任編輯|责编|編集|编辑|編輯|来源)(?:\s+(?:by|von|par|por)(?=\s))?\s*(?:[:：=／/・]|(?<=\bby)\s|\s+(?=\p{L}))\s*/iu;

/** "Text und Interview:", "Words & Photos:": a label that is a list itself. */
const JOINT_LABEL =
  /^[\s\p{P}]*(?:texte?s?|words|interview|protokoll|story|report(?:age)?|fotos?|photos?|bilder|testo|texto)\s*(?:und|and|et|e|y|og|och|en|[&,/+])\s*(?:texte?s?|words|interview|protokoll|story|report(?:age)?|fotos?|photos?|pictures|images?|illustrations?|bilder|testo|texto|video)\s*(?::|\s(?=by\s|von\s|par\s|por\s|di\s))\s*/iu;

/** "取材・文／": what somebody did. */
const JAPANESE_LABEL =
  /^[\s\p{P}]*(?:取材|構成|企画|文|写真|撮影|編集)(?:\s?[・･、&＆]\s?(?:取材|構成|企画|文|写真|撮影|編集))+\s*[:：／/=＝]\s*/u;
/** "… 撮影／高橋次郎" on the same line. */
const JAPANESE_CREDIT =
  /\s(?:撮影|写真|イラスト|画像|協力)(?:\s?[・･]\s?\p{L}{1,4})?\s?[:：／/=＝]\s?\S+/gu;

/** "By" in other languages, by language: these are given names and particles of families as well. */
const SHORT_LABELS: Record<string, string> = {
  von: 'de',
  vom: 'de',
  par: 'fr',
  por: 'es pt gl',
  di: 'it',
  da: 'it',
  door: 'nl',
  av: 'sv no nb nn',
  af: 'da is',
  przez: 'pl',
  per: 'ca',
  от: 'ru bg',
  від: 'uk',
};
const SHORT_LABEL = new RegExp(
  `^(${Object.keys(SHORT_LABELS).join('|')})\\s*([:：])?\\s+(?=\\S)`,
  'iu',
);

/** Credits of pictures, sound and translation, which are no authors. */
const OTHER_CREDIT =
  /^[\s\p{P}©]*(?:(?:main |cover |header )?(?:image|photo(?:graph)?s?|picture|illustrations?|video|graphics?|credits?|source)|fotos?|bild(?:er)?|grafik|quelle|crédits?|fuente|fonte|bron|foto's|zdjęci[ae]|źródło|фото|источник|fotoğraf|kaynak|valokuva|kuva|kép|사진|그림|영상|出处|摄影|攝影|图|圖|撮影|写真|画像|提供)(?:\s*(?:by|von|par|por|de|di|credit))?(?:\s*[:：/=]|\s+(?=by\s)|(?<=\sby)\s)/iu;

/** "Jana Kühl (Fotos)": what somebody did stands behind the name. */
const PICTURES_BEHIND =
  /[(（](?:fotos?|photos?|bild(?:er)?|foto['’]s|pictures|illustrations?|video|fotografías?|fotografie|zdjęcia|фото|사진|그림|영상|写真|撮影|摄影|攝影|图|圖)[)）]\s*$/iu;

/** What newspapers call the people who write for them. */
const KOREAN_JOB =
  /\s*(?:(?:선임|수석|전문|인턴|시민|객원|수습|대학생|청년|영상|사진|의학|과학|스포츠|편집|외신|베이징|북경|도쿄|워싱턴|뉴욕|파리|런던|모스크바|상하이|홍콩|[가-힣]{2,6}부|[가-힣]{2,4}팀)\s*)*(?:기자|특파원|논설위원|논설실장|편집위원|편집국장|부국장|해설위원|위원|에디터|칼럼니스트|평론가|앵커|아나운서|리포터|통신원|작가|교수|대표|연구원|소장|변호사|PD|피디|편집장|부장|팀장|차장)(?:입니다)?$/;
const CJK_JOB_BEFORE =
  /^(?:本报|本報|本社|新华社|新華社|中新社|首席|特约|特約|实习|實習|通讯员|記者|记者|編集委員|论説委員|論説委員|主编|主編|专栏|編集者|ライター)+[\s:：]*/;
/** "文化部　水野あかり": where a newspaper's writer belongs, before the name. */
const CJK_DEPARTMENT =
  /^[\u4e00-\u9fff]{1,6}(?:部|局|支局|総局|報道班|センター)[\s\u3000]+(?=[\u3005\u3041-\u30ff\u4e00-\u9fff\s]{2,12}$)/;
const CJK_JOB_AFTER =
  /\s*(?:記者|记者|特派員|特派员|編集委員|論説委員|編集長|編集者|編集部員|ライター|支局長|デスク|報道|报道|報導|摄影|攝影)$/;
const LATIN_JOB =
  /^(?:(?:senior|staff|chief|special|contributing|associate|assistant|deputy|executive|managing|digital|freelance|guest|news|political|business|science|health|technology|tech|sports?|foreign|national|former|global|data|lead|research|national security|white house|environment)\b[\s-]*)*(?:reporters?|editors?|correspondents?|writers?|staff|contributors?|columnists?|producers?|journalists?|scientists?|fellows?|editor-in-chief|photographers?|authors?|admin(?:istrator)?|bureau chief|ph\.?d\.?|m\.?d\.?|j\.?d\.?|msc|mba|esq\.?|jr\.?|sr\.?|guest|ceo|cto|vp|founder|co-founder|redakteur(?:in)?|journalist(?:in|e)?|korrespondent(?:in)?|redacteur|rédact(?:eur|rice)|periodista|giornalista|jornalista)(?!\p{L})/iu;
const JOB_AFTER =
  /\s+(?:(?:senior|staff|chief|special|contributing|associate|digital|freelance|political|business|science|health|technology|sports?)\s+)*(?:reporter|editor|correspondent|writer|contributor|columnist)$/i;
const LATIN_JOB_AFTER = new RegExp(`${JOB_AFTER.source}|\\s+(?:staff|for|of the)\\s+.*$`, 'i');
/** A picture's credit that follows on the same line: "Olga Symbolbild: imago". */
const CREDIT_AFTER =
  /\s+(?:symbolbild|symbolfoto|bild|fotos?|photos?|photograph(?:y|s)?|pictures?|images?)(?:\s*[:：/].*|\s+(?:by|von|par|por|di)\s.*|\s+\p{Ll}.*)?$/iu;
const AFFILIATION = /\s+(?:for|at|in)\s+(?:the\s+)?\p{Lu}.*$/u;

/** Accounts, departments, and what templates have in the place of a name. */
const NOBODY =
  /^(?:by|von|vom|par|por|di|door|av|af|posted|published|updated|veröffentlicht|publiziert|geschrieben|erstellt|publié|publicado|pubblicato|posted (?:on|in|by)|published (?:on|in|by)|veröffentlicht am|publiziert am|profil|opinion|advertising|twitter|facebook|instagram|linkedin|whatsapp|youtube|pinterest|telegram|tumblr|rss|a{2,3}|staff|redacci[oó]n|redazione|redação|(?:la )?rédaction|редакция|admin(?:istrat(?:or|eur))?|administrador|editor(?:s|ial)?|newsroom|web ?master|unknown|anonym(?:ous)?|anonyme|none|null|undefined|nan|guest|user(?: ?name)?|super ?user|root|test|demo|default|n\/a|(?:first|last|full|your|author|site|blog)? ?name|(?:your |site )?author|autor|auteur|first ?name last ?name|lorem ipsum|e-?mail|red|agenc(?:ies|ia)|agenturen|편집부|편집국|관리자|운영자|익명|이름|온라인뉴스팀|디지털뉴스팀|뉴스팀|편집팀|編集部|编辑部|編輯部|管理者|管理员|管理員|佚名|匿名|无名氏|未知|名無し|네이버|다음|블로그|티스토리|コラム|社説|編集手帳|タイムライン|[\p{sc=Han}]{1,2}某{1,2}|某{1,3}|[○〇×xX]{2,3})$/iu;

/** Words of buttons, labels and headings, by language. Nobody has them in his name. */
const FURNITURE = new RegExp(
  '(?:^|[\\s→›»…])(?:view|show|see|all (?:posts|articles)|complete profile|profile|follow|subscribe|sign (?:in|up)|log ?in|share|read (?:more|next)|more (?:from|by)|comments?|recommended|print|e-?mail|(?:font|text) size|newsletter|bookmark|listen|advertisement|sponsored|minutes? read|min read|categor(?:y|ies)|tags?|search|' +
    'alle beiträge|zeige|beitrag|folgen|teilen|drucken|merken|kommentare?|anzeige|gesponserte|mehr|newsletter|lesezeit|inhalte|archiv|schlagwörter|kategorien?|rebloggt|registrieren|autoreninfo|\\p{L}*übersicht|' +
    'voir|lire|suivre|partager|commentaires?|abonnez-vous|publicité|tous les|ver (?:más|todas|perfil)|leer|compartir|seguir|comentarios?|publicidad|todas las|leggi|condividi|commenti|tutti gli|todos os|compartilhar|reacties|' +
    'czytaj|udostępnij|komentarze|wszystkie|číst|sdílet|все записи|подписаться|поделиться|читать|комментари\\p{L}*|paylaş|yorum\\p{L}*|abone|tüm|xem|chia sẻ|bình luận|baca|bagikan)(?=$|[\\s.,:…→])|' +
    '글자|크기|하기$|보기$|더보기|구독|공유|댓글|추천|목록|인쇄|로그인|로그아웃|회원가입|팔로우|모든 글|기사모아|제보|스크랩|본문|관련|전체|최신|' +
    'おすすめ|オススメ|ランキング|募集|一覧|続き|もっと|プロフィール|フォロー|シェア|関連|記事|会員|登録|ログイン|ログアウト|読む|編集部|著者|' +
    '推荐|推薦|阅读|閱讀|更多|关注|關注|分享|评论|評論|字号|字號|打印|收藏|举报|查看|全部|文章|登录|登錄|注册|退出|登出|注销|首页|首頁|导航|相关|相關|编辑推荐',
  'iu',
);

/** "View all posts by Jane Doe", "Alle Beiträge von … anzeigen", "…의 모든 글 보기": the name in it. */
const ALL_POSTS = [
  /^(?:view|see|show|read|find)?\s*(?:all|more)?\s*(?:posts|articles|stories|entries)?\s*(?:written )?by\s+(.+?)(?:\s*[→›»])?$/iu,
  /^(?:view|see|show)\s+(.+?)['’]s\s+(?:complete\s+)?(?:profile|posts|articles)(?:\s*[→›»])?$/iu,
  /^(?:zeige\s+)?(?:(?:alles?|weitere|mehr)\s+(?:(?:beiträge|artikel|posts)\s+)?|(?:beiträge|artikel)\s+)von\s+(.+?)(?:\s+(?:an)?zeigen|\s+ansehen|\s+lesen)?(?:\s*[→›»])?$/iu,
  /^(?:voir|afficher|lire)?\s*(?:tous|toutes)?\s*(?:les\s+)?(?:articles|publications|billets)\s+(?:de|par)\s+(.+?)(?:\s*[→›»])?$/iu,
  /^(?:ver)?\s*(?:todas|todos)?\s*(?:las|los|as|os)?\s*(?:entradas|artículos|posts|publicaciones|artigos)\s+(?:de|por)\s+(.+?)(?:\s*[→›»])?$/iu,
  /^(?:vedi|mostra|leggi)?\s*(?:tutti)?\s*(?:gli)?\s*(?:articoli|post)\s+(?:di|da)\s+(.+?)(?:\s*[→›»])?$/iu,
  /^(?:bekijk\s+)?alle\s+(?:berichten|artikelen)\s+van\s+(.+?)(?:\s*[→›»])?$/iu,
  /^(?:все|посмотреть все)\s+(?:записи|статьи|посты)\s+(?:автора\s+)?(.+?)(?:\s*[→›»])?$/iu,
  /^(?:wyświetl\s+|zobacz\s+)?wszystkie\s+(?:wpisy|artykuły)\s+(?:autora\s+|opublikowane przez\s+)?(.+?)(?:\s*[→›»])?$/iu,
  /^(.+?)(?:의|님의)\s*(?:모든|다른|전체)?\s*(?:글|기사|게시물|포스트)\s*(?:모두|더)?\s*보기/u,
  /^(.+?)\s*(?:の|さんの)(?:すべての|他の)?(?:投稿|記事)(?:を|一覧)?(?:すべて)?(?:表示|見る)?/u,
  /^(?:查看|显示|檢視)?\s*(.{2,12}?)\s*的?(?:所有|全部|更多)(?:文章|帖子)/u,
];

const ORGANISATION =
  /(?:뉴스|신문|일보|방송|통신|경제|투데이|미디어|新聞社?|通信社?|编辑部|編集部|编辑室|株式会社|公司|网|網|[晚日早]报|[晚日早]報|オンライン|デジタル|タイムライン|(?:^|\s)(?:news|times|press|media|magazine|journal|team|staff|associates|reuters|agency|blog|afp|dpa|apa|newsroom|newsdesk|redaktion)|\b(?:inc|ltd)\.?|\bllc)$/iu;
/** Before "Press" or "News" these make an organisation; any other word makes it a family's name. */
const ORGANISATION_FIRST =
  /^(?:the|associated|united|canadian|australian|european|american|free|daily|weekly|new|world|local|global|national|international|morning|evening|business|sports?|tech|press|university|city|bbc|abc|cbs|nbc|fox|sky|yahoo|google|channel|breaking|euro\w*|\w+['’]s)$/i;

export interface NamesOptions {
  /** What the site calls itself: no author, where there is another one. */
  sites?: readonly (string | null)[];
  /** The page's language, which decides whether "di" is a name or "by". */
  lang?: string | null;
}

/**
 * The people in a visible byline, without "By", e-mail and job. "A and B", "A, B" and "A·B" are two
 * people. No organisations.
 */
export function namesOf(
  text: string,
  sites: readonly (string | null)[] = [],
  lang: string | null = null,
  { isNickname = false } = {},
): string[] {
  return withoutSites(peopleIn(text, { isStated: false, isNickname, lang }), sites);
}

/**
 * The authors in fields that hold nothing else: a name is believed whatever its words mean, and
 * "Lindqvist, Hedda" is turned round. Organisations and the site count where no person is named.
 */
export function statedNames(
  fields: readonly string[],
  { sites = [], lang = null }: NamesOptions = {},
): string[] {
  const names = distinct(
    inOrder(fields.map(cleaned)).flatMap((field) =>
      peopleIn(field, { isStated: true, isNickname: false, lang }),
    ),
  );
  const people = withoutSites(names, sites).filter((name) => !isOrganisation(name));
  return people.length > 0 ? people : names;
}

function withoutSites(names: readonly string[], sites: readonly (string | null)[]): string[] {
  return names.filter((name) => !sites.some((site) => site && fold(site) === fold(name)));
}

const distinct = (names: readonly string[]) =>
  names
    .filter((name, at) => names.findIndex((each) => fold(each) === fold(name)) === at)
    .slice(0, MOST_NAMES);

const fold = (name: string) => name.toLowerCase().replace(/[\s\p{P}]/gu, '');

const cleaned = (text: string) =>
  text
    .normalize('NFC')
    .replace(E_MAIL, ' , ')
    .replace(ADDRESS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');

const CJK = /[\u3041-\u30ff\u4e00-\u9fff가-힣]/;

/** Fields in the order of catalogues ("Lindqvist, Hedda; Brandt, Ole") turned into that of bylines. */
function inOrder(fields: readonly string[]): string[] {
  const several = fields
    .flatMap((field) => field.split(/\s*[;；]\s*/))
    .filter((each) => each !== '');
  const lists = several.flatMap((each) => each.split(/\s+(?:and|und|et|&)\s+(?=[^,]+,)/i));
  const turned = lists.map(firstNameFirst);
  if (turned.length > 1 && turned.every((each) => each !== null)) return turned.map(String);
  return several.flatMap((field) => {
    const parts = field.split(/\s*,\s*/);
    const isAlone = parts.length === 2 && isFamily(parts[0]!, several.length > 1);
    if (isAlone) return [firstNameFirst(field) ?? field];
    // "Lindqvist, H., Brandt, O."
    if (
      parts.length > 2 &&
      parts.length % 2 === 0 &&
      parts.every((each, at) => isInitials(each) === (at % 2 === 1))
    )
      return parts.flatMap((each, at) => (at % 2 === 0 ? [`${parts[at + 1]} ${each}`] : []));
    return [field];
  });
}

const isInitials = (text: string) => /^(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(text);

/** One word, or several with a particle; two full words may as well be a whole name. */
function isFamily(text: string, isInList: boolean): boolean {
  const words = text.split(' ');
  return words.length === 1 || isInList || words.some((word) => PARTICLE.test(word));
}

/** Null where it is not one family name, a comma, and one given name. */
function firstNameFirst(name: string): string | null {
  const [family, given, ...more] = name.split(/\s*,\s*/);
  if (!family || !given || more.length > 0) return null;
  if (LATIN_JOB.test(given) || family.split(' ').length > 4 || given.split(' ').length > 3)
    return null;
  if (!isNameShaped(given) || !isNameShaped(family)) return null;
  // Korean, Japanese and Chinese names keep their order, without a space.
  return CJK.test(family) ? `${family}${given}` : `${given} ${family}`;
}

const PARTICLE =
  /^(?:van|von|vom|zu|zur|zum|de|del|della|der|den|des|di|da|das|do|dos|du|d['’]|la|las|le|les|lo|el|al|bin|ibn|ben|bint|abu|ter|ten|te|op|y|e|i|und|af|av|of|'t|st\.?|ó|ní|mac|ap)$/i;

const isNameShaped = (text: string) =>
  text.split(/[\s-]+/).every((word) => /^\p{Lu}|^\p{Lo}/u.test(word) || PARTICLE.test(word));

interface Reading {
  isStated: boolean;
  /** Marked as the name of an account, which may be any word. */
  isNickname: boolean;
  lang: string | null;
}

function peopleIn(text: string, reading: Reading): string[] {
  const line = cleaned(text);
  if (NEWSROOM.test(line)) return [line];
  if (
    NOBODY.test(line) ||
    (OTHER_CREDIT.test(line) && !JOINT_LABEL.test(line) && !JAPANESE_LABEL.test(line))
  )
    return [];
  const bare = line
    .replace(JOINT_LABEL, '')
    .replace(JAPANESE_LABEL, '')
    .replace(JAPANESE_CREDIT, ' ')
    .replace(LIST_IN_BRACKETS, ' ');
  const names = pieces(reading.isStated ? bare : withoutPlace(bare)).flatMap((piece) =>
    personIn(piece, reading),
  );
  return distinct(
    reading.isStated ? names : withoutStations(names.filter((name) => !isOrganisation(name))),
  );
}

/**
 * "Petra Lang und Ömer Kaya, Berlin": no further person follows the one behind "and", so a single word there is
 * where they write from, or for whom.
 */
function withoutPlace(line: string): string {
  // A longer line is no byline, and would be tried at every place.
  return line.length > 300 ? line : (AND_PLACE.exec(line)?.[1] ?? line);
}

const AND_PLACE =
  /^(.*\S\s(?:and|und|et|y|og|och|&)\s[^,]*\S\s[^,]*\S)\s*,\s*(?:(?:in|aus|à|en|from)\s+)?\p{Lu}[\p{Ll}'’-]+\s*$/u;

/** "Claire Dubois (Brest, correspondante)": where and as what she works. */
const LIST_IN_BRACKETS = /(?<=\p{L})\s*[(（][^()（）]*[,，、;][^()（）]*[)）]/gu;

/** "David Straub, MDR THÜRINGEN": beside a name in small letters, one that begins with initials is whom he works for. */
function withoutStations(names: readonly string[]): readonly string[] {
  const [first] = names;
  if (!first || !/\p{Ll}/u.test(first)) return names;
  return names.filter((name) => name === first || !/^\p{Lu}{3,5}(?:\s|$)/u.test(name));
}

const SEPARATOR =
  /\s*(?:[,;、，；|｜·・•ㆍ‧]|\s[/／–—-]\s|(?<=[\p{L}\s])[/／](?=[\p{L}\s])|\s(?:and|And|AND|und|UND|og|och|ja|with)\s|\s*&\s*)\s*/u;
/** "And" in languages where it joins two family names as well: two full names must stand beside it. */
const SOFT_AND = /\s(?:et|y|e|i|en)\s/u;
const SOFT_AND_IN_CAPITALS = /\s(?:ET|Y|E|I|EN)\s/u;

/** "Staff and news service reports": two departments that together are one byline. */
const NEWSROOM =
  /^(?:(?:staff|wire|news|agency|press|local|city)\s+)*(?:staff|wires?|agenc(?:y|ies)|reporters?)\s+(?:and|&)\s+(?:(?:staff|wire|news|agency|press|service)\s+)*(?:reports?|services?|wires?|agencies|staff)$/i;

function pieces(line: string): string[] {
  const softAnd = line === line.toUpperCase() ? SOFT_AND_IN_CAPITALS : SOFT_AND;
  return line.split(SEPARATOR).flatMap((piece) => {
    const parts = piece.split(softAnd);
    if (parts.length === 1) return [piece];
    const joints = piece.match(new RegExp(softAnd, 'gu')) ?? [];
    const people: string[] = [];
    for (const [at, part] of parts.entries()) {
      const isFull = (text: string) => text.trim().split(/\s+/).length > 1;
      // "Luis Ortega y Campos" is one man, "Ana Ruiz y Luis Ortega" are two.
      if (at === 0 || (isFull(people.at(-1)!) && isFull(part))) people.push(part);
      else people.push(`${people.pop()}${joints[at - 1]}${part}`);
    }
    return people;
  });
}

function personIn(piece: string, { isStated, isNickname, lang }: Reading): string[] {
  if (PICTURES_BEHIND.test(piece)) return [];
  const named = ALL_POSTS.map((pattern) => pattern.exec(piece.trim())?.[1]).find((each) => each);
  if (OTHER_CREDIT.test(piece)) return [];
  let name = (named ?? piece)
    .replace(/^\s*[（(]([^)）]*)[)）]\s*$/, '$1')
    .replace(/\([^)]*\)|（[^）]*）/g, ' ')
    // [헤럴드경제=한지숙 기자], (서울=연합뉴스) 홍길동 기자
    .replace(/^[[【〔(]?[^=\]】〕)]{1,20}=/, '')
    .replace(/^\s*[[【〔][^\]】〕]*[\]】〕]\s*(?=\S)/, '')
    .replace(/[[\]【】〔〕<>"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  name = withoutShortLabel(name.replace(LABEL, '').trim(), isStated, lang);
  if (LATIN_JOB.test(name) || NOBODY.test(name)) return [];
  if (!isStated && FURNITURE.test(name)) return [];
  if (/[가-힣]/.test(name)) return koreanNames(name, isStated || isNickname || named !== undefined);
  if (/[\u3041-\u30ff\u4e00-\u9fff]/.test(name)) return cjkNames(name);
  name = name
    .replace(isStated ? JOB_AFTER : LATIN_JOB_AFTER, '')
    .replace(AFFILIATION, '')
    .replace(isStated ? /(?!)/ : CREDIT_AFTER, '')
    .replace(/^[\s\p{P}]+|[\s,;:–—-]+$/gu, '');
  return isName(name) ? [name] : [];
}

/** "von Hedda Lindqvist", "di Wu Zhang" on an Italian page; not "Di Wu", and not "von Neumann". */
function withoutShortLabel(name: string, isStated: boolean, lang: string | null): string {
  const label = SHORT_LABEL.exec(name);
  if (!label) return name;
  const rest = name.slice(label[0].length);
  const isOwn = SHORT_LABELS[label[1]!.toLowerCase()]
    ?.split(' ')
    .includes(lang?.split('-')[0] ?? '');
  const isOwnOrUnknown = isOwn || (!isStated && lang === null);
  const isLowerCase = label[1] === label[1]!.toLowerCase();
  const words = rest.split(' ').length;
  if (PARTICLE.test(rest.split(' ')[0]!) && words < 3) return name;
  if (label[2] || (isLowerCase && (words > 1 || !isStated))) return rest;
  return isOwnOrUnknown && words > 1 ? rest : name;
}

/** Family names of more than 99 of 100 Koreans; pen names have to be stated. */
const KOREAN_FAMILY =
  /^(?:남궁|황보|제갈|사공|선우|서문|독고|[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방현함변염추석선마길왕금옥맹탁은용])/;

function koreanNames(text: string, isStated: boolean): string[] {
  const hadJob = KOREAN_JOB.test(text);
  // 홍길동 기자 김철수 기자
  const several = [...text.matchAll(/([가-힣]{2,4})\s?(?:기자|특파원)/g)].map(([, name]) => name!);
  if (several.length > 1) return several;
  const name = text
    .replace(KOREAN_JOB, '')
    .replace(/\s*(?:씀|님)$/, '')
    .trim();
  // 조선일보 홍길동 기자: the name is next to the job
  const last = hadJob ? (/(?:^|\s)([가-힣]{2,4})$/.exec(name)?.[1] ?? name) : name;
  if (!isName(last) || NOBODY.test(last)) return [];
  const isOneWord = last.length <= 8 && !last.includes(' ');
  const isPerson =
    isStated ||
    hadJob ||
    (isOneWord && (!/^[가-힣]+$/.test(last) || (KOREAN_FAMILY.test(last) && last.length <= 4)));
  return isPerson ? [last] : [];
}

/** "林 溪": names of two letters are set as wide as those of three. */
const SPACED_NAME =
  /(?<=^|[\s\u3000、者])([\u4e00-\u9fff])[\s\u3000]+([\u4e00-\u9fff])(?=$|[\s\u3000、])/gu;

function cjkNames(text: string): string[] {
  const name = text
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
    .replace(SPACED_NAME, '$1$2')
    .replace(CJK_JOB_BEFORE, '')
    .replace(CJK_JOB_AFTER, '')
    .replace(CJK_JOB_BEFORE, '')
    .replace(CJK_DEPARTMENT, '')
    .trim();
  // 记者 王小明 李华: two or three ideographs each
  const parts = name.split(/[\s\u3000]+/);
  const areNames =
    CJK_JOB_BEFORE.test(text) &&
    parts.length > 1 &&
    parts.every((each) => /^[\u4e00-\u9fff]{2,4}$/.test(each));
  if (areNames) return parts.filter((each) => !NOBODY.test(each));
  return isName(name) && !NOBODY.test(name) ? [name] : [];
}

/** A full stop after four letters and more ends a sentence; "Dr.", "St." and initials do not. */
const SENTENCE = /\p{L}{5,}[.!?](?=\s\p{L})|[!?。]/u;

function isName(name: string): boolean {
  if (name.length < 2 || name.length > LONGEST_NAME) return false;
  if (!/\p{L}/u.test(name) || /\d{2}|[{}<>=#%$]|\s_|_\s/u.test(name) || SENTENCE.test(name))
    return false;
  // A Japanese name never begins with a particle: this is the end of a headline.
  if (/^[のをはがでに]/.test(name)) return false;
  return name.split(/\s+/).length <= 7;
}

/** "Associated Press", "quay.example"; but Eyal Press is a man. */
export function isOrganisation(name: string): boolean {
  if (/^\S+\.[a-z]{2,6}$/i.test(name) && !/^\p{Lu}\./u.test(name)) return true;
  if (!ORGANISATION.test(name)) return false;
  const words = name.split(' ');
  const isPersonal =
    words.length === 2 && /^\p{Lu}\p{Ll}+$/u.test(words[0]!) && !ORGANISATION_FIRST.test(words[0]!);
  return !(isPersonal && /^(?:press|media|news|times|journal)$/i.test(words[1]!));
}
