// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { judgePage } from '../../../../renderer/core/extract/judge-page';

const story = '<p>The lamps of the harbour are lit at dusk by the keeper, one by one.</p>'.repeat(
  30,
);
const lines = 'The lamps of the harbour are lit at dusk, one by one.<br>'.repeat(60);
const others = '<ul><li><a>The lamps of the harbour are lit</a> <p>At dusk.</p></li></ul>'.repeat(
  60,
);
const short = '<p>The lamps of the harbour are lit at dusk.</p>'.repeat(7);

/** A whole article in Korean: four paragraphs, under 400 characters. */
const korean = [
  '목포항의 등대지기 김 씨는 매일 저녁 여섯 시에 계단을 오른다. 백사십 개의 계단은 좁고 가파르다.',
  '그가 처음 불을 켠 날은 1987년 겨울이었다. 그날 밤에는 눈이 내렸고 배는 한 척도 들어오지 않았다.',
  '이제 불은 저절로 켜진다. 그래도 그는 날마다 올라가서 유리를 닦고 바람의 방향을 적는다.',
  '내년 봄이면 등대는 박물관이 된다. 김 씨는 손님에게 불을 켜는 법을 보여 줄 생각이라고 말했다.',
]
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('');
const bus = `<p>The bus of the line 404 stops at the harbour again from Monday on.</p>
  <p>It had been sent around the old town for two years, while the bridge was mended.</p>
  <p>The first one leaves at five in the morning and carries the crews of the ferries.</p>`;
const captcha = `<p>For twenty years crooked letters kept programs out of the web. Then the programs learned to read them better than people do.</p>
  <p>The company that sold the first captcha says that its business halved in a year. Others look at how a mouse moves, or at nothing at all.</p>`;
const teasers =
  '<div><h3><a href="/b">Boats</a></h3><p>The boats came back late on Monday, and the harbour was full of light and of people who waited.</p></div><div><h3><a href="/c">Crabs</a></h3><p>The crabs of the bay are small this year. Nobody knows why. The fishers blame the warm winter for it.</p></div><div><h3><a href="/d">Docks</a></h3><p>The docks were painted in the colours of the old company. It took the painters nine weeks to finish.</p></div>';
const loginBox = '<form><input name="id"><input type="password"><button>로그인</button></form>';

interface Case {
  title?: string;
  body: string;
  asked?: string;
  url?: string;
  hasRun?: boolean;
}

const judge = ({
  title = 'Lamps',
  body,
  asked = '/2024/lamps',
  url = asked,
  hasRun = false,
}: Case) => {
  const html = `<html><head><title>${title}</title></head><body>${body}</body></html>`;
  const at = (path: string) => new URL(path, 'https://news.example').href;
  return judgePage(new DOMParser().parseFromString(html, 'text/html'), {
    ...{ asked: at(asked), url: at(url), hasRun },
  });
};

describe('takes for the article', () => {
  it.each<[string, Case]>([
    ['a long page', { body: `<article><h1>Lamps</h1>${story}</article>` }],
    ['a long page with a form to log in', { body: `${story}<input type="password">` }],
    ['a long page about cookies', { title: 'Accept all cookies?', body: story }],
    ['a long page about a missing page', { title: '404 Page Not Found: a history', body: story }],
    ['a long page about robots', { title: 'Are you a robot?', body: story }],
    ['a long page with scripts', { body: `${story}<script>1</script><div id="root"></div>` }],
    ['a long page about a car', { title: 'The Peugeot 404', body: lines }],
    ['a short page without scripts', { body: '<p>A note.</p>' }],
    [
      'a short page whose scripts have run',
      { body: '<p>A note.</p><script></script>', hasRun: true },
    ],
    ['a page about logging in, asked for', { asked: '/auth/login', body: story, title: 'Log in' }],
    ['a front page that was asked for', { asked: '/', body: story }],
    ['a page with a menu to log in', { body: `<nav><a>Log in</a></nav>${short}` }],
    [
      'a short article in Korean with a box to log in',
      { title: '등대지기', body: `<header>${loginBox}</header><h1>등대지기</h1>${korean}` },
    ],
    [
      'a short article below a box to log in that is in no header',
      { title: '등대지기', body: `<div>${loginBox} 회원가입</div><h1>등대지기</h1>${korean}` },
    ],
    [
      'a short article that stands in a form',
      { title: '등대지기', body: `<form><input type="password">${korean}</form>` },
    ],
    [
      'a short article whose lines are no paragraphs',
      { body: `${loginBox}<div>${korean.replaceAll(/<\/?p>/g, '<br>')}</div>` },
    ],
    ['a short article with a number in its heading', { title: 'The 404 bus returns', body: bus }],
    ['a short article at a number', { asked: '/bus/404', body: bus }],
    ['a short article about captchas', { title: 'Why captcha is dying', body: captcha }],
    ['a short article by the name of a wall', { title: 'Access denied', body: korean }],
    [
      'a short article with a question about cookies',
      { body: `${bus}<div>We use cookies. <button>Accept all</button></div>` },
    ],
    [
      'a short article about logging in',
      { title: 'When to log in at sea', body: bus.slice(0, 400) },
    ],
    ['a moved article at a language', { url: '/en', body: `<h1>Lamps</h1>${bus}` }],
    [
      'a short article above others',
      { title: 'The 404 bus returns', body: `<h1>The 404 bus returns</h1>${bus}${teasers}` },
    ],
    [
      'a short article whose heading is its own link',
      {
        title: 'Bus 404',
        body: `<article><h2><a href="/2024/lamps">Bus 404</a></h2>${bus}${captcha}</article>`,
      },
    ],
  ])('%s', (_, page) => expect(judge(page)).toBe('article'));
});

