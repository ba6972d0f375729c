/** Whether a page tells something in sentences of its own, which neither a wall nor a list of articles does. */

/** Sentences, and their weight; a page whose heading is that of a wall needs more. */
const several = { sentences: 3, weight: 160 };
const many = { sentences: 5, weight: 300 };
/** Weight of a sentence. Shorter ones are labels and buttons. */
const shortest = 24;

/** The subjects of walls. */
const wallWords =
  /\b(?:log|sign)(?:ged|ging)?[ -]?(?:in|up|on)\b|\baccount|password|subscri|\bmembers?\b|cookie|consent|privacy|\bpartners\b|captcha|\brobot|\bhuman\b|verif|browser|java ?script|\bblocked\b|security|\btraffic\b|\bIP\b|\b(?:page|link|url|address|site|website)\b|\b40[34]\b|\b410\b|로그인|회원|비밀번호|아이디|구독|쿠키|개인정보|동의|로봇|보안|브라우저|접근|페이지|주소|URL|링크|게시물|ログイン|会員|パスワード|クッキー|同意|ロボット|ページ|登录|会员|密码|页面/i;
/** Walls speak to the visitor, or of what the visitor asked for. */
const toVisitor =
  /\b(?:you|your|you[’']\w+|please|we|our|us|sorry|oops|try|check|click|return|go back|cannot be|could ?n[o’']t|has been|have been|may have|might have|was (?:not )?(?:moved|removed|deleted|found)|does ?n[o’']t)\b|주세요|세요|십시오|습니까|바랍니다|필요합니다|없습니다|있습니다|되었습니다|입니다|ください|ません|请|您/i;
/** What a wall says under the beginning of an article. */
const cutOff =
  /\b(?:log|sign)[ -]?(?:in|up) (?:to|or [\w ]{1,20} to) (?:read|continue|view|see|unlock|access|keep)|\bsubscribe (?:now )?to (?:read|continue|unlock|keep)|\b(?:continue|keep) reading (?:with|by|after)|로그인\s*(?:후|하면|하시면|하셔야|해야|을 하)[^.]{0,20}(?:보|볼|읽|열람|이용|확인)|(?:회원|구독자)(?:만|에게만|만이| ?전용)|ログイン(?:すると|して)|会員限定|登录后/i;

const block =
  /^(?:address|article|aside|blockquote|body|br|center|dd|div|dl|dt|fieldset|figcaption|figure|form|hr|li|main|ol|p|pre|section|table|tbody|td|th|tr|ul)$/;
const passedOver = /^(?:h[1-6]|script|style|noscript|template|nav|label|button|select|svg|iframe)$/;

/**
 * True when the page has several sentences of running text that no wall would say. Its menus and headings,
 * and the lines that introduce other articles, do not count.
 *
 * @param url the page's address
 * @param isNamedWall true when the heading alone says that the page is a wall
 */
export function isOwnProse(document: Document, url: string, isNamedWall: boolean): boolean {
  const teasers = teasersOf(document, url);
  const lines = document.body ? linesIn(document.body, teasers) : [];
  if (lines.some((line) => cutOff.test(line))) return false;
  const sentences = new Set(lines.flatMap((line) => line.split(sentenceEnd)));
  let [own, weight, walls] = [0, 0, 0];
  for (const sentence of sentences) {
    const weighs = weightOf(sentence.trim());
    if (weighs < shortest) continue;
    if (wallWords.test(sentence) && toVisitor.test(sentence)) walls += 1;
    else {
      own += 1;
      weight += weighs;
    }
  }
  const least = isNamedWall ? many : several;
  return own >= least.sentences && weight >= least.weight && own > 2 * walls;
}

const sentenceEnd = /(?<=[.!?…]["'”’)]*)\s+|(?<=[。！？]["'”’」』)]*)/;

const wide = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Characters, where one of Korean, Japanese or Chinese says as much as two. */
const weightOf = (text: string) => text.length + (text.match(wide)?.length ?? 0);

/** Elements that introduce another article: its heading is a link that leads away. */
function teasersOf(document: Document, url: string): ReadonlySet<Element> {
  const teasers = new Set<Element>(
    [...document.querySelectorAll('li')].filter((item) => item.querySelector('a') !== null),
  );
  for (const heading of document.querySelectorAll('h2, h3, h4, h5, h6')) {
    const link = heading.closest('a') ?? heading.querySelector('a');
    const href = link?.getAttribute('href') ?? '';
    if (link === null || !leadsAway(href, url)) continue;
    const outer = (link.contains(heading) ? link : heading).parentElement;
    if (outer !== null && !/^(?:body|main)$/.test(outer.localName)) teasers.add(outer);
    const next = heading.nextElementSibling;
    if (next !== null) teasers.add(next);
  }
  return teasers;
}

const leadsAway = (href: string, url: string) =>
  URL.canParse(href, url) && new URL(href, url).pathname !== new URL(url).pathname;

/** The lines of text; those that are links for the most part are left out. */
function linesIn(body: Element, teasers: ReadonlySet<Element>): string[] {
  const lines: string[] = [];
  let [text, linked] = ['', 0];
  const end = () => {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line !== '' && 2 * linked < line.length) lines.push(line);
    [text, linked] = ['', 0];
  };
  const walk = (parent: Node, isLink: boolean) => {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === 3) {
        text += node.nodeValue ?? '';
        if (isLink) linked += node.nodeValue?.trim().length ?? 0;
      } else if (node.nodeType === 1) {
        const element = node as Element;
        const isBlock = block.test(element.localName);
        if (isBlock || passedOver.test(element.localName)) end();
        if (passedOver.test(element.localName) || teasers.has(element)) continue;
        walk(element, isLink || element.localName === 'a');
        if (isBlock) end();
      }
    }
  };
  walk(body, false);
  end();
  return lines;
}
