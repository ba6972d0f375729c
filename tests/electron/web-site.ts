// A small web site with the kinds of pages that people add by their addresses.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writePdf } from './write-pdf';

export interface WebSite {
  origin: string;
  /** All requests that came in, as `METHOD PATH`. */
  asked: string[];
  close(): void;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const sentence =
  'The harbour lamps are lit at dusk, and the keeper writes down the hour and the weather. ';
const prose = (word: string) =>
  Array.from({ length: 8 }, (_, at) => `<p>${word} ${at + 1}. ${sentence.repeat(4)}</p>`).join('');

const page = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;

const utf8 = { 'content-type': 'text/html; charset=utf-8' };

/** In EUC-KR: `한국어 제목`, and `등대는 밤마다 불을 켠다. ` */
const korean = {
  title: Buffer.from('c7d1b1b9beee20c1a6b8f1', 'hex'),
  text: Buffer.from('b5eeb4ebb4c220b9e3b8b6b4d920bad2c0bb20c4d2b4d92e20', 'hex'),
};

type Answer = (response: ServerResponse, cookie: string) => void;

const html =
  (text: string): Answer =>
  (response) => {
    response.writeHead(200, utf8);
    response.end(text);
  };

const redirect =
  (location: string, status = 302): Answer =>
  (response) => {
    response.writeHead(status, { location });
    response.end();
  };

const picture: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'image/png' });
  response.end(png);
};

const answers: Record<string, Answer> = {
  '/lamps': html(
    page(
      'Harbour lamps',
      `<nav><a href="/">Home</a></nav><article><h1>Harbour lamps</h1><img src="/pictures/lamp.png" width="600" height="400" alt="A lamp">${prose('Lamp')}<img data-src="pictures/late.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="600" height="400" alt="Late"></article><img src="/track.gif" width="1" height="1">`,
      '<link rel="icon" href="/icon.png">',
    ),
  ),
  '/pictures/lamp.png': picture,
  '/pictures/late.png': picture,
  '/icon.png': picture,
  '/korean': (response) => {
    // Only the header says the encoding.
    response.writeHead(200, { 'content-type': 'text/html; charset=euc-kr' });
    const [before = '', between = '', after = ''] = page(
      '@',
      '<article><h1>Lamps</h1><p>@</p></article>',
    ).split('@');
    const text = Array.from({ length: 40 }, () => korean.text);
    response.end(
      Buffer.concat([
        ...[Buffer.from(before), korean.title, Buffer.from(between)],
        ...[...text, Buffer.from(after)],
      ]),
    );
  },
  '/moved': redirect('/lamps', 301),
  '/scripted': html(
    page(
      'Loading',
      `<div id="root"></div><script>
        fetch('/story.json').then((answer) => answer.json()).then(({ title, text }) => {
          document.title = title;
          document.getElementById('root').innerHTML = '<article><h1>' + title + '</h1>' + text +
            '<img loading="lazy" src="/pictures/lamp.png" width="600" height="400"></article>';
          localStorage.setItem('seen', 'yes');
        });
      </script>`,
    ),
  ),
  '/story.json': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ title: 'A scripted story', text: prose('Script') }));
  },
  '/scripted-wall': html(
    page(
      'Please wait',
      `<div id="app"></div><script>
        document.title = 'Log in';
        document.getElementById('app').innerHTML =
          '<h1>Log in</h1><form><input type="password"></form>';
      </script>`,
    ),
  ),
  '/members': redirect('/login?to=/members'),
  '/login?to=/members': html(
    page('Log in', '<h1>Log in</h1><form><input name="user"><input type="password"></form>'),
  ),
  '/cookies': html(
    page(
      'News',
      '<div><p>We use cookies to show you this page.</p><button>Accept all</button> <a>Accept all</a></div>',
    ),
  ),
  '/robot': html(page('Just a moment...', '<h1>Checking your browser</h1><p>One second.</p>')),
  '/soft-404': html(page('Page not found', '<h1>Page not found</h1><p>Sorry, it is gone.</p>')),
  '/old-article-of-2009': redirect('/'),
  '/': html(page('The harbour news', `<h1>The harbour news</h1>${prose('News')}`)),
  '/to-file': redirect('file:///etc/passwd'),
  '/paper.pdf': (response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end(writePdf([['Tides and lamps', 'A paper about tides and lamps.']]));
  },
  '/error': (response) => void response.writeHead(500).end('broken'),
};

export async function startWebSite(): Promise<WebSite> {
  const asked: string[] = [];
  const site = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[request.url ?? ''];
    if (answer) answer(response, request.headers.cookie ?? '');
    else response.writeHead(404, utf8).end(page('Nothing', 'nothing'));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    asked,
    close() {
      site.closeAllConnections();
      site.close();
    },
  };
}
