import { expect, it } from 'vitest';
import type { ImportInput } from '../../../../renderer/library/import/import-batch';
import { planImport } from '../../../../renderer/library/import/import-plan';

const input = (name: string): ImportInput => ({ kind: 'missing', name, reason: 'vanished' });
const left = (...names: string[]) => planImport(names.map(input)).first.map(({ name }) => name);

it('leaves out what a browser saved beside a page', () => {
  expect(left('s/page.html', 's/page_files/a.png', 's/page_files/deep/b.js')).toEqual([
    's/page.html',
  ]);
  expect(left('page.htm', 'page.files/a.png')).toEqual(['page.htm']);
});

it('knows the page by another composition of its letters', () => {
  const page = '한글.html'.normalize('NFC');
  expect(left(page, '한글_files/a.png'.normalize('NFD'))).toEqual([page]);
});

it('keeps a folder that only looks like one', () => {
  const names = ['s/my_files/a.html', 't/page.html', 's/page_files/b.html'];
  expect(left(...names)).toEqual(names);
});

it('reads the texts beside an Omnivore library last, should nobody have asked for them', () => {
  const { first, leftOver } = planImport(
    [
      'o/metadata_0_to_20.json',
      'o/content/a.html',
      'o/highlights/a.md',
      'other/content/b.html',
    ].map(input),
  );
  expect(first.map(({ name }) => name)).toEqual([
    'o/metadata_0_to_20.json',
    'other/content/b.html',
  ]);
  expect(leftOver.map(({ name }) => name)).toEqual(['o/content/a.html', 'o/highlights/a.md']);
});

it('takes the one page out of a file that unpacks itself', () => {
  expect(
    left('a.html/index.html', 'a.html/images/0.png', 'b.zip/index.html', 'b.zip/c.html'),
  ).toEqual(['a.html/index.html', 'b.zip/index.html', 'b.zip/c.html']);
});

it('reads the pages beside a Readeck or a Matter library last, and nothing else of it', () => {
  const plan = planImport(
    [
      'r/data.json',
      'r/bookmarks/Ab1/info.json',
      'r/bookmarks/Ab1/container/index.html',
      'r/bookmarks/Ab1/container/_resources/a.png',
      'm/_matter_history.csv',
      'm/_matter_highlights.csv',
      'm/12.html',
      'other/data.json',
    ].map(input),
  );
  expect(plan.first.map(({ name }) => name)).toEqual([
    'r/bookmarks/Ab1/info.json',
    'm/_matter_history.csv',
    'other/data.json',
  ]);
  expect(plan.leftOver.map(({ name }) => name)).toEqual([
    'r/bookmarks/Ab1/container/index.html',
    'm/12.html',
  ]);
  expect(plan.companions).toHaveLength(5);
});

it('reads the papers beside a Zotero library last, and its saved pages as pages', () => {
  const { first, leftOver } = planImport(
    ['z/Mine.rdf', 'z/files/2/paper.pdf', 'z/files/3/page.html', 'z/other.pdf'].map(input),
  );
  expect(first.map(({ name }) => name)).toEqual([
    'z/Mine.rdf',
    'z/files/3/page.html',
    'z/other.pdf',
  ]);
  expect(leftOver.map(({ name }) => name)).toEqual(['z/files/2/paper.pdf']);
});

it('gives all images of a folder to its pages, and reports images that are dropped alone', () => {
  const plan = planImport(['m/a.example/p/one.html', 'm/a.example/i/x.PNG'].map(input));
  expect(plan.first.map(({ name }) => name)).toEqual(['m/a.example/p/one.html']);
  expect(plan.companions.map(({ name }) => name)).toEqual(['m/a.example/i/x.PNG']);
  expect(left('p/x.png')).toEqual(['p/x.png']);
});

it.each(['-Dateien', '_fichiers', '_archivos', '_ficheiros', '-filer', '_αρχεία', '_Files'])(
  'knows the folder of a complete save by %s',
  (ending) => {
    expect(left('s/쪽.html', `s/쪽${ending}/a.html`)).toEqual(['s/쪽.html']);
    expect(left('s/쪽.html', `s/other${ending}/a.html`)).toHaveLength(2);
  },
);

