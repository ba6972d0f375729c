// The program of index.html in a library's folder: see README.md.
import type { ListRow } from '../search/shards/page-files';
import { Finder } from './find';
import { articleItem } from './list-view';
import { loadPart, loadParts } from './load-part';
import { keepState, type PageState, readPlace, readState } from './page-state';
import { textsOfBrowser } from './page-texts';
import { readDirectory, readRows, readTextShard } from './read-part';

const { language, texts } = textsOfBrowser();
/** Articles that are shown at once; more follow at the end of the list. */
const shownAtOnce = 60;
/** A search is shown while files are still coming, after so many of them. */
const searchEvery = 24;
const typingMs = 150;

const element = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
const query = element<HTMLInputElement>('query');
const tagChoice = element<HTMLSelectElement>('tag');
const status = element('status');
const list = element('articles');
const more = element<HTMLButtonElement>('more');

let rows: readonly ListRow[] = [];
let textNames: readonly string[] = [];
let finder: Finder | null = null;
/** The loading of the words of all texts, once something is searched. */
let words: Promise<void> | null = null;
let hasWords = false;
let missing = 0;
let state: PageState = readState();
let found: readonly ListRow[] = [];
let shown = 0;

function number(count: number): string {
  return new Intl.NumberFormat(language).format(count);
}

async function start(): Promise<void> {
  document.documentElement.lang = language;
  query.placeholder = texts.search;
  query.setAttribute('aria-label', texts.search);
  tagChoice.setAttribute('aria-label', texts.tag);
  more.textContent = texts.more;
  status.textContent = texts.loading;
  const place = readPlace();
  await loadList();
  listen();
  takeState();
  showState();
  await words;
  while (shown < place.shown && shown < found.length) showMore();
  if (place.scrollY > 0) scrollTo(0, place.scrollY);
}

async function loadList(): Promise<void> {
  const directory = readDirectory(await loadPart('parts'));
  if (directory === null) {
    missing += 1;
    return;
  }
  const [, , lists, names] = directory;
  textNames = names;
  const all: ListRow[] = [];
  await loadParts(lists, (content) => {
    if (content === null) missing += 1;
    for (const row of readRows(content)) all.push(row);
  });
  rows = all.sort((one, other) => other[6] - one[6] || (one[0] < other[0] ? 1 : -1));
  fillTags();
}

function fillTags(): void {
  const counts = new Map<string, number>();
  for (const [, , , , , , , tags] of rows) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const option = (text: string, value: string) => {
    const made = new Option(text, value);
    tagChoice.append(made);
  };
  option(texts.allTags, '');
  for (const tag of [...counts.keys()].sort(compare)) {
    option(`${tag} (${number(counts.get(tag)!)})`, tag);
  }
}

function listen(): void {
  let typing: ReturnType<typeof setTimeout> | undefined;
  query.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(ask, typingMs);
  });
  tagChoice.addEventListener('change', ask);
  more.addEventListener('click', showMore);
  addEventListener('hashchange', () => {
    takeState();
    showState();
  });
  new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting && !more.hidden) showMore();
  }).observe(more);
}

/** Shows what the fields of the page ask for. */
function ask(): void {
  state = { question: query.value, tag: tagChoice.value };
  keepPlace();
  showState();
}

/** Fills the fields with what the address asks for. */
function takeState(): void {
  state = readState();
  query.value = state.question;
  tagChoice.value = state.tag;
}

const keepPlace = () => keepState(state, { shown, scrollY });

function showState(): void {
  const chosen = state.tag === '' ? rows : rows.filter((row) => row[7].includes(state.tag));
  const places = state.question.trim() === '' ? null : search(state.question);
  if (places === null) {
    show(chosen, false);
    return;
  }
  const isChosen = new Set(chosen);
  show(
    places.map((place) => rows[place]!).filter((row) => isChosen.has(row)),
    true,
  );
}

/** The places of what is found so far; null for a question without words. */
function search(question: string): number[] | null {
  finder ??= new Finder(rows);
  words ??= loadWords(finder);
  return finder.find(question);
}

/** Searches again while the words of the texts come, so that the first answers are there at once. */
async function loadWords(target: Finder): Promise<void> {
  let taken = 0;
  // The newest articles are in the last file.
  await loadParts(textNames.toReversed(), (content) => {
    const shard = readTextShard(content);
    if (shard === null) missing += 1;
    else target.add(shard);
    taken += 1;
    if (taken % searchEvery === 0 && taken < textNames.length) showState();
  });
  hasWords = true;
  showState();
}

function show(articles: readonly ListRow[], isFound: boolean): void {
  found = articles;
  shown = 0;
  list.replaceChildren();
  showMore();
  const isLoading = isFound && !hasWords;
  const what = isFound ? texts.found : texts.articles;
  const count = `${what}: ${number(articles.length)}`;
  const none = rows.length === 0 ? texts.empty : texts.nothing;
  const parts = [
    articles.length > 0 || isLoading ? count : none,
    isLoading ? texts.searching : '',
    missing > 0 ? texts.missing : '',
  ];
  status.textContent = parts.filter((part) => part !== '').join(' ');
  list.setAttribute('aria-busy', String(isLoading));
}

function showMore(): void {
  const some = found.slice(shown, shown + shownAtOnce);
  const actions = {
    onTag: (tag: string) => {
      scrollTo(0, 0);
      tagChoice.value = tag;
      ask();
    },
    onOpen: keepPlace,
  };
  list.append(...some.map((row) => articleItem(row, language, actions)));
  shown += some.length;
  more.hidden = shown >= found.length;
}

void start();
