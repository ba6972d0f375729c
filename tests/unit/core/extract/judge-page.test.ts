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
