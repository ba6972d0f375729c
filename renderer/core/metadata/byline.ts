/** People out of what stands where the author's name should be. */

const MOST_NAMES = 12;
const LONGEST_NAME = 48;

const E_MAIL = /[(<[（]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)*\s*[)>\]）]?/g;
const ADDRESS = /https?:\/\/\S+|(?<![\w@])@\w{2,}|(?:www\.)\S+/gi;
const LABEL =
  /^[\s\p{P}]*(?:written by|posted by|reported by|story by|words by|text by|published by|by|von|par|por|di|door|authors?|글쓴이|작성자|지은이|저자|등록자|취재|글|문|著者|執筆者?|筆者|文責|文|取材|作者|撰文|责任编辑|責任編輯|责编|編集|编辑|編輯|来源)\s*(?:[:：=／/・]|(?<=\bby|\bvon|\bpar|\bpor|\bdi|\bdoor)\s|\s+(?=\p{L}))\s*/iu;

/** What newspapers call the people who write for them. */
const KOREAN_JOB =
  /\s*(?:(?:선임|수석|전문|인턴|시민|객원|수습|대학생|청년|영상|사진|의학|과학|스포츠|편집|외신|베이징|북경|도쿄|워싱턴|뉴욕|파리|런던|모스크바|상하이|홍콩|[가-힣]{2,6}부|[가-힣]{2,4}팀)\s*)*(?:기자|특파원|논설위원|논설실장|편집위원|편집국장|부국장|해설위원|위원|에디터|칼럼니스트|평론가|앵커|아나운서|리포터|통신원|작가|교수|대표|연구원|소장|변호사|PD|피디|편집장|부장|팀장|차장)(?:입니다)?$/;
const CJK_JOB_BEFORE =
  /^(?:本报|本報|本社|新华社|新華社|中新社|首席|特约|特約|实习|實習|通讯员|記者|记者|編集委員|论説委員|論説委員|主编|主編|专栏|編集者|ライター)+[\s:：]*/;
const CJK_JOB_AFTER =
  /\s*(?:記者|记者|特派員|特派员|編集委員|論説委員|編集長|編集者|編集部員|ライター|支局長|デスク|報道|报道|報導|摄影|攝影)$/;
const LATIN_JOB =
  /^(?:(?:senior|staff|chief|special|contributing|associate|assistant|deputy|executive|managing|digital|freelance|guest|news|political|business|science|health|technology|tech|sports?|foreign|national|former|global|data|lead|national security|white house|environment)\b[\s-]*)*(?:reporters?|editors?|correspondents?|writers?|staff|contributors?|columnists?|producers?|journalists?|editor-in-chief|photographers?|authors?|admin(?:istrator)?|bureau chief|ph\.?d\.?|m\.?d\.?|jr\.?|guest|ceo|cto|founder|co-founder)\b/i;
const LATIN_JOB_AFTER =
  /\s+(?:(?:senior|staff|chief|special|contributing|associate|digital|freelance|political|business|science|health|technology|sports?)\s+)*(?:reporter|editor|correspondent|writer|contributor|columnist)$|\s+(?:staff|for|of the)\s+.*$/i;
const AFFILIATION = /\s+(?:for|at|in)\s+(?:the\s+)?\p{Lu}.*$/u;
const NOBODY =
  /^(?:staff|admin(?:istrator)?|editor(?:s|ial)?|newsroom|web ?master|unknown|anonymous|none|null|undefined|guest|user|n\/a|편집부|편집국|관리자|운영자|온라인뉴스팀|디지털뉴스팀|뉴스팀|편집팀|編集部|编辑部|編輯部|管理者|管理员|네이버|다음|블로그|티스토리|.{1,8}(?:하기|보기|더보기)|コラム|社説|編集手帳|タイムライン)$/i;
const ORGANISATION =
  /(?:뉴스|신문|일보|방송|통신|경제|투데이|미디어|新聞社?|通信社?|编辑部|編集部|编辑室|株式会社|公司|网|網|[晚日早]报|[晚日早]報|オンライン|デジタル|タイムライン|news|times|press|media|magazine|journal|\binc\.?|\bltd\.?|\bllc|team|staff|associates|reuters|agency|blog)$/i;

/**
 * Names alone: no "By", no e-mail, no job, none of `sites`. "A and B", "A, B" and "A·B" are two
 * people.
 */
export function namesOf(text: string, sites: readonly (string | null)[] = []): string[] {
  const line = text
    .normalize('NFC')
    .replace(E_MAIL, ' , ')
    .replace(ADDRESS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const names: string[] = [];
  for (const piece of line.split(SEPARATOR)) {
    for (const name of peopleIn(piece)) {
      const isSite = sites.some((site) => site && fold(site) === fold(name));
      if (!isSite && !names.some((known) => fold(known) === fold(name))) names.push(name);
    }
  }
  return names.slice(0, MOST_NAMES);
}

const SEPARATOR =
  /\s*(?:[,;、，；|｜·・•ㆍ‧]|\s[/／–—-]\s|(?<=\P{ASCII})[/／]|\s(?:and|und|et|y|e|with)\s|\s*&\s*)\s*/iu;

const fold = (name: string) => name.toLowerCase().replace(/[\s\p{P}]/gu, '');

function peopleIn(piece: string): string[] {
  let name = piece
    .replace(/\([^)]*\)|（[^）]*）/g, ' ')
    // [헤럴드경제=한지숙 기자], (서울=연합뉴스) 홍길동 기자
    .replace(/^[[【〔(]?[^=\]】〕)]{1,20}=/, '')
    .replace(/^\s*[[【〔][^\]】〕]*[\]】〕]\s*(?=\S)/, '')
    .replace(/[[\]【】〔〕<>"“”]/g, ' ')
    .trim();
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(LABEL, '').trim();
  }
  if (LATIN_JOB.test(name) || NOBODY.test(name)) return [];
  const isKorean = /[가-힣]/.test(name);
  if (isKorean) return koreanNames(name);
  if (/[\u3041-\u30ff\u4e00-\u9fff]/.test(name)) return cjkNames(name);
  name = name
    .replace(LATIN_JOB_AFTER, '')
    .replace(AFFILIATION, '')
    .replace(/^[\s\p{P}]+|[\s,;:–—-]+$/gu, '');
  return isName(name) ? [name] : [];
}

function koreanNames(text: string): string[] {
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
  return isName(last) && !NOBODY.test(last) ? [last] : [];
}

function cjkNames(text: string): string[] {
  const name = text
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
    .replace(CJK_JOB_BEFORE, '')
    .replace(CJK_JOB_AFTER, '')
    .replace(CJK_JOB_BEFORE, '')
    .trim();
  // 记者 王小明 李华: two or three ideographs each
  const pieces = name.split(/[\s\u3000]+/);
  const areNames =
    CJK_JOB_BEFORE.test(text) &&
    pieces.length > 1 &&
    pieces.every((each) => /^[\u4e00-\u9fff]{2,4}$/.test(each));
  if (areNames) return pieces;
  return isName(name) && !NOBODY.test(name) ? [name] : [];
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > LONGEST_NAME) return false;
  if (!/\p{L}/u.test(name) || /\d{2}|[{}<>=#]|\s_|_\s|[.!?。](?=\s\p{L}{4})/u.test(name))
    return false;
  // A Japanese name never begins with a particle: this is the tail of a headline.
  if (ORGANISATION.test(name) || /^[のをはがでに]/.test(name)) return false;
  return name.split(/\s+/).length <= 6;
}