it('leaves out the logs, caches and settings of mirrors and archives', () => {
  const own = ['hts-log.txt', 'hts-cache/new.txt', 'index.html', 'cookies.txt', 'hts-nohref.txt'];
  expect(left(...own.map((name) => `m/${name}`), 'm/a.example/index.html', 'wget-log')).toEqual([
    'm/a.example/index.html',
  ]);
  expect(
    left(
      'b/ArchiveBox.conf',
      'b/logs/errors.log',
      'b/archive/1714979289.5/index.json',
      'b/archive/1714979289.5/singlefile.html',
      'b/archive/1714979289/deep/er/page.html',
      'b/notes.md',
    ),
  ).toEqual([
    'b/archive/1714979289.5/index.json',
    'b/archive/1714979289/deep/er/page.html',
    'b/notes.md',
  ]);
});

it("leaves the account out of Medium's export, and other people's addresses out of Substack's", () => {
  const medium = ['profile/profile.html', 'ips.html', 'sessions/sessions-0001.html', 'README.html'];
  const read = ['posts/2019-05-03_The-bell-0a.html', 'claps/claps-0001.html'];
  expect(left(...[...medium, ...read].map((name) => `medium-export/${name}`))).toEqual(
    read.map((name) => `medium-export/${name}`),
  );
  const plan = planImport(
    [
      'posts.csv',
      'email_list.ferry.csv',
      'posts/1.a.html',
      'posts/1.delivers.csv',
      'posts/1.opens.csv',
    ].map(input),
  );
  expect(plan.first.map(({ name }) => name)).toEqual(['posts.csv']);
  expect(plan.leftOver.map(({ name }) => name)).toEqual(['posts/1.a.html']);
  expect(left('other/profile/profile.html', 'other/ips.html')).toHaveLength(2);
});

it('leaves out what backups of Korean blogs keep beside the posts', () => {
  const beside = ['index.json', 'index_cat1.html', 'posts/7/7.html', 'posts/7/7_comments.json'];
  expect(left(...beside.map((name) => `ferry/${name}`), 'ferry/posts/7/7.json')).toEqual([
    'ferry/posts/7/7.json',
  ]);
  expect(left('naver/manifest.json', 'naver/강/2018-09-07-221354460116-note.md')).toEqual([
    'naver/강/2018-09-07-221354460116-note.md',
  ]);
  expect(left('other/manifest.json', 'other/2018-09-07-note.md')).toHaveLength(2);
});

it("leaves out the themes of a blog in Google's export, and the addresses in a newer one of Medium", () => {
  const blog = ['feed.atom', 'theme-classic.html', 'theme-layouts.xml', 'settings.csv'];
  expect(left(...blog.map((name) => `Takeout/Blogger/Blogs/Ferry/${name}`))).toEqual([
    'Takeout/Blogger/Blogs/Ferry/feed.atom',
  ]);
  expect(left('other/theme-classic.html')).toHaveLength(1);
  expect(left('profile/profile.html', 'posts/a.html', 'ips/ips-0001.html')).toEqual([
    'posts/a.html',
  ]);
});

it('takes pictures that wget named with their query for companions', () => {
  const names = ['ferry.example/a.html', 'ferry.example/up/map.png@v=2', 'ferry.example/b.jpg?w=9'];
  expect(left(...names)).toEqual(['ferry.example/a.html']);
});

it('tells each page of a drop the names of the others, without their content', () => {
  const { companions, first } = planImport(['s/a.html', 's/b.htm', 's/c.png'].map(input));
  expect(first).toHaveLength(2);
  expect(companions.filter(({ kind }) => kind === 'page').map(({ name }) => name)).toEqual([
    's/a.html',
    's/b.htm',
  ]);
  expect(planImport([input('s/a.html')]).companions).toEqual([]);
});