it.each<[string, string, Case]>([
  ['login-wall', 'a form', { body: '<h1>Welcome</h1><form><input type="password"></form>' }],
  ['login-wall', 'a redirect', { url: '/member/login?next=1', body: '<p>Welcome</p>' }],
  [
    'login-wall',
    'a heading',
    { body: '<h1>로그인이 필요합니다</h1><p>회원만 볼 수 있습니다.</p>' },
  ],
  ['login-wall', 'after scripts', { title: 'Sign in', body: '<p>Hello</p>', hasRun: true }],
  ['cookie-wall', 'a question', { body: '<p>We use cookies.</p><p>Accept all</p>' }],
  ['cookie-wall', 'in Korean', { body: '<p>쿠키 사용에 동의해 주세요.</p>' }],
  ['cookie-wall', 'another host', { url: 'https://consent.news.example/', body: '<p>Before</p>' }],
  ['bot-wall', 'a title', { title: 'Just a moment...', body: '<script>x</script>' }],
  ['bot-wall', 'in Korean', { title: '로봇이 아님을 확인', body: '<p>확인</p>' }],
  ['not-found', 'a title', { title: 'Page not found | News', body: '<p>Sorry.</p>' }],
  ['not-found', 'in Korean', { title: '오류', body: '<h1>페이지를 찾을 수 없습니다</h1>' }],
  ['not-found', 'in Japanese', { title: 'お探しのページは見つかりません', body: '<p>x</p>' }],
  ['not-found', 'the front page instead', { url: '/', body: story }],
  ['not-found', 'a title above other articles', { title: 'Page not found', body: others }],
  [
    'login-wall',
    'a long page of a login',
    { url: '/sign-in', body: `<input type="password">${story}` },
  ],
  ['not-found', 'a title above teasers', { title: 'Page not found', body: teasers }],
  ['not-found', 'a number above teasers', { title: 'Error 404: lost at sea', body: teasers }],
  ['not-found', 'the front page in a language', { url: '/en/', body: others }],
  ['not-found', 'an address it was sent to', { url: '/404.html', body: bus }],
  [
    'not-found',
    'several sentences',
    {
      title: 'Error 404',
      body: '<p>We are sorry, but the page that you asked for is not here.</p><p>The page may have been moved or deleted. Please check the address for mistakes.</p><p>You can also go back to our front page, or search the site for what you need.</p>',
    },
  ],
  [
    'bot-wall',
    'several sentences',
    {
      title: 'Attention Required! | Cloudflare',
      body: '<h1>Sorry, you have been blocked</h1><p>This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution.</p><p>You can email the site owner to let them know you were blocked. Please include what you were doing when this page came up.</p>',
    },
  ],
  [
    'login-wall',
    'the beginning of an article',
    { body: `${bus}<p>Log in to read the whole story.</p><input type="password">` },
  ],
  [
    'login-wall',
    'the beginning in Korean',
    { body: `${korean}<p>로그인 후 전문을 보실 수 있습니다.</p>${loginBox}` },
  ],
  [
    'login-wall',
    'what a membership is good for',
    {
      body: '<p>Our members read everything, on every device.</p><p>Create your account in a minute. You can cancel your subscription whenever you like.</p><p>Please enter your password below.</p><input type="password">',
    },
  ],
  ['needs-scripts', 'frames', { body: '<iframe src="/PostView"></iframe>' }],
  ['not-found', 'an address', { url: '/error/404.html', body: '<p>Oh.</p>' }],
  ['needs-scripts', 'an empty root', { body: '<div id="root"></div><script src="a.js"></script>' }],
  ['needs-scripts', 'a little text', { body: '<p>Loading</p><script src="a.js"></script>' }],
  [
    'needs-scripts',
    'a word for visitors without scripts',
    { body: `${short}<noscript>Please enable JavaScript</noscript><script></script>` },
  ],
])('finds a %s by %s', (verdict, _, page) => expect(judge(page)).toBe(verdict));
