// What the pages of one site have in common is left out of each, and nothing else.
import { expect, type Page } from '@playwright/test';
import { randomOf } from '../random.mjs';
import { test } from './engine-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

interface Read {
  title: string;
  text: string;
}

/** Reads the pages in order, and the first ones once more at the end. */
function readInOrder(pages: { url: string; html: string }[]): Promise<Read[]> {
  return page.evaluate(async (given) => {
    const traces = new Map<string, ReturnType<typeof core.traceOf>[]>();
    const context = {
      ...core.context,
      familyOf: async (site: string) => core.familyOf(traces.get(site) ?? []),
      learn: (site: string, trace: ReturnType<typeof core.traceOf>) => {
        traces.set(site, core.withTrace(traces.get(site) ?? [], trace));
      },
    };
    const read: { title: string; text: string }[] = [];
    for (const { url, html } of given) {
      const bytes = new TextEncoder().encode(html);
      const source = { name: 'page.html', bytes, modifiedAt: null };
      const named = { ...source, cameFrom: { url, savedAt: null, format: 'html' } };
      for await (const item of core.readSource(named, context)) {
        if (item.ok && 'draft' in item) {
          const { title, html: body } = item.draft;
          const text = core.textOf(core.context.parseHtml(body).body, {
            captions: false,
            asides: false,
          });
          read.push({ title, text });
        }
      }
    }
    return read;
  }, pages);
}

const languages = {
  en: {
    words:
      'harbour office counted barges night quay ferry winter letters river crossing lantern keeper morning bridge timber ropes market'.split(
        ' ',
      ),
    furniture:
      'We at the Quay Letter walk the harbour every week and write down what we see, for those who cannot.',
    label: 'In short',
    site: 'The Quay Letter of Barge Street',
  },
  ko: {
    words:
      '항구 사무소 배를 세었다 밤마다 부두에서 겨울 편지를 강가의 다리 등불을 켜고 아침 시장에서 밧줄을 나르며 사람들이 기다렸다 오래된 창고를'.split(
        ' ',
      ),
    furniture:
      '부두통신은 매주 항구를 걸으며 본 것을 적어 오지 못하는 이웃에게 보내는 작은 신문이다.',
    label: '한눈에 보기',
    site: '부두통신',
  },
};

function makeSite(lang: keyof typeof languages, seed: number) {
  const random = randomOf(seed);
  const { words, furniture, label, site } = languages[lang];
  const sentence = () => {
    const some = Array.from({ length: 16 }, () => words[Math.floor(random() * words.length)]);
    return `${some.join(' ')} ${Math.floor(random() * 9000)}.`;
  };
  return Array.from({ length: 7 }, (_, number) => {
    const paragraphs = Array.from({ length: 5 }, sentence);
    const title = `${sentence().slice(0, 24).trim()} ${number}`;
    const [first, ...rest] = paragraphs.map((text) => `<p>${text}</p>`);
    const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<title>${title} - ${site}</title></head><body><article><h1>x</h1>
${first}<p>${furniture}</p>${rest.join('')}<h3>${label}</h3><ul><li>salt</li></ul>
<p>${sentence().slice(0, 60)}.</p></article></body></html>`;
    return { url: `https://${lang}.quay.example/${number}`, html, paragraphs, title };
  });
}

for (const lang of ['en', 'ko'] as const) {
  test(`a site's own paragraph goes from the fifth page on (${lang})`, async () => {
    const pages = makeSite(lang, lang === 'en' ? 5 : 6);
    const { furniture, label } = languages[lang];
    const read = await readInOrder([...pages, pages[0]!]);
    for (const [at, { paragraphs }] of [...pages, pages[0]!].entries()) {
      const { text, title } = read[at]!;
      // With fewer pages the common part cannot be known.
      expect(text.includes(furniture)).toBe(at < 4);
      expect(paragraphs.filter((one) => !text.includes(one))).toEqual([]);
      // Every article has a label of its own.
      expect(text).toContain(label);
      expect(text).toContain('salt');
      if (at >= 4) expect(title).toBe((pages[at] ?? pages[0]!).title);
    }
  });
}

test('an article that is imported several times is not removed as furniture', async () => {
  const [one] = makeSite('en', 7);
  const { html, paragraphs } = one!;
  const mirrors = Array.from({ length: 8 }, (_, at) => ({
    url: `https://en.quay.example/story?ref=${at}&page=a${at}`,
    html,
  }));
  for (const { text } of await readInOrder(mirrors)) {
    expect(paragraphs.filter((paragraph) => !text.includes(paragraph))).toEqual([]);
  }
});

test('another site is not affected', async () => {
  const pages = makeSite('en', 8);
  const [first] = pages;
  const elsewhere = { url: 'https://other.example/1', html: first!.html };
  const read = await readInOrder([...pages, elsewhere]);
  expect(read.at(-1)!.text).toContain(languages.en.furniture);
});
