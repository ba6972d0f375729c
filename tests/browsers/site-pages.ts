/** The pages of the test site, each with the sentences and the number of pictures that a save must keep. */
import { writePdf } from '../electron/write-pdf';

export interface SitePage {
  kind: string;
  path: string;
  /** Each must be in the saved article. */
  sentences: string[];
  pictures: number;
  /** Text that must not be in what is saved, for example a password. */
  never?: string[];
  body(host: SiteHost): SiteAnswer;
}

export interface SiteHost {
  /** An address on the page's own site. */
  own(path: string): string;
  /** The same path on the other site. */
  other(path: string): string;
  cookies: string;
}

export interface SiteAnswer {
  type?: string;
  status?: number;
  headers?: Record<string, string>;
  content: string | Buffer;
}

const PLACES = ['harbour', 'lighthouse', 'ropewalk', 'boatyard', 'fish market', 'customs house'];
const DEEDS = [
  'kept its own book of tides, in which every keeper wrote what the wind had done to the water',
  'was rebuilt after the winter of the long frost, with stones that came from the old sea wall',
  'closed its doors for one summer, and nobody in the town could say who had asked for it',
  'sold the last of its lamps to a collector, who lit them once a year on the quay',
];

/** Sentences that are on no other page. */
function sentencesOf(topic: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const place = PLACES[at % PLACES.length];
    return `In the ${topic} report, part ${at + 1}, the ${place} ${DEEDS[at % DEEDS.length]}.`;
  });
}

const paragraphs = (sentences: readonly string[]) =>
  sentences.map((sentence) => `<p>${sentence}</p>`).join('\n');

const picture = (name: string) => `/picture/${name}.png`;

const figure = (src: string, attributes = '') =>
  `<figure><img ${attributes} src="${src}" width="600" height="400"></figure>`;

function page(title: string, body: string, head = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}
<style>body { max-width: 700px; margin: auto } img { display: block }</style></head><body>${body}</body></html>`;
}

const article = (title: string, content: string) =>
  `<main><article><h1>${title}</h1>${content}</article></main>`;

function plain(
  kind: string,
  count: number,
  pictures: number,
  make: (sentences: string[], host: SiteHost) => string | SiteAnswer,
): SitePage {
  const sentences = sentencesOf(kind, count);
  return {
    kind,
    path: `/${kind.replaceAll(' ', '-')}`,
    sentences,
    pictures,
    body(host) {
      const made = make(sentences, host);
      return typeof made === 'string' ? { content: made } : made;
    },
  };
}

const KOREAN = [
  '항구의 등대지기는 밤마다 바람이 물에 한 일을 공책에 적어 두었다.',
  '오래된 방파제의 돌로 다시 지은 밧줄 공장은 겨울이 지나고서야 문을 열었다.',
  '시장 상인들은 마지막 등불을 산 수집가가 누구인지 아직도 궁금해한다.',
  '기록에 따르면 세관 건물은 한여름 내내 아무런 설명 없이 닫혀 있었다.',
];

/** The bytes of EUC-KR for each character that it has. */
function toEucKr(text: string): Buffer {
  const decoder = new TextDecoder('euc-kr');
  const codes = new Map<string, number[]>();
  for (let high = 0xa1; high <= 0xfe; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (!codes.has(character)) codes.set(character, [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((each) => codes.get(each) ?? [each.charCodeAt(0)]));
}

const koreanNews: SitePage = {
  kind: 'EUC-KR news',
  path: '/euc-kr-news',
  sentences: KOREAN,
  pictures: 2,
  body: () => ({
    type: 'text/html; charset=euc-kr',
    content: toEucKr(
      `<html><head><meta charset="euc-kr"><title>항구의 기록</title></head><body><div class="menu"><a href="/">처음</a></div>
