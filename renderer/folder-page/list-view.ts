// The articles on the page. Everything that a file says becomes text of an element, never markup.
import type { ListRow } from '../search/shards/page-files';

interface ListActions {
  /** Called with a tag of an article that was pressed. */
  onTag(tag: string): void;
  /** Called before an article is opened. */
  onOpen(): void;
}

/** One article: its title as a link, what is known of it, and its tags. */
export function articleItem(row: ListRow, language: string, actions: ListActions): HTMLLIElement {
  const [, title, site, authors, lang, published, savedAt, tags, folder] = row;
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `articles/${folder.split('/').map(encodeURIComponent).join('/')}/article.html`;
  link.textContent = title.trim() || folder;
  link.dir = 'auto';
  if (lang !== '') link.lang = lang;
  link.addEventListener('click', actions.onOpen);
  const facts = document.createElement('p');
  facts.dir = 'auto';
  const date = dateText(published || savedAt, language);
  facts.textContent = [site, authors, date].filter((fact) => fact !== '').join(' · ');
  item.append(link, facts);
  if (tags.length > 0) item.append(tagButtons(tags, actions));
  return item;
}

function tagButtons(tags: readonly string[], { onTag }: ListActions): HTMLElement {
  const group = document.createElement('p');
  group.className = 'tags';
  for (const tag of tags) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `#${tag}`;
    button.addEventListener('click', () => onTag(tag));
    group.append(button);
  }
  return group;
}

/** A day in the reader's language; a year or a month as it is written. */
function dateText(date: string | number, language: string): string {
  const isDay = typeof date === 'number' || /^\d{4}-\d{2}-\d{2}$/.test(date);
  if (!isDay) return date;
  const day = new Date(typeof date === 'number' ? date : `${date}T12:00:00`);
  if (Number.isNaN(day.getTime())) return String(date);
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(day);
}
