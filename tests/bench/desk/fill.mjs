// Articles with bodies of two to seven kilobytes of text, written directly into the page's database.
import { randomOf } from '../../random.mjs';
import { vocabularyOf } from '../saved-pages.mjs';

const atOnce = 250;
const vocabularies = { ko: vocabularyOf(1, 'ko'), en: vocabularyOf(2, 'en') };

/** Fills the library of a window and resolves once its folder, index and copies have followed. */
export async function fill(page, count) {
  const random = randomOf(20);
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) =>
      articleOf(from + at, random),
    );
    await page.evaluate(put, some);
  }
  await page.evaluate(() => {
    const channel = new BroadcastChannel('carrel-changes');
    channel.postMessage(null);
    channel.close();
  });
  for (let tried = 0; !(await page.evaluate(haveFollowed)); tried++) {
    if (tried > 600) throw new Error('the library did not follow within ten minutes');
    await page.waitForTimeout(1_000);
  }
}

const titleOf = (number) => `Article ${number} of the desk`;

function articleOf(number, random) {
  const lang = number % 2 ? 'ko' : 'en';
  const word = () => vocabularies[lang](random);
  const sentence = () => `${Array.from({ length: 8 + (number % 7) }, word).join(' ')}.`;
  const paragraphs = Array.from({ length: 10 + Math.floor(random() * 20) }, () =>
    [sentence(), sentence(), sentence()].join(' '),
  );
  const id = `01BENCH${String(number).padStart(19, '0')}`;
  const text = paragraphs.join('\n\n');
  const html = paragraphs
    .map((each, at) =>
      at % 6 === 5 ? `<h2>${each.slice(0, 40)}</h2><p>${each}</p>` : `<p>${each}</p>`,
    )
    .join('');
  const article = {
    id,
    kind: 'article',
    title: titleOf(number),
    byline: ['김민수'],
    site: `site-${number % 40}.example`,
    url: `https://site-${number % 40}.example/${number}`,
    canonicalUrl: `https://site-${number % 40}.example/${number}`,
    lang,
    publishedAt: '2025-02-20',
    updatedAt: null,
    section: null,
    keywords: [],
    licence: null,
    savedAt: 1_700_000_000_000 + number * 60_000,
    tags: [`tag-${number % 25}`],
    // The first opening of an unread article is stored, which is a write for each.
    state: 'reading',
    starred: number % 9 === 0,
    progress: 0,
    note: '',
    highlightCount: 0,
    excerpt: text.slice(0, 200),
    wordCount: paragraphs.length * 30,
    readingMinutes: 1 + (number % 12),
    missingImages: 0,
    source: { format: 'text', fileName: `${number}.txt`, importedAt: 1_700_000_000_000 },
    originals: [],
    folder: `articles/2025/02/desk-${String(number).padStart(10, '0')}`,
    hasImage: false,
    textSha256: number.toString(16).padStart(64, '0'),
  };
  return { article, text, html };
}

/** Runs in the page. */
async function put(some) {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('carrel');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const names = ['articles', 'texts', 'html', 'changes'];
  const transaction = database.transaction(names, 'readwrite');
  const [articles, texts, html, changes] = names.map((name) => transaction.objectStore(name));
  for (const each of some) {
    const { id } = each.article;
    articles.put(each.article);
    texts.put({ id, text: each.text });
    html.put({ id, html: each.html });
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
    changes.openCursor(null, 'prev').onsuccess = ({ target }) => {
      const last = target.result?.key ?? 0;
      for (const [at, { article }] of some.entries()) {
        changes.put({ seq: last + 1 + at, kind: 'article-added', id: article.id, at: Date.now() });
      }
    };
  });
  database.close();
}

/** Runs in the page: true once every follower has read the whole change log. */
async function haveFollowed() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('carrel');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(['changes', 'cursors'], 'readonly');
  const read = (request) =>
    new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const cursor = await read(transaction.objectStore('changes').openCursor(null, 'prev'));
  const followers = await read(transaction.objectStore('cursors').getAll());
  database.close();
  return ['vault', 'copies'].every((name) =>
    followers.some(({ follower, seq }) => follower === name && seq >= cursor.key),
  );
}