<div id="articleBody"><h1>항구의 기록</h1>${figure(picture('k1'))}${paragraphs(KOREAN)}${figure(picture('k2'))}${paragraphs(KOREAN.map((each) => `${each} 그리고 이야기는 이어졌다.`))}</div></body></html>`,
    ),
  }),
};

const login = plain('login wall', 8, 1, (sentences, { cookies }) =>
  cookies.includes('member=1')
    ? page('Members', article('For members', paragraphs(sentences) + figure(picture('m1'))))
    : page('Members', article('For members', `<p>${sentences[0]}</p><p>Log in to read on.</p>`)),
);

const rendered = plain('client-side rendered', 8, 2, (sentences) =>
  page(
    'Rendered',
    `<div id="app"></div><script>
      setTimeout(() => {
        const box = document.createElement('main');
        box.innerHTML = ${JSON.stringify(article('Rendered', paragraphs(sentences) + figure(picture('r1')) + figure(picture('r2'))))};
        document.querySelector('#app').append(box);
        document.title = 'Rendered in the browser';
      }, 200);
    </script>`,
  ),
);

const lazy = plain('lazy images', 12, 6, (sentences) => {
  const late = (name: string) =>
    `<figure><img class="late" data-src="${picture(name)}" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" width="600" height="400"></figure>`;
  const native = (name: string) => figure(picture(name), 'loading="lazy"');
  const blocks = sentences.map((each) => `<p style="margin-bottom: 500px">${each}</p>`);
  const images = [late('z1'), native('z2'), late('z3'), native('z4'), late('z5'), native('z6')];
  return page(
    'Lazy',
    `${article('Lazy', blocks.map((block, at) => block + (images[at / 2] ?? '')).join('\n'))}<script>
      const seen = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) target.src = target.dataset.src;
      });
      for (const image of document.querySelectorAll('.late')) seen.observe(image);
    </script>`,
  );
});

const infinite = plain('infinite scroll', 10, 1, (sentences) =>
  page(
    'Endless',
    `${article('Endless', figure(picture('i1')) + paragraphs(sentences).replaceAll('<p>', '<p style="margin-bottom: 300px">'))}<div id="next"></div><script>
      let count = 0;
      addEventListener('scroll', () => {
        if (innerHeight + scrollY < document.documentElement.scrollHeight - 200) return;
        const more = document.createElement('section');
        more.innerHTML = '<h2>Next story ' + ++count + '</h2><p style="height: 1500px">Another story begins here.</p>';
        document.querySelector('#next').append(more);
      });
    </script>`,
  ),
);

const shadow = (mode: 'open' | 'closed') =>
  plain(`shadow DOM ${mode}`, 8, 2, (sentences) =>
    page(
      'Shadow',
      `<x-story><span slot="title">In the shadow</span>${paragraphs(sentences.slice(0, 4))}${figure(picture(`s1${mode}`))}</x-story><script>
      customElements.define('x-story', class extends HTMLElement {
        constructor() {
          super();
          const root = this.attachShadow({ mode: '${mode}' });
          root.innerHTML = ${JSON.stringify(`<style>h1 { color: teal }</style><article><h1><slot name="title"></slot></h1><slot></slot>${paragraphs(sentences.slice(4))}${figure(picture(`s2${mode}`))}</article>`)};
        }
      });
    </script>`,
    ),
  );

const frames: SitePage = {
  ...plain('frames across origins', 9, 3, (sentences, { other }) =>
    page(
      'Framed',
      article(
        'Framed',
        `${paragraphs(sentences.slice(0, 3))}${figure(picture('f1'))}<iframe width="640" height="500" src="${other('/framed-outer')}"></iframe>`,
      ),
    ),
  ),
};

const csp = plain('strict CSP', 8, 2, (sentences, { other }) => ({
  headers: {
    'content-security-policy': `default-src 'none'; img-src 'self' ${new URL(other('/')).origin}; connect-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-same-origin allow-scripts`,
  },
  content: page(
    'Strict',
    article('Strict', paragraphs(sentences) + figure(picture('c1')) + figure(other(picture('c2')))),
  ),
}));

const PDF_LINES = [
  'The harbour office printed its yearly report',
  'about the lamps and the ropes of the quay.',
];
const pdf: SitePage = {
  kind: 'PDF',
  path: '/report.pdf',
  sentences: PDF_LINES,
  pictures: 0,
  body: () => ({ type: 'application/pdf', content: writePdf([PDF_LINES]) }),
};

