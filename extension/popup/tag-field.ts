/** The field for tags: chosen ones as buttons that take them away, and the library's own by type-ahead. */
import { part } from '../localize';

export interface TagField {
  tags(): string[];
  /** The library's tags that begin with `prefix` have come. */
  suggest(prefix: string, tags: string[]): void;
}

/** @param changed is called after each change; `ask` asks for the tags with a prefix */
export function makeTagField(changed: () => void, ask: (prefix: string) => void): TagField {
  const input = part<HTMLInputElement>('tag');
  const list = part('tag-options');
  const chosen: string[] = [];
  let active = -1;

  const options = () => [...list.children] as HTMLElement[];
  const show = (at: number) => {
    active = at;
    for (const [index, option] of options().entries()) {
      option.setAttribute('aria-selected', String(index === at));
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    const id = options()[at]?.id;
    if (id) input.setAttribute('aria-activedescendant', id);
    else input.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    show(-1);
  };
  const add = (typed: string) => {
    const tag = typed.trim().replace(/^#/, '');
    if (tag && !chosen.includes(tag)) chosen.push(tag);
    input.value = '';
    close();
    draw();
  };
  const remove = (tag: string) => {
    chosen.splice(chosen.indexOf(tag), 1);
    draw();
    input.focus();
  };
  const draw = () => {
    part('tags').replaceChildren(
      ...chosen.map((tag) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = `${tag} ×`;
        button.setAttribute('aria-label', chrome.i18n.getMessage('remove_tag', tag));
        button.addEventListener('click', () => remove(tag));
        return button;
      }),
    );
    changed();
  };

  input.addEventListener('input', () => {
    const prefix = input.value.trim();
    if (/,$/.test(prefix)) add(prefix.slice(0, -1));
    else if (prefix) ask(prefix);
    else close();
  });
  input.addEventListener('keydown', (event) => {
    // While a syllable is being composed, Enter ends the syllable.
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === 'ArrowDown' && count > 0) show((active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) show((active - 1 + count) % count);
    else if (event.key === 'Escape' && count > 0) close();
    else if (event.key === 'Enter' && input.value.trim())
      add(options()[active]?.textContent ?? input.value);
    else if (event.key === 'Backspace' && input.value === '' && chosen.length > 0) {
      remove(chosen.at(-1) ?? '');
    } else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = (event.target as Element).closest('li');
    if (option) add(option.textContent ?? '');
  });

  return {
    // What is typed and not yet ended counts.
    tags: () => [...new Set([...chosen, input.value.trim()].filter(Boolean))],
    suggest(prefix, tags) {
      if (prefix !== input.value.trim()) return;
      const left = tags.filter((tag) => !chosen.includes(tag));
      close();
      list.append(...left.map(optionOf));
      list.hidden = left.length === 0;
      input.setAttribute('aria-expanded', String(left.length > 0));
    },
  };
}

function optionOf(tag: string, at: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `tag-option-${at}`;
  option.role = 'option';
  option.textContent = tag;
  return option;
}