const paywall = plain('paywall overlay', 10, 1, (sentences) =>
  page(
    'Behind',
    `${article('Behind the overlay', paragraphs(sentences) + figure(picture('p1')))}<div role="dialog" style="position: fixed; inset: 30% 20%; background: white; z-index: 9"><h2>Subscribe now</h2><p>Unlimited access for one coin a month.</p><button>Subscribe</button></div>`,
    '<style>body { overflow: hidden; height: 100vh }</style>',
  ),
);

const thread = plain('long thread', 400, 1, (sentences) =>
  page(
    'Thread',
    `<main><h1>What happened at the quay?</h1>${figure(picture('t1'))}${sentences
      .map(
        (each, at) =>
          `<article class="comment" id="c${at}"><header><a href="/user/${at % 17}">sailor${at % 17}</a> <time datetime="2026-01-${String((at % 28) + 1).padStart(2, '0')}">a while ago</time></header><div class="comment-body"><p>${each}</p></div></article>`,
      )
      .join('\n')}</main>`,
  ),
);

const gallery = plain('gallery', 4, 8, (sentences, { other }) =>
  page(
    'Gallery',
    `${article(
      'Gallery',
      `${paragraphs(sentences)}
<figure><picture><source srcset="${picture('g1-large')} 2x, ${picture('g1')} 1x"><img src="${picture('never')}" width="600" height="400"></picture></figure>
<figure><img srcset="${picture('g2')} 600w, ${picture('g2-large')} 1200w" sizes="600px" src="${picture('never')}" width="600" height="400"></figure>
${[3, 4, 5, 6].map((at) => figure(other(picture(`g${at}`)))).join('\n')}
<figure><img id="blob" width="600" height="400"></figure>
<figure><canvas id="chart" width="600" height="400" aria-label="Ships by month"></canvas></figure>`,
    )}<script>
      fetch(${JSON.stringify(picture('g7'))}).then((answer) => answer.blob()).then((blob) => {
        document.querySelector('#blob').src = URL.createObjectURL(blob);
      });
      const pen = document.querySelector('#chart').getContext('2d');
      pen.fillStyle = 'teal';
      for (let at = 0; at < 10; at++) pen.fillRect(at * 60, 400 - at * 40, 50, at * 40);
    </script>`,
  ),
);

const form: SitePage = {
  ...plain('form state', 6, 0, (sentences) =>
    page(
      'Form',
      `${article('Form', `${paragraphs(sentences)}<form><label>Answer <input id="answer"></label><label>Password <input type="password" id="pass" value="stored-secret"></label><input type="hidden" name="csrf" value="hidden-secret"><label>Essay <textarea id="essay"></textarea></label><select id="choice"><option>first</option><option>second</option></select></form>`)}<script>
      document.querySelector('#answer').value = 'typed by the reader';
      document.querySelector('#essay').value = 'a typed essay';
      document.querySelector('#pass').value = 'typed-secret';
      document.querySelector('#choice').selectedIndex = 1;
    </script>`,
    ),
  ),
  never: ['typed-secret', 'stored-secret', 'hidden-secret'],
};

export const sitePages: SitePage[] = [
  koreanNews,
  login,
  rendered,
  lazy,
  infinite,
  shadow('open'),
  shadow('closed'),
  frames,
  csp,
  pdf,
  paywall,
  thread,
  gallery,
  form,
];

/** What pages take in: frames. */
export const innerPages: Record<string, (host: SiteHost) => string> = {
  '/framed-outer': ({ other }) =>
    page(
      'Outer',
      `${paragraphs(frames.sentences.slice(3, 6))}${figure(picture('f2'))}<iframe width="600" height="400" src="${other('/framed-inner')}"></iframe>`,
    ),
  '/framed-inner': () =>
    page('Inner', `${paragraphs(frames.sentences.slice(6))}${figure(picture('f3'))}`),
};
